namespace ResponsivenessMonitor;

/// <summary>
/// What the manual and the schema of the settings say of one beside its name, kind, default and comment. Nothing is checked by it: that the bounds
/// are those of the checks is tested.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingAttribute : Attribute
{
    /// <summary>How it may be written; of a list in JSON.</summary>
    public string? Example { get; set; }

    /// <summary>What holds where nothing is stated, in words, when the value itself says nothing.</summary>
    public string? Default { get; set; }

    /// <summary>Whether it may hold what nobody is to read: then its value is never shown.</summary>
    public bool IsSecret { get; set; }

    /// <summary>The least, as it is written; null when there is none, or it depends on other settings.</summary>
    public string? From { get; set; }

    /// <summary>The greatest.</summary>
    public string? To { get; set; }

    /// <summary>Of settings by name: what stands for the name in the manual.</summary>
    public string? Key { get; set; }

    /// <summary>Whether a list may be a single text instead.</summary>
    public bool OrOne { get; set; }
}
