using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Telemetry;

namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>
/// Tells a dead man's switch that all is well, and nothing otherwise: what it does not hear of in time, it raises an alarm about. So it also notices what
/// this service can tell nobody, its own death among it.
/// </summary>
/// <remarks>
/// The address is ops' own, as the mail server's is, and often inside the house: it does not pass the guard that is for what strangers type. No redirect
/// is followed, and the address, which is a secret, is never logged.
/// </remarks>
internal sealed partial class Heartbeat(MonitoringOptions options, MonitorMetrics metrics, ILogger<Heartbeat> logger) : IDisposable
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(10);

    private readonly HttpClient client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        }
    )
    {
        Timeout = Within,
    };

    /// <summary>Calls when the round was well, else says in the log why not. Never fails.</summary>
    internal async Task TellAsync(ReconcileRound round, Instant now, CancellationToken cancellationToken)
    {
        if (!options.IsStated)
        {
            return;
        }

        if (!round.IsWell)
        {
            metrics.Beat(HeartbeatFate.Withheld, now);
            LogWithheld(round.Because);
            return;
        }

        try
        {
            using HttpRequestMessage call = new(HttpMethod.Get, options.Address());
            using HttpResponseMessage answer = await client.SendAsync(call, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            metrics.Beat(answer.IsSuccessStatusCode ? HeartbeatFate.Told : HeartbeatFate.Failed, now);
            if (!answer.IsSuccessStatusCode)
            {
                LogFailed(((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture));
                return;
            }

            LogTold();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or SecretException or FormatException)
        {
            metrics.Beat(HeartbeatFate.Failed, now);
            // Its words may hold the address.
            LogFailed(
                fault switch
                {
                    HttpRequestException { HttpRequestError: var error } => error.ToString(),
                    OperationCanceledException => "no answer within 10 seconds",
                    _ => "the address cannot be read",
                }
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    [LoggerMessage(6001, LogLevel.Debug, "Called Monitoring:HeartbeatUrl: all is well.", EventName = "HeartbeatTold")]
    private partial void LogTold();

    [LoggerMessage(
        6002,
        LogLevel.Warning,
        "Did not call Monitoring:HeartbeatUrl, because not all is well: {Because}.",
        EventName = "HeartbeatWithheld"
    )]
    private partial void LogWithheld(string because);

    [LoggerMessage(
        6003,
        LogLevel.Warning,
        "Called Monitoring:HeartbeatUrl in vain ({Why}); it is called again after the next round.",
        EventName = "HeartbeatFailed"
    )]
    private partial void LogFailed(string why);
}
