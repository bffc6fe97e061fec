using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime.Text;

namespace ResponsivenessMonitor.Platforms.Tokens;

/// <summary>
/// Tokens as a secret states them: the access token itself, or a JSON object with <c>access_token</c>, <c>refresh_token</c> and <c>expires_at</c>
/// (ISO 8601 with Z, or seconds since 1970), of which one of the first two has to be there.
/// </summary>
internal static class StatedTokens
{
    private const int FingerprintBytes = 16;
    private const string NoToken = "is empty, or has a blank or another sign in it that no token has";

    /// <summary>Reads a secret.</summary>
    internal static StatedReading Read(string secret)
    {
        string text = secret.Trim();
        if (!text.StartsWith('{'))
        {
            return GrantedTokens.IsToken(text)
                ? new StatedReading.Good(new GrantedTokens(text))
                : Bad("it has a blank or another sign in it that no token has");
        }

        try
        {
            return JsonSerializer.Deserialize(text, StatedJson.Default.StatedView) is { } view ? Of(view, text) : Bad("it is empty JSON");
        }
        catch (JsonException)
        {
            // A file's first line alone is read, so this is most often an object that goes on below it.
            return Bad("it begins as JSON, and is none to its end; write the whole object on one line, with texts in quotation marks");
        }
    }

    private static StatedReading Of(StatedView view, string text)
    {
        (bool isDate, long? endsAt) = EndOf(view.ExpiresAt);
        return (view.Access ?? view.Refresh) is null ? Bad("its JSON has neither access_token nor refresh_token")
            : view.Access is { } access && !GrantedTokens.IsToken(access) ? Bad($"access_token {NoToken}")
            : view.Refresh is { } refresh && !GrantedTokens.IsToken(refresh) ? Bad($"refresh_token {NoToken}")
            : !isDate ? Bad("expires_at is no time; write it such as 2027-01-31T00:00:00Z, or in seconds since 1970")
            : new StatedReading.Good(
                new GrantedTokens(view.Access ?? string.Empty)
                {
                    Refresh = view.Refresh,
                    EndsAt = view.Access is null ? null : endsAt,
                    OfSecret = Fingerprint(text),
                }
            );
    }

    private static StatedReading.Bad Bad(string why) => new(why);

    private static (bool IsDate, long? EndsAt) EndOf(JsonElement? stated) =>
        stated switch
        {
            null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => (true, null),
            { ValueKind: JsonValueKind.Number } number => number.TryGetInt64(out long seconds) ? (true, seconds) : (false, null),
            { ValueKind: JsonValueKind.String } words => InstantPattern.ExtendedIso.Parse(words.GetString()!) is { Success: true } read
                ? (true, read.Value.ToUnixTimeSeconds())
                : (false, null),
            _ => (false, null),
        };

    private static string Fingerprint(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, FingerprintBytes));
}

/// <summary>What a secret states.</summary>
internal abstract record StatedReading
{
    private StatedReading() { }

    /// <summary>Tokens.</summary>
    internal sealed record Good(GrantedTokens Tokens) : StatedReading;

    /// <summary>Nothing that can be used.</summary>
    /// <param name="Why">What is wrong with it, without a full stop and without the secret.</param>
    internal sealed record Bad(string Why) : StatedReading;
}

/// <summary>The JSON of a secret.</summary>
internal sealed record StatedView
{
    [JsonPropertyName("access_token")]
    public string? Access { get; init; }

    [JsonPropertyName("refresh_token")]
    public string? Refresh { get; init; }

    [JsonPropertyName("expires_at")]
    public JsonElement? ExpiresAt { get; init; }
}

[JsonSerializable(typeof(StatedView))]
[JsonSerializable(typeof(GrantedTokens))]
internal sealed partial class StatedJson : JsonSerializerContext;
