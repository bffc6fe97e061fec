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
    public string? Lacks =>
        new AppStatement(
            XOptions.Section,
            (nameof(options.ClientId), options.ClientId),
            (nameof(options.ClientSecret), options.ClientSecret)
        ).Lacks("docs/platforms.md says how an app is made in X's developer console and set up for OAuth 2.0", isOpen: true);

    /// <inheritdoc/>
    public Uri ConsentLink(ConsentWish wish) =>
        new(
            $"{options.ConsentPage}?response_type=code&client_id={Uri.EscapeDataString(options.ClientId)}"
                + $"&redirect_uri={Uri.EscapeDataString(wish.Redirect.OriginalString)}&scope={Uri.EscapeDataString(Scopes)}"
                + $"&state={Uri.EscapeDataString(wish.State)}&code_challenge={Uri.EscapeDataString(wish.Challenge)}&code_challenge_method=S256"
        );

    /// <inheritdoc/>
    public async Task<TokenAnswer> RedeemAsync(
        AccountAccess account,
        string code,
        string verifier,
        Uri redirect,
        SendCall send,
        CancellationToken cancellationToken
    )
    {
        TokenAnswer answer = await AskAsync(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "authorization_code",
                ["code"] = code,
                ["redirect_uri"] = redirect.OriginalString,
                ["code_verifier"] = verifier,
                ["client_id"] = options.ClientId,
            },
            send,
            cancellationToken
        );
        return answer is TokenAnswer.Granted { Tokens: { } tokens }
            ? await ObjectionAsync(account, tokens, send, cancellationToken) ?? answer
            : answer;
    }

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
                $"sign in to X as @{handle} and open the link of 'accounts connect' again"
            );
    }

    /// <inheritdoc/>
    public Task<TokenAnswer> RenewAsync(GrantedTokens tokens, SendCall send, CancellationToken cancellationToken) =>
        tokens.Refresh is { } refresh && Lacks is null
            ? AskAsync(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["grant_type"] = "refresh_token",
                    ["refresh_token"] = refresh,
                    ["client_id"] = options.ClientId,
                },
                send,
                cancellationToken
            )
            : Task.FromResult<TokenAnswer>(
                new TokenAnswer.Refused(
                    AccessLossKind.TokenExpired,
                    "the token has run out and cannot be renewed",
                    Lacks ?? "connect the account again: accounts connect"
                )
            );

    private async Task<TokenAnswer> AskAsync(Dictionary<string, string> form, SendCall send, CancellationToken cancellationToken)
    {
        (string Id, string Secret)? basic = null;
        if (options.ClientSecret.Length > 0)
        {
            try
            {
                basic = (options.ClientId, new Secret(options.ClientSecret).Read());
            }
            catch (SecretException fault)
            {
                string why = $"X:ClientSecret cannot be read: {fault.Message}";
                return new TokenAnswer.Failed(new Reading.Unreachable(why), why);
            }
        }

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
