using NodaTime;

namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>Whether a check-in counts (¶15 c).</summary>
public abstract record CheckInDecision
{
    private CheckInDecision() { }

    /// <summary>It counts as strong evidence for its date.</summary>
    public sealed record Accepted : CheckInDecision;

    /// <summary>It was given before its date began.</summary>
    public sealed record TooEarly : CheckInDecision;

    /// <summary>It was given more than three days after its date.</summary>
    /// <param name="LastDay">The last local date on which it would have counted.</param>
    public sealed record TooLate(LocalDate LastDay) : CheckInDecision;
}
