using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ResponsivenessMonitor.Platforms.Http;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>Asks servers of the network during one reading, counts the calls, and turns status codes into cases.</summary>
internal sealed class BlueskyClient(PlatformHttp http)
{
    /// <summary>Calls so far.</summary>
    internal int Spent { get; private set; }

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
        HttpAnswer answer = await SendAsync(HttpMethod.Get, new Uri(server, $"xrpc/{method}"), token, body: null, cancellationToken);
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
        byte[]? body = wish is null ? null : JsonSerializer.SerializeToUtf8Bytes(wish, BlueskyJson.Default.SessionWish);
        HttpAnswer answer = await SendAsync(HttpMethod.Post, new Uri(server, $"xrpc/{method}"), token, body, cancellationToken);
        return Read(answer, BlueskyJson.Default.SessionView);
    }

    /// <summary>Reads a document.</summary>
    internal async Task<BlueskyAnswer<T>> GetAsync<T>(Uri address, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class => Read(await SendAsync(HttpMethod.Get, address, token: null, body: null, cancellationToken), shape);

    private async Task<HttpAnswer> SendAsync(
        HttpMethod method,
        Uri address,
        string? token,
        byte[]? body,
        CancellationToken cancellationToken
    )
    {
        HttpRequestMessage request = new(method, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        HttpAnswer answer = await http.SendAsync(request, cancellationToken);
        Spent += answer.Calls;
        return answer;
    }

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
