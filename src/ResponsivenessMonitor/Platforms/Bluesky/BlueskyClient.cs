using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ResponsivenessMonitor.Platforms.Http;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>Asks servers of the network during one reading, and turns status codes into cases.</summary>
internal sealed class BlueskyClient(PlatformHttp http) : PlatformClient(http)
{
    /// <summary>What the account's server said last of what may still be asked with a token; null when it said nothing.</summary>
    internal Budget? Budget { get; private set; }

    /// <summary>Asks by a method such as <c>app.bsky.actor.getProfile?actor=…</c>.</summary>
    /// <param name="server">The server.</param>
    /// <param name="method">The method with its query.</param>
    /// <param name="token">The token of a session; null where none is needed.</param>
    /// <param name="shape">What is expected.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    internal async Task<BlueskyAnswer<T>> AskAsync<T>(
        Uri server,
        string method,
        string? token,
        JsonTypeInfo<T> shape,
        CancellationToken cancellationToken
    )
        where T : class
    {
        HttpAnswer answer = await SendAsync(Get(new Uri(server, $"xrpc/{method}"), token), cancellationToken);
        Budget = token is not null && answer is HttpAnswer.Came { Budget: { } budget } ? budget : Budget;
        return Read(answer, shape);
    }

    /// <summary>Asks for a session; the limits of such calls are others, and say nothing of what may still be read.</summary>
    internal async Task<BlueskyAnswer<SessionView>> SessionAsync(
        Uri server,
        string method,
        string? token,
        SessionWish? wish,
        CancellationToken cancellationToken
    )
    {
        HttpRequestMessage request = Get(new Uri(server, $"xrpc/{method}"), token);
        request.Method = HttpMethod.Post;
        if (wish is not null)
        {
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(wish, BlueskyJson.Default.SessionWish));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return Read(await SendAsync(request, cancellationToken), BlueskyJson.Default.SessionView);
    }

    /// <summary>Reads a document.</summary>
    internal async Task<BlueskyAnswer<T>> GetAsync<T>(Uri address, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class => Read(await SendAsync(Get(address, token: null), cancellationToken), shape);

    private static BlueskyAnswer<T> Read<T>(HttpAnswer answer, JsonTypeInfo<T> shape)
        where T : class =>
        answer switch
        {
            HttpAnswer.Failed failed => new BlueskyAnswer<T>.Failed(failed.Reason, failed.IsRefused),
            HttpAnswer.Came { Status: HttpStatusCode.TooManyRequests } limited => new BlueskyAnswer<T>.Limited(limited.Again),
            HttpAnswer.Came { IsGood: true } good => good.Read(shape) switch
            {
                JsonBody<T>.Good body => new BlueskyAnswer<T>.Good(body.Value),
                JsonBody<T>.Bad bad => new BlueskyAnswer<T>.Failed(bad.Reason),
                _ => new BlueskyAnswer<T>.Failed(good.What),
            },
            HttpAnswer.Came { Status: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } refused
                when refused.Read(BlueskyJson.Default.ErrorView) is JsonBody<ErrorView>.Good { Value: { } error } =>
                new BlueskyAnswer<T>.Refused(refused.Status, NameOf(error.Error), error.Message ?? string.Empty),
            HttpAnswer.Came other => new BlueskyAnswer<T>.Failed(other.What),
            _ => new BlueskyAnswer<T>.Failed("no answer"),
        };

    /// <summary>Names are single words; what is not one may be anything, and is left out.</summary>
    private static string NameOf(string? error) =>
        error is { Length: <= 60 } && error.All(char.IsAsciiLetterOrDigit) ? error : string.Empty;
}
