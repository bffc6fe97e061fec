using System.Diagnostics.CodeAnalysis;

namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>Who is told that the service itself is well; section <c>Monitoring</c>.</summary>
internal sealed class MonitoringOptions
{
    internal const string Section = "Monitoring";

    /// <summary>
    /// An address that is called (GET) after each look that found <see href="operations.md#is-the-monitor-itself-well">all well</see>, as a
    /// <see href="#secrets">secret</see>: whoever knows it can call it in our stead.
    /// </summary>
    [Setting(IsSecret = true, Default = "nobody is called", Example = "https://hc.uni.example/ping/…")]
    [SuppressMessage("Design", "CA1056", Justification = "It may be env:NAME or file:PATH.")]
    public string HeartbeatUrl { get; set; } = string.Empty;

    /// <summary>Whether that address may be called without encryption elsewhere than on this machine.</summary>
    public bool AllowHttp { get; set; }

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
                "it is no https address without a user's name; http wants Monitoring:AllowHttp=true, but on this machine itself"
            );
    }

    internal IEnumerable<string> Faults()
    {
        string? fault = null;
        try
        {
            _ = Address();
        }
        catch (Exception wrong) when (wrong is SecretException or FormatException)
        {
            fault = wrong.Message;
        }

        return fault is null ? [] : [$"{Section}:HeartbeatUrl: {fault}."];
    }
}
