using NodaTime;

namespace ResponsivenessMonitor.Platforms.Tokens;

/// <summary>Tokens as a platform granted them; as they are kept, encrypted.</summary>
/// <param name="Access">What calls are made by; empty where there is only what it is had for.</param>
internal sealed record GrantedTokens(string Access)
{
    private const long LastSecond = 253_402_300_799; // of the year 9999

    /// <summary>What another access token is had for, or null.</summary>
    public string? Refresh { get; init; }

    /// <summary>When the access token ends, in seconds since 1970; null where it does not, or nobody says.</summary>
    public long? EndsAt { get; init; }

    /// <summary>From when on only a person can renew it, in seconds since 1970; null where that never comes, or nobody says.</summary>
    public long? ConsentEndsAt { get; init; }

    /// <summary>What it may be used for, in the platform's words, or null.</summary>
    public string? Scope { get; init; }

    /// <summary>Of which secret it was had, so that another secret in its place begins anew; null where a person consented here.</summary>
    public string? OfSecret { get; init; }

    /// <summary><see cref="EndsAt"/> as an instant.</summary>
    internal Instant? Ends => InstantOf(EndsAt);

    /// <summary><see cref="ConsentEndsAt"/> as an instant.</summary>
    internal Instant? ConsentEnds => InstantOf(ConsentEndsAt);

    /// <summary>Whether a text can be sent as a token; what has an end of line or the like in it cannot.</summary>
    internal static bool IsToken(string? text) => text is { Length: > 0 } && text.All(c => c is > ' ' and <= '~');

    /// <summary>The same with what was granted anew in its place: a platform that says nothing of a part leaves it as it was.</summary>
    internal GrantedTokens RenewedBy(GrantedTokens later) =>
        later with
        {
            Refresh = later.Refresh ?? Refresh,
            ConsentEndsAt = later.ConsentEndsAt ?? ConsentEndsAt,
            Scope = later.Scope ?? Scope,
            OfSecret = OfSecret,
        };

    /// <summary>Never a token.</summary>
    public override string ToString() => nameof(GrantedTokens);

    private static Instant? InstantOf(long? seconds) =>
        seconds is > 0 and <= LastSecond and { } known ? Instant.FromUnixTimeSeconds(known) : null;
}
