using ResponsivenessMonitor.Telemetry.Exposition;

namespace ResponsivenessMonitor.Telemetry;

/// <summary>Makes what listens before anything is counted, and begins the counts.</summary>
internal sealed class CountingAtStart(MetricCollector collector, FactGauges gauges, MonitorMetrics metrics) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(collector);
        ArgumentNullException.ThrowIfNull(gauges);
        metrics.BeginAtZero();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
