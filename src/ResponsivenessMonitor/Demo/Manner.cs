namespace ResponsivenessMonitor.Demo;

/// <summary>How soon an account of the pretend university answers.</summary>
internal enum Manner
{
    /// <summary>Within the hour, nearly always.</summary>
    Prompt,

    /// <summary>Within the office day.</summary>
    SameDay,

    /// <summary>After work, at home.</summary>
    Evening,

    /// <summary>Some on the day, some days later, some never.</summary>
    Slow,

    /// <summary>At any hour of day and night, within the half hour.</summary>
    AllHours,

    /// <summary>Not at all.</summary>
    Never,
}
