namespace ResponsivenessMonitor.Commands.Configuring;

/// <summary>A place of the settings, as the manual and the schema show it.</summary>
/// <param name="Path">Its path, such as <c>Mail:Graph:Tenant</c>, with <c>NAME</c> where any name may stand.</param>
/// <param name="Meaning">What its comment says, as Markdown.</param>
/// <param name="Mark">What else is said of it.</param>
internal abstract record SettingNode(string Path, string Meaning, SettingAttribute Mark)
{
    /// <summary>The last part of its path.</summary>
    internal string Name => Path.Split(':')[^1];

    /// <summary>One value.</summary>
    /// <param name="Path">Its path.</param>
    /// <param name="Meaning">What its comment says.</param>
    /// <param name="Mark">What else is said of it.</param>
    /// <param name="Kind">Its type.</param>
    /// <param name="Default">As it is written; null or empty when nothing holds.</param>
    internal sealed record Single(string Path, string Meaning, SettingAttribute Mark, Type Kind, string? Default)
        : SettingNode(Path, Meaning, Mark);

    /// <summary>A list of texts, which is empty where nothing is stated.</summary>
    /// <param name="Path">Its path.</param>
    /// <param name="Meaning">What its comment says.</param>
    /// <param name="Mark">What else is said of it.</param>
    internal sealed record Many(string Path, string Meaning, SettingAttribute Mark) : SettingNode(Path, Meaning, Mark);

    /// <summary>Settings by any name.</summary>
    /// <param name="Path">Its path.</param>
    /// <param name="Meaning">What its comment says.</param>
    /// <param name="Mark">What else is said of it.</param>
    /// <param name="Each">What stands under each name.</param>
    internal sealed record Named(string Path, string Meaning, SettingAttribute Mark, SettingNode Each) : SettingNode(Path, Meaning, Mark);

    /// <summary>Settings by their own names.</summary>
    /// <param name="Path">Its path.</param>
    /// <param name="Meaning">What its comment says.</param>
    /// <param name="Mark">What else is said of it.</param>
    /// <param name="Members">Them, in the order of the code.</param>
    internal sealed record Group(string Path, string Meaning, SettingAttribute Mark, IReadOnlyList<SettingNode> Members)
        : SettingNode(Path, Meaning, Mark);
}
