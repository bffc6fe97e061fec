using System.Diagnostics.Metrics;

namespace ResponsivenessMonitor.Telemetry.Exposition;

/// <summary>What an instrument has measured so far, by series.</summary>
internal sealed class MetricStream
{
    /// <summary>Series of one instrument at most; what comes after shares one.</summary>
    internal const int MostSeries = 200;

    /// <summary>OpenTelemetry's usual bounds, for durations and for everything else.</summary>
    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
    private static readonly double[] Numbers = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10_000];

    private readonly Lock gate = new();
    private readonly Dictionary<string, MetricValue> series = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> labels;
    private readonly bool isAsked;
    private readonly bool isSummed;
    private readonly double[] bounds;

    internal MetricStream(Instrument instrument, IReadOnlyList<string> labels)
    {
        this.labels = labels;
        Type kind = instrument.GetType().GetGenericTypeDefinition();
        isAsked = instrument.IsObservable;
        isSummed = kind != typeof(ObservableGauge<>) && kind != typeof(Gauge<>);
        Kind =
            kind == typeof(Histogram<>) ? MetricKind.Histogram
            : kind == typeof(Counter<>) || kind == typeof(ObservableCounter<>) ? MetricKind.Counter
            : MetricKind.Gauge;
        bounds =
            Kind != MetricKind.Histogram ? []
            : instrument is Histogram<double> { Advice.HistogramBucketBoundaries: { } stated } ? [.. stated]
            : instrument.Unit is "s" ? Seconds
            : Numbers;
        Name = PrometheusName.Of(instrument.Name, instrument.Unit, Kind);
        Help = instrument.Description is { Length: > 0 } description ? description : instrument.Name;
    }

    /// <summary>As Prometheus writes it.</summary>
    internal string Name { get; }

    internal MetricKind Kind { get; }

    /// <summary>What it says.</summary>
    internal string Help { get; }

    /// <summary>Takes a measurement.</summary>
    internal void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string own = LabelText.Of(tags, labels);
        lock (gate)
        {
            if (!series.TryGetValue(own, out MetricValue? known))
            {
                own = series.Count < MostSeries ? own : LabelText.Overflow;
                if (!series.TryGetValue(own, out known))
                {
                    series[own] = known = new MetricValue(bounds);
                }
            }

            known.Take(value, isSummed);
        }
    }

    /// <summary>What is asked for at each look says all that holds: what it does not say any more has no series.</summary>
    internal void Forget()
    {
        if (isAsked)
        {
            lock (gate)
            {
                series.Clear();
            }
        }
    }

    /// <summary>Its series by their labels, as they are now.</summary>
    internal IReadOnlyList<(string Labels, MetricValue Value)> Series()
    {
        lock (gate)
        {
            return [.. series.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value.Copy()))];
        }
    }
}
