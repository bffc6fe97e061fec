namespace ResponsivenessMonitor.Telemetry;

/// <summary>One metric of ours.</summary>
/// <param name="Name">Its name as OpenTelemetry writes it.</param>
/// <param name="Kind">What its values mean.</param>
/// <param name="Unit">UCUM: <c>s</c>, or what is counted in braces.</param>
/// <param name="Description">What it says, in a sentence.</param>
/// <param name="Labels">What its series are told apart by; each has few values, none of them an account or a person.</param>
internal sealed record MetricDefinition(string Name, MetricKind Kind, string Unit, string Description, params string[] Labels)
{
    /// <summary>Its name as Prometheus writes it.</summary>
    internal string PrometheusName => Exposition.PrometheusName.Of(Name, Unit, Kind);

    /// <summary>Where its values come from.</summary>
    internal MetricSource Source { get; init; }
}

/// <summary>Where a metric's values come from.</summary>
internal enum MetricSource
{
    /// <summary>What this process did: add up those of all processes.</summary>
    Process,

    /// <summary>What stands in the database, the same whichever process tells it: take the greatest.</summary>
    Tables,
}
