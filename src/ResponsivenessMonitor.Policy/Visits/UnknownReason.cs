namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>Why nothing can be said of a day.</summary>
public enum UnknownReason
{
    /// <summary>The day is not over, and a visit may still come.</summary>
    DayNotOver,

    /// <summary>The account has not been read in full since the day ended.</summary>
    NotReadSince,

    /// <summary>It was not read in full between the day's end and the next digest: the day never becomes missed.</summary>
    NotReadBeforeDigest,
}
