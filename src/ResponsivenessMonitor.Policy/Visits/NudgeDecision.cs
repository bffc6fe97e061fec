using NodaTime;

namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>Whether an administrator is reminded of today's visit (¶15 c), and why not.</summary>
public abstract record NudgeDecision
{
    private NudgeDecision() { }

    /// <summary>It is not time yet.</summary>
    /// <param name="Until">When the nudge falls due.</param>
    public sealed record Waits(Instant Until) : NudgeDecision;

    /// <summary>A nudge is given.</summary>
    /// <param name="DueAt">When it fell due.</param>
    public sealed record Given(Instant DueAt) : NudgeDecision;

    /// <summary>Three days in a row were missed, and this week's single line is given.</summary>
    /// <param name="DueAt">When it fell due.</param>
    public sealed record GivenAsWeeklyLine(Instant DueAt) : NudgeDecision;

    /// <summary>No nudge.</summary>
    /// <param name="Reason">Why not.</param>
    public sealed record Withheld(NudgeReason Reason) : NudgeDecision;
}
