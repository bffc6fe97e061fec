using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using ResponsivenessMonitor.Telemetry;
using ResponsivenessMonitor.Telemetry.Exposition;

namespace ResponsivenessMonitor.Tests.Telemetry;

/// <summary>What counts, and what listens to it, apart from everything else.</summary>
internal sealed class Counting : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddCounting().BuildServiceProvider();
    private readonly MetricCollector collector;

    internal Counting() => collector = new MetricCollector(Meters);

    internal IMeterFactory Meters => services.GetRequiredService<IMeterFactory>();

    internal MonitorMetrics Metrics => services.GetRequiredService<MonitorMetrics>();

    internal ProcessFacts Process => services.GetRequiredService<ProcessFacts>();

    internal string Text => collector.Write();

    internal Exposed Exposed => Exposed.Read(Text);

    /// <summary>For jobs that are made by hand, where nobody listens.</summary>
    internal static MonitorMetrics Unheard() =>
        new ServiceCollection().AddCounting().BuildServiceProvider().GetRequiredService<MonitorMetrics>();

    /// <inheritdoc/>
    public void Dispose()
    {
        collector.Dispose();
        services.Dispose();
    }
}
