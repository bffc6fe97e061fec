using System.Net;
using NodaTime;
using NodaTime.Extensions;

namespace ResponsivenessMonitor.Platforms.Http;

/// <summary>Calls platforms, and returns what became of it. One for all connectors; nothing of a call is logged.</summary>
internal sealed class PlatformHttp : IDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    private readonly HttpClient client;
    private readonly TimeProvider time;

    internal PlatformHttp(OutboundOptions options, TimeProvider time)
        : this(options, time, (name, cancellationToken) => Dns.GetHostAddressesAsync(name, cancellationToken), FirstWait) { }

    /// <param name="options">The settings.</param>
    /// <param name="time">Whose present it is.</param>
    /// <param name="lookup">How names are looked up.</param>
    /// <param name="firstWait">How long is waited before the first retry.</param>
    internal PlatformHttp(OutboundOptions options, TimeProvider time, AddressLookup lookup, TimeSpan firstWait)
    {
        this.time = time;
        Guard = new OutboundGuard(options.AllowedHosts, lookup);
        // Waiting is real, also where the present is played.
        client = new HttpClient(
            new ResilienceHandler(
                options.TryFor,
                firstWait,
                TimeProvider.System,
                new GuardHandler(Guard, options.LargestAnswer, Guard.Handler())
            )
        )
        {
            Timeout = options.GiveUpAfter,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent(options.Contact));
    }

    /// <summary>What looks at the servers that people or documents name.</summary>
    internal OutboundGuard Guard { get; }

    /// <summary>Makes one call; one that asks is tried again after a passing trouble.</summary>
    /// <param name="request">The call; it is disposed of.</param>
    /// <param name="cancellationToken">Ends the call, by an exception.</param>
    internal async Task<HttpAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using HttpRequestMessage call = request;
        GuardHandler.CallCount count = GuardHandler.CountOf(call);
        string server = call.RequestUri?.IdnHost ?? string.Empty;
        try
        {
            using HttpResponseMessage response = await client.SendAsync(call, cancellationToken);
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            Instant now = time.GetCurrentInstant();
            return new HttpAnswer.Came(
                server,
                response.StatusCode,
                response.Headers,
                response.Content.Headers.ContentType?.MediaType,
                body,
                now
            )
            {
                Calls = count.Calls,
            };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault) when (HttpTrouble.Describe(fault) is { } trouble)
        {
            return fault.GetBaseException() is OutboundRefusedException
                ? new HttpAnswer.Failed(trouble, IsRefused: true) { Calls = count.Calls } // which names the server
                : new HttpAnswer.Failed($"{server}: {trouble}") { Calls = count.Calls };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static string UserAgent(string contact)
    {
        string version = typeof(PlatformHttp).Assembly.GetName().Version?.ToString(3) ?? "0";
        return contact.Length == 0 ? $"ResponsivenessMonitor/{version}" : $"ResponsivenessMonitor/{version} ({contact})";
    }
}
