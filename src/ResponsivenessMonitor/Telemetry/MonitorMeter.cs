using System.Diagnostics.Metrics;

namespace ResponsivenessMonitor.Telemetry;

/// <summary>The one meter, and how its instruments are made of their definitions.</summary>
internal static class MonitorMeter
{
    internal const string Name = "ResponsivenessMonitor";

    /// <summary>Seconds; from an answer at once to the end of a lease.</summary>
    private static readonly double[] Seconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

    /// <summary>The program's version, such as <c>0.1.0</c>.</summary>
    internal static string Version { get; } = typeof(MonitorMeter).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>The factory's meter; the same at each call.</summary>
    internal static Meter Of(IMeterFactory meters) => meters.Create(new MeterOptions(Name) { Version = Version });

    internal static Counter<long> Counter(IMeterFactory meters, MetricDefinition metric) =>
        Of(meters).CreateCounter<long>(metric.Name, metric.Unit, metric.Description);

    internal static Counter<double> Amount(IMeterFactory meters, MetricDefinition metric) =>
        Of(meters).CreateCounter<double>(metric.Name, metric.Unit, metric.Description);

    internal static Histogram<double> Histogram(IMeterFactory meters, MetricDefinition metric) =>
        Of(meters)
            .CreateHistogram(
                metric.Name,
                metric.Unit,
                metric.Description,
                tags: null,
                new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds }
            );

    /// <summary>A gauge whose series are asked for at each look; none means that nothing is known.</summary>
    internal static void Gauge(IMeterFactory meters, MetricDefinition metric, Func<IEnumerable<Measurement<double>>> observe) =>
        _ = Of(meters).CreateObservableGauge(metric.Name, observe, metric.Unit, metric.Description);
}
