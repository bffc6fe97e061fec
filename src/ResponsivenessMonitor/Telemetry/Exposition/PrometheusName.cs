using System.Text.RegularExpressions;

namespace ResponsivenessMonitor.Telemetry.Exposition;

/// <summary>How Prometheus writes what OpenTelemetry names, by the rules that both agreed on.</summary>
internal static partial class PrometheusName
{
    /// <summary>The name of a metric: its unit in words, and <c>_total</c> where it only grows.</summary>
    internal static string Of(string name, string? unit, MetricKind kind)
    {
        string own = Written(name);
        if (kind != MetricKind.Histogram && own.EndsWith("_count", StringComparison.Ordinal))
        {
            own = own[..^"_count".Length]; // which is what the number of a histogram's values is called
        }

        own = WithSuffix(own, Words(unit ?? string.Empty));
        return kind == MetricKind.Counter ? WithSuffix(own, "total") : own;
    }

    /// <summary>The name of a label.</summary>
    internal static string OfLabel(string name) => Written(name);

    private static string WithSuffix(string name, string suffix) =>
        suffix.Length == 0 || name.EndsWith($"_{suffix}", StringComparison.Ordinal) ? name : $"{name}_{suffix}";

    /// <summary>What is only counted, such as <c>{reading}</c>, has no unit.</summary>
    private static string Words(string unit) =>
        unit switch
        {
            "s" => "seconds",
            "ms" => "milliseconds",
            "By" => "bytes",
            "%" => "percent",
            _ => string.Empty,
        };

    private static string Written(string name)
    {
        string written = Strange().Replace(name, "_");
        return char.IsAsciiDigit(written[0]) ? $"_{written}" : written;
    }

    [GeneratedRegex("[^a-zA-Z0-9_]+", RegexOptions.None, 1000)]
    private static partial Regex Strange();
}
