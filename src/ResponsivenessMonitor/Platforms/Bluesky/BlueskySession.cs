using System.Buffers.Text;
using System.Text.Json;
using NodaTime;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>A session as it is kept.</summary>
internal sealed record KeptTokens(string Access, string Refresh)
{
    public override string ToString() => nameof(KeptTokens);
}

/// <summary>A session of an account on its server.</summary>
/// <param name="Key">Whose it is.</param>
/// <param name="Kept">How it is kept.</param>
/// <param name="Tokens">What it is used by.</param>
internal sealed record BlueskySession(SessionKey Key, KeptSession Kept, KeptTokens Tokens)
{
    /// <summary>Reads one; null when it is none of ours.</summary>
    internal static BlueskySession? Read(SessionKey key, KeptSession? kept)
    {
        try
        {
            return
                kept is not null
                && JsonSerializer.Deserialize(kept.Content, BlueskyJson.Default.KeptTokens) is { } tokens
                && IsToken(tokens.Access)
                && IsToken(tokens.Refresh)
                ? new BlueskySession(key, kept, tokens)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether a text can be sent as a token; what has an end of line or the like in it cannot.</summary>
    internal static bool IsToken(string? text) => text is { Length: > 0 } && text.All(c => c is > ' ' and <= '~');

    /// <summary>When its access token ends, as the token itself says; null when it does not say.</summary>
    internal Instant? EndsAt =>
        Claims(claims =>
            claims.TryGetProperty("exp", out JsonElement end) && end.TryGetInt64(out long seconds) && seconds is > 0 and < 32_503_680_000
                ? Instant.FromUnixTimeSeconds(seconds)
                : (Instant?)null
        );

    /// <summary>What it may be used for, such as <c>com.atproto.appPass</c>; null when it does not say.</summary>
    internal string? Scope => Claims(claims => BlueskyPost.TextOf(claims, "scope"));

    public override string ToString() => nameof(BlueskySession);

    /// <summary>The token is the server's, and only read for what it says of itself.</summary>
    private T? Claims<T>(Func<JsonElement, T?> read)
    {
        string[] parts = Tokens.Access.Split('.');
        try
        {
            if (parts.Length != 3)
            {
                return default;
            }

            using JsonDocument claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            return claims.RootElement.ValueKind == JsonValueKind.Object ? read(claims.RootElement) : default;
        }
        catch (Exception fault) when (fault is FormatException or JsonException or InvalidOperationException)
        {
            return default;
        }
    }
}

/// <summary>What became of asking for a session.</summary>
internal abstract record BlueskyEntry
{
    private BlueskyEntry() { }

    /// <summary>It is there.</summary>
    internal sealed record Open(BlueskySession Session) : BlueskyEntry;

    /// <summary>There is none.</summary>
    /// <param name="Reading">What a reading returns for it.</param>
    /// <param name="Why">What is wrong, in words; without a full stop.</param>
    /// <param name="Mend">What to do about it; without a full stop.</param>
    internal sealed record Ended(Reading Reading, string Why, string Mend) : BlueskyEntry;
}
