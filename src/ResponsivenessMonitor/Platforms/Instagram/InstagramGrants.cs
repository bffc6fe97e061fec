using NodaTime;
using NodaTime.Extensions;
using ResponsivenessMonitor.Platforms.Meta;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Instagram;

/// <summary>
/// Gets tokens by Instagram Login. One lasts 60 days and is followed by another while it lasts, from the day after it was made; it is its own means of
/// renewal, and once it has run out only a person can renew it.
/// </summary>
internal sealed class InstagramGrants(InstagramOptions options, TimeProvider time) : ITokenGrants
{
    private const string Again = "let somebody sign in as the account and consent again: accounts connect";

    /// <summary>What Instagram ends the address with to which people are led back.</summary>
    private const string Tail = "#_";

    /// <inheritdoc/>
    public Platform Platform => Platform.Instagram;

    /// <summary>Half of its life: far more than a day old, and with a month to mend what goes wrong.</summary>
    public Duration RenewBefore => Duration.FromDays(30);

    /// <inheritdoc/>
    public bool RenewsByApp => false;

    /// <inheritdoc/>
    public string? Lacks => Stated.Lacks;

    /// <inheritdoc/>
    public string SignedInFor(string handle) => $"signed in to Instagram as @{handle}";

    /// <inheritdoc/>
    public Uri ConsentLink(ConsentWish wish) =>
        new(
            new Uri(options.ConsentServer),
            "oauth/authorize?"
                + MetaGrantCalls.Query([
                    ("client_id", options.AppId),
                    ("redirect_uri", wish.Redirect.AbsoluteUri),
                    ("state", wish.State),
                    ("response_type", "code"),
                    ("scope", string.Join(',', [.. new InstagramTerms(isByPage: false).Scopes, "instagram_business_manage_messages"])),
                ])
        );

    /// <inheritdoc/>
    public async Task<TokenAnswer> RedeemAsync(ConsentGiven given, SendCall send, CancellationToken cancellationToken)
    {
        if (options.App is not { } app)
        {
            return new TokenAnswer.Refused(AccessLossKind.TokenRevoked, Lacks!, "state both");
        }

        string secret = app.Secret.Read().Trim();
        HttpRequestMessage request = new(HttpMethod.Post, new Uri(new Uri(options.TokenServer), "oauth/access_token"))
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["client_id"] = app.Id,
                    ["client_secret"] = secret,
                    ["grant_type"] = "authorization_code",
                    ["redirect_uri"] = given.Redirect.AbsoluteUri,
                    ["code"] = given.Code.EndsWith(Tail, StringComparison.Ordinal) ? given.Code[..^Tail.Length] : given.Code,
                }
            ),
        };
        MetaAnswer<GrantView> brief = MetaClient.Read(await send(request, cancellationToken), MetaJson.Default.GrantView);
        if (
            brief is not MetaAnswer<GrantView>.Good { Value: { } view }
            || (view.AccessToken ?? view.Data?.FirstOrDefault()?.AccessToken) is not { Length: > 0 } first
        )
        {
            return NotGranted(brief);
        }

        TokenAnswer lasting = await LastingAsync(
            "access_token",
            [("grant_type", "ig_exchange_token"), ("client_secret", secret)],
            first,
            send,
            cancellationToken
        );
        return lasting is TokenAnswer.Granted granted ? await OfAsync(given.Account, granted, send, cancellationToken) : lasting;
    }

    /// <inheritdoc/>
    public Task<TokenAnswer> RenewAsync(GrantedTokens tokens, SendCall send, CancellationToken cancellationToken) =>
        LastingAsync(
            "refresh_access_token",
            [("grant_type", "ig_refresh_token")],
            tokens.Refresh ?? tokens.Access,
            send,
            cancellationToken
        );

    private AppStatement Stated =>
        new(
            InstagramOptions.Section,
            (nameof(options.AppId), options.AppId),
            (nameof(options.AppSecret), options.AppSecret),
            "docs/platforms.md says where an app is made"
        );

    private async Task<TokenAnswer> LastingAsync(
        string path,
        IEnumerable<(string Name, string Value)> parts,
        string token,
        SendCall send,
        CancellationToken cancellationToken
    )
    {
        Instant now = time.GetCurrentInstant();
        MetaAnswer<GrantView> answer = await MetaGrantCalls.GetAsync(
            new Uri(new Uri(options.GraphServer), path),
            [.. parts, ("access_token", token)],
            token: null,
            MetaJson.Default.GrantView,
            send,
            cancellationToken
        );
        return answer is MetaAnswer<GrantView>.Good { Value: { AccessToken: { Length: > 0 } lasting } grant }
            ? new TokenAnswer.Granted(
                new GrantedTokens(lasting)
                {
                    Refresh = lasting,
                    EndsAt = grant.ExpiresIn is > 0 and < 1_000_000_000 and { } seconds ? now.ToUnixTimeSeconds() + seconds : null,
                }
            )
            : NotGranted(answer);
    }

    /// <summary>Whoever consented may have been signed in as another account.</summary>
    private async Task<TokenAnswer> OfAsync(
        AccountAccess account,
        TokenAnswer.Granted granted,
        SendCall send,
        CancellationToken cancellationToken
    )
    {
        InstagramTerms terms = new(isByPage: false);
        MetaAnswer<NodeView> answer = await MetaGrantCalls.GetAsync(
            new Uri(options.Settings.Root, "me"),
            [("fields", "id,user_id,username")],
            granted.Tokens.Access,
            MetaJson.Default.NodeView,
            send,
            cancellationToken
        );
        return answer is MetaAnswer<NodeView>.Not not ? MetaGrantCalls.Refused(not.Refusal, Again)
            : answer is MetaAnswer<NodeView>.Good good
            && terms.AccountOf(good.Value) is { } found
            && MetaAccounts.IsOurs(found, account, me: null)
                ? granted
            : new TokenAnswer.Refused(
                AccessLossKind.RoleLost,
                $"whoever consented was signed in as another account than @{account.Handle.TrimStart('@')}",
                Again
            );
    }

    private static TokenAnswer NotGranted(MetaAnswer<GrantView> answer) =>
        answer is MetaAnswer<GrantView>.Not not ? MetaGrantCalls.Refused(not.Refusal, Again) : MetaGrantCalls.Empty;
}
