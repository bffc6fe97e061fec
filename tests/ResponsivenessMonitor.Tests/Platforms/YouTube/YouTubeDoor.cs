using System.Text.Json.Nodes;
using NodaTime;

namespace ResponsivenessMonitor.Tests.Platforms.YouTube;

/// <summary>Who is let in: keys and tokens, and what gives new ones.</summary>
internal sealed class YouTubeDoor(TimeProvider time)
{
    internal const string Key = "AIzaStageKeyStageKeyStageKeyStageKey123";
    internal const string Refresh = "1//stage-refresh-kept-to-itself";
    internal const string ClientId = "1234567890-stage.apps.googleusercontent.com";
    internal const string ClientSecret = "stage-secret-kept-to-itself";
    internal const string Code = "4/stage-code";
    private const int Life = 3599;

    private readonly List<(string Token, Instant EndsAt)> given = [];

    /// <summary>Everything that must not be told.</summary>
    internal IReadOnlyList<string> Secrets => [Key, Refresh, ClientSecret, .. given.Select(token => token.Token)];

    /// <summary>Whether key and consent were withdrawn.</summary>
    internal bool IsShut { get; set; }

    /// <summary>Seconds that Google says a consent has left; null where it says nothing.</summary>
    internal int? ConsentLife { get; set; }

    /// <summary>How often a token was given.</summary>
    internal int Given => given.Count;

    /// <summary>The verifier of the last redemption, or null.</summary>
    internal string? Verifier { get; private set; }

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>A credential as people state it, with an access token that has just been given.</summary>
    internal string Credential()
    {
        string token = Give();
        return new JsonObject
        {
            ["access_token"] = token,
            ["refresh_token"] = Refresh,
            ["expires_at"] = given[^1].EndsAt.ToUnixTimeSeconds(),
        }.ToJsonString();
    }

    /// <summary>Tokens given so far are good for nothing any more; the consent is.</summary>
    internal void Forget()
    {
        for (int i = 0; i < given.Count; i++)
        {
            given[i] = (given[i].Token, Instant.MinValue);
        }
    }

    internal bool LetsIn(string token) =>
        !IsShut && given.Exists(known => string.Equals(known.Token, token, StringComparison.Ordinal) && known.EndsAt > Now);

    /// <summary>Answers the token endpoint.</summary>
    internal (int Status, JsonNode Body) Answer(IReadOnlyDictionary<string, string> form)
    {
        bool isOurs = Is(form, "client_id", ClientId) && Is(form, "client_secret", ClientSecret);
        bool isRenewal = Is(form, "grant_type", "refresh_token") && Is(form, "refresh_token", Refresh);
        bool isFirst = Is(form, "grant_type", "authorization_code") && Is(form, "code", Code);
        if (!isOurs)
        {
            return (401, Refused("invalid_client", "The OAuth client was not found."));
        }

        if (IsShut || !(isRenewal || isFirst))
        {
            return (400, Refused("invalid_grant", "Token has been expired or revoked."));
        }

        JsonObject granted = new()
        {
            ["access_token"] = Give(),
            ["expires_in"] = Life,
            ["scope"] = "https://www.googleapis.com/auth/youtube.force-ssl",
            ["token_type"] = "Bearer",
        };
        if (isFirst)
        {
            Verifier = form.GetValueOrDefault("code_verifier");
            granted["refresh_token"] = Refresh;
        }

        if (ConsentLife is { } life)
        {
            granted["refresh_token_expires_in"] = life;
        }

        return (200, granted);
    }

    private string Give()
    {
        given.Add(($"ya29.stage-token-{given.Count}-kept-to-itself", Now + Duration.FromSeconds(Life)));
        return given[^1].Token;
    }

    private static bool Is(IReadOnlyDictionary<string, string> form, string name, string value) =>
        string.Equals(form.GetValueOrDefault(name), value, StringComparison.Ordinal);

    private static JsonObject Refused(string error, string words) => new() { ["error"] = error, ["error_description"] = words };
}
