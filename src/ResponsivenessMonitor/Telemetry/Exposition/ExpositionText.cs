using System.Globalization;
using System.Text;

namespace ResponsivenessMonitor.Telemetry.Exposition;

/// <summary>Prometheus's text format 0.0.4: each metric once with its help and type, each series once.</summary>
internal static class ExpositionText
{
    internal const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    internal static string Of(IEnumerable<MetricStream> streams)
    {
        StringBuilder text = new();
        foreach (
            IGrouping<string, MetricStream> family in streams
                .GroupBy(stream => stream.Name, StringComparer.Ordinal)
                .OrderBy(family => family.Key, StringComparer.Ordinal)
        )
        {
            Append(text, family.Key, [.. family]);
        }

        return text.ToString();
    }

    /// <summary>Two instruments of one name, as of two schedulers, are one metric; of two that are not of one kind the first counts.</summary>
    private static void Append(StringBuilder text, string name, MetricStream[] streams)
    {
        MetricKind kind = streams[0].Kind;
        HashSet<string> told = new(StringComparer.Ordinal);
        foreach (MetricStream stream in streams.Where(stream => stream.Kind == kind))
        {
            foreach ((string labels, MetricValue value) in stream.Series().Where(series => !told.Contains(series.Labels)))
            {
                if (told.Count == 0)
                {
                    _ = text.Append("# HELP ").Append(name).Append(' ').Append(Escaped(stream.Help)).Append('\n');
                    _ = text.Append("# TYPE ").Append(name).Append(' ').Append(TypeOf(kind)).Append('\n');
                }

                _ = told.Add(labels);
                Append(text, name, kind, labels, value);
            }
        }
    }

    private static void Append(StringBuilder text, string name, MetricKind kind, string labels, MetricValue value)
    {
        if (kind != MetricKind.Histogram)
        {
            Line(text, name, labels, Number(value.Value));
            return;
        }

        foreach ((double bound, long count) in value.Buckets)
        {
            Line(text, $"{name}_bucket", LabelText.With(labels, "le", Number(bound)), Number(count));
        }

        Line(text, $"{name}_bucket", LabelText.With(labels, "le", "+Inf"), Number(value.Count));
        Line(text, $"{name}_sum", labels, Number(value.Value));
        Line(text, $"{name}_count", labels, Number(value.Count));
    }

    private static void Line(StringBuilder text, string name, string labels, string value)
    {
        _ = text.Append(name);
        if (labels.Length > 0)
        {
            _ = text.Append('{').Append(labels).Append('}');
        }

        _ = text.Append(' ').Append(value).Append('\n');
    }

    private static string TypeOf(MetricKind kind) =>
        kind switch
        {
            MetricKind.Counter => "counter",
            MetricKind.Histogram => "histogram",
            _ => "gauge",
        };

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Escaped(string help) => help.Replace("\\", "\\\\", StringComparison.Ordinal).ReplaceLineEndings("\\n");
}
