using NodaTime;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>What is made of a token that was looked at (<c>debug_token</c>). Pure.</summary>
internal static class MetaTokens
{
    private const long Last = 32_503_680_000; // the year 3000

    /// <summary>What a reading returns of an account that the platform does not show to a token.</summary>
    /// <param name="data">The token.</param>
    /// <param name="scopes">What it has to cover.</param>
    internal static Reading ReadingOf(TokenDataView data, IReadOnlyList<string> scopes) =>
        data switch
        {
            { IsValid: false } => new Reading.AccessLost(MetaErrors.TokenOf(data.Error?.ErrorSubcode ?? data.Error?.Subcode).Kind),
            { IsValid: true } when Lacks(data, scopes).Count > 0 => new Reading.AccessLost(AccessLossKind.ScopeMissing),
            { IsValid: true, Scopes: not null } => new Reading.AccountGone(GoneKind.Deleted),
            _ => new Reading.Unreachable("the account is not shown, and nothing was said of our token"),
        };

    /// <summary>What a token does not cover of what it has to; empty where its scopes are not told.</summary>
    internal static IReadOnlyList<string> Lacks(TokenDataView data, IReadOnlyList<string> scopes) =>
        data.Scopes is { } given ? [.. scopes.Where(scope => !given.Contains(scope, StringComparer.Ordinal))] : [];

    /// <summary>When only a person can renew what a token reads; null when that never is.</summary>
    internal static Instant? EndOf(TokenDataView data) =>
        (Time(data.ExpiresAt), Time(data.DataAccessExpiresAt)) switch
        {
            ({ } end, { } data90) => Instant.Min(end, data90),
            (var end, var data90) => end ?? data90,
        };

    private static Instant? Time(long? seconds) => seconds is > 0 and < Last and { } at ? Instant.FromUnixTimeSeconds(at) : null;
}
