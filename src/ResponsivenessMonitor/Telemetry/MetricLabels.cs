using System.Text.Json;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Telemetry;

/// <summary>The values that labels have: few, known beforehand, and written alike.</summary>
internal static class MetricLabels
{
    internal const string Platform = "platform";
    internal const string Outcome = "outcome";
    internal const string Kind = "kind";

    /// <summary>Not <c>job</c>: that is what Prometheus calls its own list of targets.</summary>
    internal const string Job = "job_name";
    internal const string State = "state";
    internal const string Standing = "standing";
    internal const string Version = "version";

    /// <summary>Platforms that nothing here can read share one value: anybody may register any name.</summary>
    internal const string OtherPlatform = "other";

    /// <summary>The platform's name, where it is one that we know.</summary>
    internal static string Of(Platform platform) => Policy.Accounts.Platform.Known.Contains(platform) ? platform.Name : OtherPlatform;

    /// <summary>A value of ours, such as <c>put_off</c>.</summary>
    internal static string Of(Enum value) => Snake(value.ToString());

    /// <summary>A name of ours, such as <c>past_aim</c>.</summary>
    internal static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
