using System.Diagnostics.Metrics;

namespace ResponsivenessMonitor.Telemetry;

/// <summary>Which meters leave the process, at <c>/metrics</c> and by OTLP alike, and which of their labels.</summary>
/// <remarks>
/// Labels are named one by one, because libraries name servers, addresses and connection strings in theirs: what is not named here is summed over.
/// </remarks>
internal static class Outlets
{
    private static readonly (string Meter, string[] Labels)[] All =
    [
        (MonitorMeter.Name, [.. MetricList.All.SelectMany(metric => metric.Labels).Distinct(StringComparer.Ordinal)]),
        ("Quartz", ["quartz.job.name", "error.type"]),
        ("Npgsql", ["db.client.connection.state", "error.type"]),
        ("System.Net.Http", ["http.request.method", "http.response.status_code", "http.connection.state", "error.type"]),
        (
            "Microsoft.AspNetCore.*",
            ["http.request.method", "http.response.status_code", "http.route", "aspnetcore.rate_limiting.result", "error.type"]
        ),
        ("System.Runtime", ["gc.heap.generation", "cpu.mode", "error.type"]),
    ];

    /// <summary>The meters, as OpenTelemetry is told of them.</summary>
    internal static string[] Meters => [.. All.Select(outlet => outlet.Meter)];

    /// <summary>The labels that an instrument of the meter keeps; null when it does not leave.</summary>
    internal static IReadOnlyList<string>? LabelsOf(Instrument instrument) =>
        Array.Find(All, outlet => IsOf(outlet.Meter, instrument.Meter.Name)).Labels;

    private static bool IsOf(string pattern, string meter) =>
        pattern.EndsWith('*')
            ? meter.StartsWith(pattern[..^1], StringComparison.Ordinal)
            : string.Equals(pattern, meter, StringComparison.Ordinal);
}
