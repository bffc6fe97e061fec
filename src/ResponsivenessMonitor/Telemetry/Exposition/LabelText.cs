using System.Globalization;
using System.Text;

namespace ResponsivenessMonitor.Telemetry.Exposition;

/// <summary>The labels of a series as they are written, without braces: the same labels are the same text.</summary>
internal static class LabelText
{
    /// <summary>Stands for all series of a metric that came after there were too many.</summary>
    internal const string Overflow = "otel_metric_overflow=\"true\"";

    /// <summary>Those of the labels that are kept, in their order.</summary>
    internal static string Of(ReadOnlySpan<KeyValuePair<string, object?>> tags, IReadOnlyList<string> kept)
    {
        if (tags.IsEmpty)
        {
            return string.Empty;
        }

        StringBuilder text = new();
        foreach (string label in kept)
        {
            foreach ((string key, object? value) in tags)
            {
                if (string.Equals(key, label, StringComparison.Ordinal) && value is not null)
                {
                    Append(text, label, Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);
                    break;
                }
            }
        }

        return text.ToString();
    }

    /// <summary>A label more.</summary>
    internal static string With(string labels, string label, string value)
    {
        StringBuilder text = new(labels);
        Append(text, label, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string label, string value) =>
        text.Append(text.Length == 0 ? string.Empty : ",")
            .Append(PrometheusName.OfLabel(label))
            .Append("=\"")
            .Append(
                value
                    .Replace("\\", "\\\\", StringComparison.Ordinal)
                    .Replace("\"", "\\\"", StringComparison.Ordinal)
                    .ReplaceLineEndings("\\n")
            )
            .Append('"');
}
