using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Policy.Targets;

/// <summary>Where an enquiry stands (§1): exactly one of these, so callers must look.</summary>
public abstract record Standing
{
    private Standing() { }

    /// <summary>It waits, and no reminder is due before <paramref name="WarnAt"/>.</summary>
    public sealed record Waiting(Instant WarnAt) : Standing;

    /// <summary>The first deadline, due at <paramref name="FirstDue"/>, is near or not yet known to have lapsed.</summary>
    public sealed record DueSoon(Instant FirstDue) : Standing;

    /// <summary>The aim has lapsed; the commitment, due at <paramref name="BreachDue"/>, has not.</summary>
    public sealed record PastAim(Instant BreachDue) : Standing;

    /// <summary>The commitment, or the aim where there is none, lapsed at <paramref name="Since"/>. Only an answer before that undoes it.</summary>
    public sealed record Breached(Instant Since) : Standing;

    /// <summary>It was answered.</summary>
    /// <param name="At">When.</param>
    /// <param name="By">By whom: an account, never a person.</param>
    /// <param name="Turnaround">Office time from received to answered.</param>
    /// <param name="AimMet">Whether the answer met the aim.</param>
    /// <param name="CommitmentMet">Whether it met the commitment; null when there is none.</param>
    public sealed record Answered(Instant At, AnsweredBy By, Duration Turnaround, bool AimMet, bool? CommitmentMet) : Standing;

    /// <summary>Nobody answered for ten open days after the breach: a miss, off the open list; a later answer still closes it as late.</summary>
    public sealed record NeverAnswered(Instant BreachedSince) : Standing;

    /// <summary>It ended without an answer.</summary>
    public sealed record Closed(ClosingReason Reason) : Standing;
}
