using NodaTime;

namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>Whether an inbound item judged spam is listed as still visible (¶15 c).</summary>
public abstract record SpamDecision
{
    private SpamDecision() { }

    /// <summary>The office still has time to remove it.</summary>
    /// <param name="From">A reading begun at or after this instant decides.</param>
    public sealed record NotYet(Instant From) : SpamDecision;

    /// <summary>The reading no longer showed it.</summary>
    public sealed record Removed : SpamDecision;

    /// <summary>It is listed with its link, in nudge and digest.</summary>
    /// <param name="SeenAt">When the reading began that showed it.</param>
    public sealed record Listed(Instant SeenAt) : SpamDecision;
}
