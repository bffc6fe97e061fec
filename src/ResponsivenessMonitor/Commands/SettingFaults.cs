using System.ComponentModel;
using Microsoft.Extensions.Options;

namespace ResponsivenessMonitor.Commands;

/// <summary>What is wrong with settings before anything is read from them: names that nothing reads, and values of another kind.</summary>
internal static class SettingFaults
{
    /// <summary>All of them, each a whole sentence that names the setting. Values of settings that nothing reads are not told: they may be secrets.</summary>
    internal static IEnumerable<string> All(IConfiguration settings) =>
        [.. Unknown(settings), .. Wrong(settings).Select(wrong => wrong.Words)];

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

    /// <summary>Values that are not of their setting's kind, each with what is to be written instead.</summary>
    internal static IEnumerable<WrongValue> Wrong(IConfiguration settings) =>
        settings
            .GetChildren()
            .Where(section => KnownSettings.Sections.ContainsKey(section.Key))
            .SelectMany(section => WrongBelow(section, KnownSettings.Sections[section.Key]));

    /// <summary>Whether it says that settings cannot be used.</summary>
    internal static bool IsOne(Exception fault) =>
        fault is FormatException or OptionsValidationException
        || (fault is InvalidOperationException unbound && Settings.CannotBind(unbound));

    /// <summary>Why a verb's settings could not be read, in words that hold no secret.</summary>
    internal static string Words(Exception fault, string[] overrides)
    {
        IConfiguration settings = Settings.LoadReadable(overrides);
        string[] wrong = [.. Wrong(settings).Select(one => one.Words)];
        IEnumerable<string> words = fault switch
        {
            OptionsValidationException options => options.Failures,
            InvalidOperationException when wrong.Length > 0 => wrong,
            _ => [fault.Message],
        };
        Concealed concealed = new(settings);
        return string.Join(" ", words.Select(concealed.In));
    }

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

    private static IEnumerable<WrongValue> WrongBelow(IConfigurationSection section, SettingShape shape) =>
        section
            .GetChildren()
            .SelectMany(child => shape.Find(child.Key) is { } found ? Wrong(child, found) : Enumerable.Empty<WrongValue>());

    private static IEnumerable<WrongValue> Wrong(IConfigurationSection section, SettingShape shape) =>
        (shape, section.Value) switch
        {
            (SettingShape.Single { Kind: { } kind }, { Length: > 0 } text) => Instead(kind, text) is { } what
                ? [new WrongValue(section.Path, kind, $"{section.Path} is '{text}'; {what}")]
                : [],
            (SettingShape.Many { OrOne: false }, { Length: > 0 }) =>
            [
                new WrongValue(
                    section.Path,
                    typeof(string),
                    $"{section.Path} is no single text; number what belongs to it, as in {section.Path}:0."
                ),
            ],
            (SettingShape.Section { Members.Keys: { } names }, { Length: > 0 }) =>
            [
                new WrongValue(section.Path, typeof(string), $"{section.Path} is no single text; it has {string.Join(", ", names)}."),
            ],
            _ => WrongBelow(section, shape),
        };

    /// <summary>What is to be written instead; null when the text is of the kind, as the binder reads it.</summary>
    private static string? Instead(Type kind, string text)
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
                _ when kind == typeof(TimeOnly) => "write a time of day, such as 08:30.",
                _ when kind == typeof(decimal) => "write a number, such as 1.5.",
                _ => "write a whole number.",
            };
        }
    }
}
