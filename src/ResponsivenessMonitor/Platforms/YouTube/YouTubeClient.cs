using System.Text.Json.Serialization.Metadata;
using ResponsivenessMonitor.Platforms.Http;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>Asks YouTube during one reading, counts units, and turns status codes into cases.</summary>
internal sealed class YouTubeClient(PlatformHttp http, YouTubeOptions options) : PlatformClient(http)
{
    private readonly Uri api = new(options.Api.TrimEnd('/') + "/");

    /// <summary>Units of the day's quota so far: every call that reads costs one, also one that failed; those for tokens cost none.</summary>
    internal int Units { get; private set; }

    /// <summary>Asks for something.</summary>
    /// <param name="pathAndQuery">Such as <c>channels?part=snippet&amp;id=…</c>.</param>
    /// <param name="pass">By what it is asked for.</param>
    /// <param name="shape">What is expected.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    internal async Task<YouTubeAnswer<T>> AskAsync<T>(
        string pathAndQuery,
        YouTubePass pass,
        JsonTypeInfo<T> shape,
        CancellationToken cancellationToken
    )
        where T : class
    {
        HttpRequestMessage request = Get(new Uri(api, pathAndQuery), token: null);
        pass.Show(request.Headers);
        int before = Calls;
        try
        {
            return Read(await SendAsync(request, cancellationToken), shape);
        }
        finally
        {
            Units += Calls - before;
        }
    }

    private static YouTubeAnswer<T> Read<T>(HttpAnswer answer, JsonTypeInfo<T> shape)
        where T : class =>
        answer switch
        {
            HttpAnswer.Came { IsGood: true } good => good.Read(shape) switch
            {
                JsonBody<T>.Good body => new YouTubeAnswer<T>.Good(body.Value),
                JsonBody<T>.Bad bad => new YouTubeAnswer<T>.Failed(bad.Reason),
                _ => new YouTubeAnswer<T>.Failed(good.What),
            },
            HttpAnswer.Came other => YouTubeTroubles.Of(other) is { } refusal
                ? new YouTubeAnswer<T>.Refused(refusal)
                : new YouTubeAnswer<T>.Failed(other.What),
            HttpAnswer.Failed failed => new YouTubeAnswer<T>.Failed(failed.Reason),
            _ => new YouTubeAnswer<T>.Failed("no answer"),
        };
}
