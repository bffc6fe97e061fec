using NodaTime;

namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>What is said of one account on one day (¶15 c): exactly one of these.</summary>
public abstract record VisitVerdict
{
    private VisitVerdict() { }

    /// <summary>No visit was asked for; skipped in every count.</summary>
    /// <param name="Reason">Why not.</param>
    public sealed record NotDue(NotDueReason Reason) : VisitVerdict;

    /// <summary>The account was visited.</summary>
    /// <param name="Evidence">The first strong piece of evidence, else the first weak one.</param>
    public sealed record Visited(VisitEvidence Evidence) : VisitVerdict
    {
        /// <summary>Strong as soon as one piece of the day's evidence is.</summary>
        public EvidenceStrength Strength => Evidence.Strength;
    }

    /// <summary>The account was read in full after the day ended, and nothing showed a visit. A check-in or later evidence undoes it.</summary>
    /// <param name="KnownAt">When that reading began.</param>
    public sealed record Missed(Instant KnownAt) : VisitVerdict;

    /// <summary>Nothing is known; skipped in every count. A check-in or later evidence makes it visited.</summary>
    /// <param name="Reason">Why not.</param>
    public sealed record Unknown(UnknownReason Reason) : VisitVerdict
    {
        /// <summary>Whether it can no longer become missed.</summary>
        public bool IsFinal => Reason == UnknownReason.NotReadBeforeDigest;
    }
}
