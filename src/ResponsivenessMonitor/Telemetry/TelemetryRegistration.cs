using Microsoft.Extensions.DependencyInjection.Extensions;
using ResponsivenessMonitor.Telemetry.Exposition;

namespace ResponsivenessMonitor.Telemetry;

/// <summary>Registers what counts, and for the service what tells it.</summary>
internal static class TelemetryRegistration
{
    /// <summary>What jobs count with, also where nobody listens.</summary>
    internal static IServiceCollection AddCounting(this IServiceCollection services)
    {
        _ = services.AddMetrics();
        services.TryAddSingleton<ProcessFacts>();
        services.TryAddSingleton<MonitorMetrics>();
        return services;
    }

    /// <summary>Its settings, which <c>check</c> asks too.</summary>
    internal static void AddTelemetrySettings(this IServiceCollection services) =>
        services.AddChecked<TelemetryOptions>(TelemetryOptions.Section, options => options.Faults());

    /// <summary>What the service tells of itself: the figures of its tables, <c>/metrics</c>, and OTLP where it is stated.</summary>
    internal static IServiceCollection AddTelemetry(this IServiceCollection services) =>
        services
            .AddCounting()
            .AddSingleton<MetricCollector>()
            .AddSingleton<FactsBoard>()
            .AddSingleton<FactGauges>()
            .AddHostedService<OtlpExport>() // before anything is counted
            .AddHostedService<CountingAtStart>()
            .AddHostedService<FactsLoop>();
}
