namespace ResponsivenessMonitor.Audit.Measuring;

/// <summary>How far a deadline was kept.</summary>
/// <param name="Met">Enquiries answered at or before the lapse.</param>
/// <param name="UnansweredPast">Enquiries unanswered past the lapse.</param>
/// <param name="Of">All that count: the answered ones and those unanswered past the lapse.</param>
internal readonly record struct Attainment(int Met, int UnansweredPast, int Of)
{
    /// <summary>From 0 to 1; null when nothing counts.</summary>
    internal double? Share => Of == 0 ? null : (double)Met / Of;
}
