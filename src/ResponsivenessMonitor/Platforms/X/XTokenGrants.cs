using System.Net.Http.Headers;
using NodaTime;
using NodaTime.Extensions;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>How X grants tokens of accounts: OAuth 2.0 with PKCE. A refresh token is good once, and gives the next one.</summary>
internal sealed class XTokenGrants(XOptions options, TimeProvider time) : ITokenGrants
{
    private const string Scopes = "tweet.read users.read offline.access";

    /// <inheritdoc/>
    public Platform Platform => Platform.X;

    /// <inheritdoc/>
    public Duration RenewBefore { get; } = Duration.FromMinutes(2);

    /// <inheritdoc/>
    public string? Lacks => Stated.Lacks;

    /// <inheritdoc/>
    public string SignedInFor(string handle) => $"signed in to X as @{handle}";

    /// <inheritdoc/>
    public Uri ConsentLink(ConsentWish wish) =>
        new(
            $"{options.ConsentPage}?response_type=code&client_id={Uri.EscapeDataString(options.ClientId)}"
                + $"&redirect_uri={Uri.EscapeDataString(wish.Redirect.OriginalString)}&scope={Uri.EscapeDataString(Scopes)}"
                + $"&state={Uri.EscapeDataString(wish.State)}&code_challenge={Uri.EscapeDataString(wish.Challenge)}&code_challenge_method=S256"
        );

    /// <inheritdoc/>
    public async Task<TokenAnswer> RedeemAsync(ConsentGiven given, SendCall send, CancellationToken cancellationToken)
    {
        TokenAnswer answer = await AskAsync(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "authorization_code",
                ["code"] = given.Code,
                ["redirect_uri"] = given.Redirect.OriginalString,
                ["code_verifier"] = given.Verifier,
                ["client_id"] = options.ClientId,
            },
            send,
            cancellationToken
        );
        return answer is TokenAnswer.Granted { Tokens: { } tokens }
            ? await ObjectionAsync(given.Account, tokens, send, cancellationToken) ?? answer
            : answer;
    }

    private AppStatement Stated =>
        new(
            XOptions.Section,
            (nameof(options.ClientId), options.ClientId),
            (nameof(options.ClientSecret), options.ClientSecret),
            "docs/platforms.md says how an app is made in X's developer console and set up for OAuth 2.0"
        )
        {
            IsOpen = true,
        };

    /// <summary>Whoever is signed in to X consents, and it is easily another account than meant; null when it is the account, or that cannot be said.</summary>
    private async Task<TokenAnswer.Refused?> ObjectionAsync(
        AccountAccess account,
        GrantedTokens tokens,
        SendCall send,
        CancellationToken cancellationToken
    )
    {
        HttpRequestMessage request = new(HttpMethod.Get, new Uri(options.ServerAddress, new XPaths(options.Vocabulary).Self));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Access);
        if (
            await send(request, cancellationToken) is not HttpAnswer.Came { IsGood: true } good
            || good.Read(XJson.Default.XSelf) is not JsonBody<XSelf>.Good { Value.Data: { } consenting }
        )
        {
            return null;
        }

        string handle = XMapping.NameOf(account.Handle);
        bool isSame = account.AuthorId is { } known
            ? string.Equals(consenting.Id, known, StringComparison.Ordinal)
            : string.Equals(consenting.Username, handle, StringComparison.OrdinalIgnoreCase);
        return isSame
            ? null
            : new TokenAnswer.Refused(
                AccessLossKind.RoleLost,
                $"the consent is @{consenting.Username}'s and not @{handle}'s",
                $"sign in to X as @{handle} first"
            );
    }

    /// <inheritdoc/>
    public Task<TokenAnswer> RenewAsync(GrantedTokens tokens, SendCall send, CancellationToken cancellationToken) =>
        AskAsync(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = tokens.Refresh ?? string.Empty,
                ["client_id"] = options.ClientId,
            },
            send,
            cancellationToken
        );

    private async Task<TokenAnswer> AskAsync(Dictionary<string, string> form, SendCall send, CancellationToken cancellationToken)
    {
        if (Stated.Hindrance is { } hindrance)
        {
            return hindrance;
        }

        (string Id, string Secret)? basic =
            options.ClientSecret.Length > 0 ? (options.ClientId, new Secret(options.ClientSecret).Read()) : null;
        return await OAuthCalls.AskAsync(
            new Uri(options.ServerAddress, XPaths.Token),
            form,
            basic,
            send,
            time.GetCurrentInstant(),
            cancellationToken
        );
    }
}
