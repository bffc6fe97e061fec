namespace ResponsivenessMonitor.Telemetry;

/// <summary>What a metric's values mean.</summary>
internal enum MetricKind
{
    /// <summary>Only ever grows, from the start of the process.</summary>
    Counter,

    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>How many were at most so large.</summary>
    Histogram,
}
