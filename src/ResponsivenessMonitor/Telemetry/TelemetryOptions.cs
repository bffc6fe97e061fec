using System.Diagnostics.CodeAnalysis;

namespace ResponsivenessMonitor.Telemetry;

/// <summary>Where metrics and traces are sent; section <c>Telemetry</c>. <c>/metrics</c> needs none of it.</summary>
internal sealed class TelemetryOptions
{
    internal const string Section = "Telemetry";

    /// <summary>OpenTelemetry's own variable, which is read where the setting is empty, with the others that its specification names.</summary>
    internal const string Variable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The collector, such as <c>http://otel-collector:4318</c>; empty for none, unless the variable names one.</summary>
    [SuppressMessage("Design", "CA1056", Justification = "What is no address is told together with all other faults.")]
    public string OtlpEndpoint { get; set; } = string.Empty;

    /// <summary>How it is spoken with, where the setting names it.</summary>
    public OtlpForm OtlpProtocol { get; set; }

    /// <summary>From one sending of metrics to the next.</summary>
    [Setting(From = "00:00:01", To = "01:00:00")]
    public TimeSpan OtlpInterval { get; set; } = TimeSpan.FromMinutes(1);

    internal IEnumerable<string> Faults()
    {
        if (OtlpEndpoint.Length > 0 && Endpoint() is null)
        {
            yield return $"{Section}:OtlpEndpoint is no address. Write http:// or https://, a host and a port, such as http://otel-collector:4318.";
        }

        if (!Enum.IsDefined(OtlpProtocol))
        {
            yield return $"{Section}:OtlpProtocol must be HttpProtobuf or Grpc.";
        }

        if (OtlpInterval < TimeSpan.FromSeconds(1) || OtlpInterval > TimeSpan.FromHours(1))
        {
            yield return $"{Section}:OtlpInterval must be from 00:00:01 to 01:00:00.";
        }
    }

    /// <summary>The address; null where none is stated that could be called.</summary>
    internal Uri? Endpoint() =>
        Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out Uri? address) && address is { Scheme: "http" or "https", UserInfo: "" }
            ? address
            : null;
}

/// <summary>The two forms of OTLP.</summary>
internal enum OtlpForm
{
    /// <summary>Protocol buffers in plain requests; as a rule at port 4318.</summary>
    HttpProtobuf,

    /// <summary>gRPC; as a rule at port 4317.</summary>
    Grpc,
}
