using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ResponsivenessMonitor.Telemetry;

/// <summary>Sends metrics and traces to a collector, where one is stated.</summary>
internal sealed class OtlpExport(TelemetryOptions options, IConfiguration configuration) : IHostedService, IDisposable
{
    private const int LastWords = 1000; // milliseconds for each of both: a stop is over within five seconds
    private const int Patience = 5000;

    private MeterProvider? metrics;
    private TracerProvider? traces;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Endpoint() is null && string.IsNullOrWhiteSpace(configuration[TelemetryOptions.Variable]))
        {
            return Task.CompletedTask;
        }

        ResourceBuilder resource = ResourceBuilder
            .CreateEmpty()
            .AddService(
                "responsiveness-monitor",
                serviceVersion: MonitorMeter.Version,
                serviceInstanceId: $"{Environment.MachineName}:{Environment.ProcessId}"
            )
            .AddTelemetrySdk()
            .AddEnvironmentVariableDetector(); // which beats the others
        metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Outlets.Meters)
            .AddView(instrument =>
                Outlets.LabelsOf(instrument) is { } labels ? new MetricStreamConfiguration { TagKeys = [.. labels] } : null
            )
            .AddOtlpExporter(
                (exporter, reader) =>
                {
                    Address(exporter, "v1/metrics");
                    reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)options.OtlpInterval.TotalMilliseconds;
                }
            )
            .Build();
        traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(Traces.Name)
            .AddOtlpExporter(exporter => Address(exporter, "v1/traces"))
            .Build();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _ = traces?.Shutdown(LastWords);
        _ = metrics?.Shutdown(LastWords);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
    }

    /// <summary>The setting beats the variable; headers and certificates come from OpenTelemetry's own variables.</summary>
    private void Address(OtlpExporterOptions exporter, string signal)
    {
        exporter.TimeoutMilliseconds = Patience;
        if (options.Endpoint() is { } endpoint)
        {
            bool isGrpc = options.OtlpProtocol == OtlpForm.Grpc;
            exporter.Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
            exporter.Endpoint = isGrpc ? endpoint : new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/{signal}");
        }
    }
}
