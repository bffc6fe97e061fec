namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>The days of one account that a weekly summary covers (¶15 c).</summary>
/// <param name="Days">The days, in any order.</param>
public sealed record VisitWeek(ValueList<JudgedDay> Days)
{
    /// <summary>How good the evidence of its visits is.</summary>
    public WeekEvidence Evidence
    {
        get
        {
            EvidenceStrength[] visits = [.. Days.Select(day => day.Verdict).OfType<VisitVerdict.Visited>().Select(visit => visit.Strength)];
            return visits.Length == 0 ? WeekEvidence.None
                : visits.Contains(EvidenceStrength.Strong) ? WeekEvidence.Strong
                : WeekEvidence.WeakOnly;
        }
    }
}
