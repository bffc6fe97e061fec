using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Serialization;
using NodaTime;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Tokens;

/// <summary>Calls of an OAuth 2 token endpoint (RFC 6749, sections 4.1.3 and 6).</summary>
internal static class OAuthCalls
{
    private const int LongestWord = 40;

    /// <summary>Asks for tokens.</summary>
    /// <param name="endpoint">The token endpoint.</param>
    /// <param name="form">The fields.</param>
    /// <param name="basic">Id and secret of the app, where the platform wants them as a header (each percent-encoded, section 2.3.1); else null.</param>
    /// <param name="send">Makes the call.</param>
    /// <param name="now">From when on the tokens' lives are counted.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    internal static async Task<TokenAnswer> AskAsync(
        Uri endpoint,
        IReadOnlyDictionary<string, string> form,
        (string Id, string Secret)? basic,
        SendCall send,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        HttpRequestMessage request = new(HttpMethod.Post, endpoint) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (basic is { } app)
        {
            string pair = $"{Uri.EscapeDataString(app.Id)}:{Uri.EscapeDataString(app.Secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }

        return Read(await send(request, cancellationToken), now);
    }

    /// <summary>Reads the answer of a token endpoint.</summary>
    internal static TokenAnswer Read(HttpAnswer answer, Instant now) =>
        answer switch
        {
            HttpAnswer.Failed failed => Failed(failed.Reason),
            HttpAnswer.Came { Status: HttpStatusCode.TooManyRequests } limited => new TokenAnswer.Failed(
                new Reading.RateLimited(LimitScope.Access, limited.Again),
                "tokens were asked for too often"
            ),
            HttpAnswer.Came { IsGood: true } good => good.Read(OAuthJson.Default.OAuthTokenView) switch
            {
                JsonBody<OAuthTokenView>.Good { Value: { } view } when Of(view, now) is { } tokens => new TokenAnswer.Granted(tokens),
                JsonBody<OAuthTokenView>.Bad bad => Failed(bad.Reason),
                _ => Failed($"{good.What}, and names no token"),
            },
            HttpAnswer.Came { Status: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } refused
                when refused.Read(OAuthJson.Default.OAuthErrorView) is JsonBody<OAuthErrorView>.Good { Value.Error: { } error } => Refused(
                error
            ),
            HttpAnswer.Came other => Failed(other.What),
            _ => Failed("no answer"),
        };

    private static GrantedTokens? Of(OAuthTokenView view, Instant now)
    {
        bool isWhole = GrantedTokens.IsToken(view.Access) && (view.Refresh is null || GrantedTokens.IsToken(view.Refresh));
        return isWhole
            ? new GrantedTokens(view.Access!)
            {
                Refresh = view.Refresh,
                EndsAt = After(view.ExpiresIn, now),
                ConsentEndsAt = After(view.RefreshExpiresIn, now),
                Scope = view.Scope,
            }
            : null;
    }

    private static long? After(long? seconds, Instant now) =>
        seconds is > 0 and < 10_000_000_000 and { } wait ? now.ToUnixTimeSeconds() + wait : null;

    private static TokenAnswer.Refused Refused(string error) =>
        error switch
        {
            "invalid_client" or "unauthorized_client" => new TokenAnswer.Refused(
                AccessLossKind.TokenRevoked,
                $"the platform does not know our app ({error})",
                "compare the app's id and secret in the settings with those that the platform shows"
            ),
            _ => new TokenAnswer.Refused(
                AccessLossKind.TokenRevoked,
                $"the consent was withdrawn, has run out, or was used before ({NameOf(error)})",
                "run 'accounts connect' for the account, or replace the credential that its access names"
            ),
        };

    /// <summary>Names are single words; what is not one may be anything, and is left out.</summary>
    private static string NameOf(string error) =>
        error.Length <= LongestWord && error.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? error : "for a reason that is no word";

    private static TokenAnswer.Failed Failed(string why) => new(new Reading.Unreachable(why), why);
}

/// <summary>What a token endpoint grants.</summary>
internal sealed record OAuthTokenView
{
    [JsonPropertyName("access_token")]
    public string? Access { get; init; }

    [JsonPropertyName("refresh_token")]
    public string? Refresh { get; init; }

    /// <summary>Seconds.</summary>
    [JsonPropertyName("expires_in")]
    public long? ExpiresIn { get; init; }

    /// <summary>Seconds; LinkedIn says it.</summary>
    [JsonPropertyName("refresh_token_expires_in")]
    public long? RefreshExpiresIn { get; init; }

    [JsonPropertyName("scope")]
    public string? Scope { get; init; }
}

/// <summary>Why it grants nothing.</summary>
internal sealed record OAuthErrorView([property: JsonPropertyName("error")] string? Error);

[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(OAuthTokenView))]
[JsonSerializable(typeof(OAuthErrorView))]
internal sealed partial class OAuthJson : JsonSerializerContext;
