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

    /// <summary>Reads a secret.</summary>
    /// <returns>The tokens; null when it is neither form.</returns>
    internal static GrantedTokens? Read(string secret)
    {
        string text = secret.Trim();
        if (!text.StartsWith('{'))
        {
            return GrantedTokens.IsToken(text) ? new GrantedTokens(text) : null;
        }

        try
        {
            return JsonSerializer.Deserialize(text, StatedJson.Default.StatedView) is { } view ? Of(view, text) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static GrantedTokens? Of(StatedView view, string text)
    {
        bool isWhole =
            (view.Access is null || GrantedTokens.IsToken(view.Access))
            && (view.Refresh is null || GrantedTokens.IsToken(view.Refresh))
            && (view.Access ?? view.Refresh) is not null;
        (bool isDate, long? endsAt) = EndOf(view.ExpiresAt);
        return isWhole && isDate
            ? new GrantedTokens(view.Access ?? string.Empty)
            {
                Refresh = view.Refresh,
                EndsAt = view.Access is null ? null : endsAt,
                OfSecret = Fingerprint(text),
            }
            : null;
    }

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
