using System.ComponentModel;

namespace ResponsivenessMonitor.Commands;

/// <summary>What is wrong with settings before anything is read from them: names that nothing reads, and values of another kind.</summary>
internal static class SettingFaults
{
    /// <summary>All of them, each a whole sentence that names the setting. Values of settings that nothing reads are not told: they may be secrets.</summary>
    internal static IEnumerable<string> All(IConfiguration settings) => [.. Unknown(settings), .. Values(settings)];

    /// <summary>Names that nothing reads, each with the nearest that something does. Sections of others, such as <c>Logging</c>, are left alone.</summary>
    internal static IEnumerable<string> Unknown(IConfiguration settings)
    {
        foreach (IConfigurationSection section in settings.GetChildren())
        {
            if (KnownSettings.Sections.TryGetValue(section.Key, out SettingShape? shape))
            {
                foreach (string fault in Unknown(section, shape))
                {
                    yield return fault;
                }
            }
            else if (section.GetChildren().Any() && Spelling.Nearest(section.Key, KnownSettings.Sections.Keys) is { } nearest)
            {
                yield return $"{section.Key} is no section of settings; did you mean {nearest}?";
            }
        }
    }

    /// <summary>Values that are not of their setting's kind.</summary>
    internal static IEnumerable<string> Values(IConfiguration settings) =>
        settings
            .GetChildren()
            .Where(section => KnownSettings.Sections.ContainsKey(section.Key))
            .SelectMany(section => Values(section, KnownSettings.Sections[section.Key]));

    /// <summary>Why settings could not be bound, in our words, else in those of the fault.</summary>
    internal static string Words(InvalidOperationException fault, string[] overrides) =>
        string.Join(" ", Values(Settings.Load(overrides))) is { Length: > 0 } words ? words : fault.Message;

    private static IEnumerable<string> Unknown(IConfigurationSection section, SettingShape shape) =>
        section
            .GetChildren()
            .SelectMany(child =>
                shape.Find(child.Key) is { } found ? Unknown(child, found)
                : shape is SettingShape.Section { Members.Keys: { } names } ? [Strange(section, child, names)]
                : [$"{child.Path} is no setting; {section.Path} is a single value."]
            );

    private static string Strange(IConfigurationSection section, IConfigurationSection child, IEnumerable<string> names) =>
        Spelling.Nearest(child.Key, names) is { } nearest
            ? $"{child.Path} is no setting; did you mean {section.Path}:{nearest}?"
            : $"{child.Path} is no setting; {section.Path} has {string.Join(", ", names.Order(StringComparer.Ordinal))}.";

    private static IEnumerable<string> Values(IConfigurationSection section, SettingShape shape) =>
        shape is SettingShape.Single { Kind: { } kind }
            ? section.Value is { Length: > 0 } text && Wrong(kind, text) is { } what
                ? [$"{section.Path} is '{text}'; {what}"]
                : []
            : section
                .GetChildren()
                .SelectMany(child => shape.Find(child.Key) is { } found ? Values(child, found) : Enumerable.Empty<string>());

    /// <summary>What is to be written instead; null when the text is of the kind, as the binder reads it.</summary>
    private static string? Wrong(Type kind, string text)
    {
        try
        {
            _ = TypeDescriptor.GetConverter(kind).ConvertFromInvariantString(text);
            return null;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            return kind switch
            {
                { IsEnum: true } =>
                    $"it is one of {string.Join(", ", Enum.GetNames(kind))}{(Spelling.Suggest(text, Enum.GetNames(kind)) is { Length: > 0 } near ? near : ".")}",
                _ when kind == typeof(bool) => "write true or false.",
                _ when kind == typeof(TimeSpan) =>
                    "write hours, minutes and seconds, such as 00:05:00, with days before a dot: 1.00:00:00.",
                _ => "write a whole number.",
            };
        }
    }
}
