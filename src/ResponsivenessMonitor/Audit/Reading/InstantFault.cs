namespace ResponsivenessMonitor.Audit.Reading;

/// <summary>Why a text is no instant.</summary>
internal enum InstantFault
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>It does not look like one.</summary>
    Form,

    /// <summary>It looks like one, but its offset is missing.</summary>
    Offset,

    /// <summary>There is no such date or time of day.</summary>
    Value,

    /// <summary>It lies outside 1970 to 2199.</summary>
    Range,
}
