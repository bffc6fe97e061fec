using System.Globalization;
using System.Text.RegularExpressions;

namespace ResponsivenessMonitor.Tests.Telemetry;

/// <summary>Prometheus's text format 0.0.4, read strictly: what is not as the format says is an error.</summary>
internal sealed partial class Exposed
{
    private readonly Dictionary<string, string> types = new(StringComparer.Ordinal);
    private readonly HashSet<string> helps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> samples = new(StringComparer.Ordinal);

    private Exposed() { }

    /// <summary>The metrics' types by their names.</summary>
    internal IReadOnlyDictionary<string, string> Types => types;

    /// <summary>The values by their series as they are written.</summary>
    internal IReadOnlyDictionary<string, double> Samples => samples;

    internal static Exposed Read(string text)
    {
        if (!text.EndsWith('\n'))
        {
            throw new FormatException("The last line does not end.");
        }

        Exposed exposed = new();
        string family = string.Empty;
        HashSet<string> over = new(StringComparer.Ordinal);
        foreach (string line in text[..^1].Split('\n'))
        {
            if (Help().Match(line) is { Success: true } help)
            {
                if (!over.Add(family = help.Groups["name"].Value) || !exposed.helps.Add(family))
                {
                    throw new FormatException($"{family} comes twice.");
                }
            }
            else if (Type().Match(line) is { Success: true } type)
            {
                if (
                    !string.Equals(type.Groups["name"].Value, family, StringComparison.Ordinal)
                    || !exposed.types.TryAdd(family, type.Groups["type"].Value)
                )
                {
                    throw new FormatException($"'{line}' does not follow its help, or comes twice.");
                }
            }
            else if (Series().Match(line) is { Success: true } series)
            {
                exposed.Take(line, family, series);
            }
            else
            {
                throw new FormatException($"'{line}' is none of the format's lines.");
            }
        }

        return exposed;
    }

    /// <summary>The one value of a series such as <c>name{label="value"}</c>; null where there is none.</summary>
    internal double? Find(string series) => samples.TryGetValue(series, out double value) ? value : null;

    /// <summary>The series of a metric.</summary>
    internal string[] SeriesOf(string name) =>
        [
            .. samples.Keys.Where(series =>
                string.Equals(series, name, StringComparison.Ordinal) || series.StartsWith($"{name}{{", StringComparison.Ordinal)
            ),
        ];

    private void Take(string line, string family, Match series)
    {
        string name = series.Groups["name"].Value;
        string[] suffixes = types[family] is "histogram" ? ["_bucket", "_sum", "_count"] : [string.Empty];
        if (!suffixes.Any(suffix => string.Equals(name, family + suffix, StringComparison.Ordinal)))
        {
            throw new FormatException($"'{line}' stands under {family}, a {types[family]}.");
        }

        string[] labels = [.. series.Groups["label"].Captures.Select(label => label.Value)];
        if (labels.Distinct(StringComparer.Ordinal).Count() != labels.Length)
        {
            throw new FormatException($"'{line}' has a label twice.");
        }

        if (!samples.TryAdd(series.Groups["series"].Value, Number(series.Groups["value"].Value)))
        {
            throw new FormatException($"'{line}' comes twice.");
        }
    }

    private static double Number(string text) =>
        text switch
        {
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        };

    [GeneratedRegex(@"^# HELP (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?:[^\\]|\\\\|\\n)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Help();

    [GeneratedRegex("^# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge|histogram)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Type();

    [GeneratedRegex(
        """^(?<series>(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<label>[a-zA-Z_][a-zA-Z0-9_]*)="([^"\\]|\\\\|\\"|\\n)*"(,(?<label>[a-zA-Z_][a-zA-Z0-9_]*)="([^"\\]|\\\\|\\"|\\n)*")*\})?) (?<value>\S+)$""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Series();
}
