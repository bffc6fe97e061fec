namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>What a digest speaks of; the first one of a week or month sums that up too.</summary>
[Flags]
public enum DigestScope
{
    /// <summary>What became known since the last digest.</summary>
    Day = 1,

    /// <summary>The week before.</summary>
    Week = 2,

    /// <summary>The month before.</summary>
    Month = 4,

    /// <summary>The year before, in a report of its own (¶10).</summary>
    Year = 8,
}
