namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>Why an account looks defunct.</summary>
public enum DefunctReason
{
    /// <summary>The platform says that it is gone.</summary>
    Gone,

    /// <summary>Its registered end has passed.</summary>
    PurposeEnded,

    /// <summary>Two or more other signs.</summary>
    SeveralSigns,

    /// <summary>Dormant and unvisited, and nothing else, for 60 days.</summary>
    QuietForLong,
}
