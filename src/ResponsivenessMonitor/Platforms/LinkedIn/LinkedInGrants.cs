using NodaTime;
using NodaTime.Extensions;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>
/// How LinkedIn gives tokens: one lives 60 days; apps that LinkedIn allows it get another one that renews it, for 365 days from the consent, which no
/// renewal extends.
/// </summary>
internal sealed class LinkedInGrants(LinkedInOptions options, TimeProvider time) : ITokenGrants
{
    /// <summary>The scope by which the Page's own posts are shown.</summary>
    internal const string OfPosts = "r_organization_social";

    /// <summary>The least by which notifications, comments and posts of a Page are shown, and the member's role on it.</summary>
    internal const string Scopes = $"{OfPosts} r_organization_social_feed rw_organization_admin";

    /// <inheritdoc/>
    public Platform Platform => Platform.LinkedIn;

    /// <inheritdoc/>
    public Duration RenewBefore { get; } = Duration.FromDays(7);

    /// <inheritdoc/>
    public string? Lacks => Stated.Lacks;

    /// <inheritdoc/>
    public Uri ConsentLink(ConsentWish wish) =>
        new(
            new Uri(options.SignIn),
            $"/oauth/v2/authorization?response_type=code&client_id={Uri.EscapeDataString(options.ClientId)}"
                + $"&redirect_uri={Uri.EscapeDataString(wish.Redirect.AbsoluteUri)}&state={Uri.EscapeDataString(wish.State)}"
                + $"&scope={Uri.EscapeDataString(Scopes)}"
        );

    /// <inheritdoc/>
    /// <remarks>LinkedIn takes no challenge of apps that have a secret, so the verifier is not sent.</remarks>
    public Task<TokenAnswer> RedeemAsync(ConsentGiven given, SendCall send, CancellationToken cancellationToken) =>
        AskAsync(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "authorization_code",
                ["code"] = given.Code,
                ["redirect_uri"] = given.Redirect.AbsoluteUri,
            },
            send,
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<TokenAnswer> RenewAsync(GrantedTokens tokens, SendCall send, CancellationToken cancellationToken) =>
        AskAsync(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = tokens.Refresh ?? string.Empty,
            },
            send,
            cancellationToken
        );

    private AppStatement Stated =>
        new(
            LinkedInOptions.Section,
            (nameof(options.ClientId), options.ClientId),
            (nameof(options.ClientSecret), options.ClientSecret),
            "the app's tab Auth on LinkedIn's developer pages shows both; docs/platforms.md has the steps"
        );

    private async Task<TokenAnswer> AskAsync(Dictionary<string, string> form, SendCall send, CancellationToken cancellationToken)
    {
        if (Stated.Hindrance is { } hindrance)
        {
            return hindrance;
        }

        form["client_id"] = options.ClientId;
        form["client_secret"] = new Secret(options.ClientSecret).Read();
        return await OAuthCalls.AskAsync(
            new Uri(new Uri(options.SignIn), "/oauth/v2/accessToken"),
            form,
            basic: null,
            send,
            time.GetUtcNow().ToInstant(),
            cancellationToken
        );
    }
}
