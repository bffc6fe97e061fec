namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>The best evidence of visits in a week.</summary>
public enum WeekEvidence
{
    /// <summary>No visited day.</summary>
    None,

    /// <summary>Every visit was known from a published post alone, which may have been scheduled: the weekly summary says so.</summary>
    WeakOnly,

    /// <summary>At least one visit where somebody was there.</summary>
    Strong,
}
