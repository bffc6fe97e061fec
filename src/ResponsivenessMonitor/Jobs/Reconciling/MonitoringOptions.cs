using System.Diagnostics.CodeAnalysis;

namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>Who is told that the service itself is well, and when it is not to tell anybody anything; section <c>Monitoring</c>.</summary>
internal sealed class MonitoringOptions
{
    internal const string Section = "Monitoring";

    /// <summary>A restart, or a tick that came late, is no standstill.</summary>
    private static readonly TimeSpan ShortestQuarantine = TimeSpan.FromMinutes(10);

    /// <summary>
    /// An address that is called (GET) after each look that found <see href="operations.md#is-the-monitor-itself-well">all well</see>, as a
    /// <see href="#secrets">secret</see>: whoever knows it can call it in our stead.
    /// </summary>
    [Setting(IsSecret = true, Default = "nobody is called", Example = "https://hc.uni.example/ping/…")]
    [SuppressMessage("Design", "CA1056", Justification = "It may be env:NAME or file:PATH.")]
    public string HeartbeatUrl { get; set; } = string.Empty;

    /// <summary>Whether that address may be called without encryption elsewhere than on this machine.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>
    /// After how long a standstill nothing is sent until a person releases it, for this may be a copy of the database: ten minutes to a year, or
    /// <c>00:00:00</c> for never. A restored copy waits in any case.
    /// </summary>
    public TimeSpan QuarantineAfter { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Whether anybody is told.</summary>
    internal bool IsStated => !string.IsNullOrWhiteSpace(HeartbeatUrl);

    /// <summary>The address, read anew; null where none is stated.</summary>
    /// <exception cref="SecretException">It is not where it is said to be.</exception>
    /// <exception cref="FormatException">It is no address that may be called.</exception>
    internal Uri? Address()
    {
        if (!IsStated)
        {
            return null;
        }

        string text = new Secret(HeartbeatUrl.Trim()).Read();
        return
            Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
            && (address is { Scheme: "https" } || (address is { Scheme: "http" } && (AllowHttp || address.IsLoopback)))
            && address.UserInfo.Length == 0
            ? address
            : throw new FormatException(
                "it has to begin with https:// and name no user; http:// is taken for this machine, and elsewhere with Monitoring:AllowHttp=true"
            );
    }

    internal IEnumerable<string> Faults()
    {
        if (AddressFault() is { } fault)
        {
            yield return $"{Section}:HeartbeatUrl: {fault}.";
        }

        if (QuarantineAfter != TimeSpan.Zero && (QuarantineAfter < ShortestQuarantine || QuarantineAfter > TimeSpan.FromDays(365)))
        {
            yield return $"{Section}:QuarantineAfter must be from 00:10:00 to 365.00:00:00, or 00:00:00 for never; it says after how long a standstill nothing is sent until a person releases it.";
        }
    }

    private string? AddressFault()
    {
        try
        {
            _ = Address();
            return null;
        }
        catch (Exception wrong) when (wrong is SecretException or FormatException)
        {
            return wrong.Message;
        }
    }
}
