using System.Net;

namespace ResponsivenessMonitor.Mail.Graph;

/// <summary>The line to Microsoft's servers: no redirects and no cookies; proxies of the environment, but to this machine itself.</summary>
internal sealed class GraphLine : IDisposable
{
    private readonly HttpClient client;

    /// <summary>A line that is opened when it is first used.</summary>
    internal GraphLine(GraphOptions options, TimeProvider time)
    {
        client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = !new Uri(options.Endpoint).IsLoopback,
                AutomaticDecompression = DecompressionMethods.None,
                ActivityHeadersPropagator = null,
                ConnectTimeout = TimeSpan.FromSeconds(10),
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan, // whoever asks says how long it may take
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("responsiveness-monitor");
        Tokens = new GraphTokens(client, options, time);
    }

    /// <summary>The app's token.</summary>
    internal GraphTokens Tokens { get; }

    /// <summary>Asks and gets the answer's head.</summary>
    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    /// <summary>Why a server gave no answer.</summary>
    internal static string Words(string server, HttpRequestException fault) =>
        fault.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => $"{server} was not found. Look at this machine's network and its name server.",
            HttpRequestError.ConnectionError => $"{server} cannot be reached. Look at this machine's network, its firewall and its proxy.",
            HttpRequestError.SecureConnectionError =>
                $"the certificate of {server} is not trusted. Look whether something on the way breaks encryption open.",
            HttpRequestError.ProxyTunnelError => $"the proxy does not let this machine through to {server}.",
            _ => $"{server} broke the line ({fault.HttpRequestError}).",
        };

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();
}
