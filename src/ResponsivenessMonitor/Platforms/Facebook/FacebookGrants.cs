using NodaTime;
using ResponsivenessMonitor.Platforms.Meta;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Facebook;

/// <summary>
/// Gets a Page's own token by the consent of somebody who looks after it: a code, a person's token that lasts an hour, one that lasts 60 days, and among the
/// Pages of that person the Page's, which does not run out.
/// </summary>
internal sealed class FacebookGrants(FacebookOptions options) : ITokenGrants
{
    private const string Again = "let somebody who looks after the Page consent again: accounts connect";
    private const string PageFields = "id,name,username,access_token,tasks";
    private const int MostPages = 20;

    /// <inheritdoc/>
    public Platform Platform => Platform.Facebook;

    /// <inheritdoc/>
    public Duration RenewBefore => Duration.Zero;

    /// <inheritdoc/>
    public bool CanRenew(GrantedTokens tokens) => false;

    /// <inheritdoc/>
    public bool RenewsByApp => false;

    /// <inheritdoc/>
    public string? Lacks => Stated.Lacks;

    /// <inheritdoc/>
    public Uri ConsentLink(ConsentWish wish) =>
        new(
            new Uri(options.ConsentServer),
            $"{options.Version}/dialog/oauth?"
                + MetaGrantCalls.Query([
                    ("client_id", options.AppId),
                    ("redirect_uri", wish.Redirect.AbsoluteUri),
                    ("state", wish.State),
                    ("response_type", "code"),
                    ("scope", string.Join(',', [.. new FacebookTerms().Scopes, FacebookTerms.Messaging])),
                ])
        );

    /// <inheritdoc/>
    public async Task<TokenAnswer> RedeemAsync(ConsentGiven given, SendCall send, CancellationToken cancellationToken)
    {
        if (options.Settings.App is not { } app)
        {
            return new TokenAnswer.Refused(AccessLossKind.TokenRevoked, Lacks!, "state both");
        }

        (string Name, string Value)[] asApp = [("client_id", app.Id), ("client_secret", app.Secret.Read().Trim())];
        Uri endpoint = new(options.Settings.Root, "oauth/access_token");
        MetaAnswer<GrantView> brief = await MetaGrantCalls.GetAsync(
            endpoint,
            [.. asApp, ("redirect_uri", given.Redirect.AbsoluteUri), ("code", given.Code)],
            token: null,
            MetaJson.Default.GrantView,
            send,
            cancellationToken
        );
        if (brief is not MetaAnswer<GrantView>.Good { Value.AccessToken: { Length: > 0 } first })
        {
            return NotGranted(brief);
        }

        MetaAnswer<GrantView> lasting = await MetaGrantCalls.GetAsync(
            endpoint,
            [.. asApp, ("grant_type", "fb_exchange_token"), ("fb_exchange_token", first)],
            token: null,
            MetaJson.Default.GrantView,
            send,
            cancellationToken
        );
        return lasting is MetaAnswer<GrantView>.Good { Value.AccessToken: { Length: > 0 } person }
            ? await PageAsync(given.Account, app, person, send, cancellationToken)
            : NotGranted(lasting);
    }

    /// <summary>A Page's token cannot be renewed by itself, and need not be.</summary>
    public Task<TokenAnswer> RenewAsync(GrantedTokens tokens, SendCall send, CancellationToken cancellationToken) =>
        Task.FromResult<TokenAnswer>(new TokenAnswer.Refused(AccessLossKind.TokenRevoked, "a Page's token is not renewed", Again));

    private AppStatement Stated =>
        new(
            FacebookOptions.Section,
            (nameof(options.AppId), options.AppId),
            (nameof(options.AppSecret), options.AppSecret),
            "docs/platforms.md says where an app is made"
        );

    private async Task<TokenAnswer> PageAsync(
        AccountAccess account,
        MetaApp app,
        string person,
        SendCall send,
        CancellationToken cancellationToken
    )
    {
        string? cursor = null;
        for (int page = 0; page < MostPages; page++)
        {
            Uri endpoint = new(options.Settings.Root, "me/accounts");
            MetaAnswer<ListView<PageView>> answer = await MetaGrantCalls.GetAsync(
                endpoint,
                [
                    ("fields", PageFields),
                    ("limit", "100"),
                    ("appsecret_proof", app.ProofOf(person)),
                    .. cursor is null ? [] : new[] { ("after", cursor) },
                ],
                person,
                MetaJson.Default.Pages,
                send,
                cancellationToken
            );
            if (answer is not MetaAnswer<ListView<PageView>>.Good { Value: { } pages })
            {
                return MetaGrantCalls.Refused(((MetaAnswer<ListView<PageView>>.Not)answer).Refusal, Again);
            }

            if ((pages.Data ?? []).OfType<PageView>().FirstOrDefault(found => IsOf(found, account)) is { } ours)
            {
                return await OfAsync(ours, app, send, cancellationToken);
            }

            MetaPaging paging = MetaPaging.Read(pages.Paging, options.Settings.Root);
            if (paging is MetaPaging.End)
            {
                return new TokenAnswer.Refused(
                    AccessLossKind.RoleLost,
                    $"whoever consented does not look after the Page {account.Handle}, or did not tick it",
                    "let somebody who has a task on the Page consent, and tick it"
                );
            }

            if (paging is not MetaPaging.More more || !more.Cursor.StartsWith("after=", StringComparison.Ordinal))
            {
                break;
            }

            cursor = Uri.UnescapeDataString(more.Cursor["after=".Length..].Split('&')[0]);
        }

        const string Endless = "the list of Pages of whoever consented could not be read to its end";
        return new TokenAnswer.Failed(new Reading.Unreachable(Endless), Endless);
    }

    private async Task<TokenAnswer> OfAsync(PageView page, MetaApp app, SendCall send, CancellationToken cancellationToken)
    {
        if (page.AccessToken is not { Length: > 0 } token)
        {
            return MetaGrantCalls.Empty;
        }

        if (page.Tasks is { } tasks && !tasks.Contains("MODERATE", StringComparer.Ordinal))
        {
            return new TokenAnswer.Refused(
                AccessLossKind.RoleLost,
                "whoever consented looks after the Page, but may not see who comments: they lack the task MODERATE",
                "give them that task on the Page, or let somebody else consent"
            );
        }

        MetaAnswer<TokenView> looked = await MetaGrantCalls.GetAsync(
            new Uri(options.Settings.Root, "debug_token"),
            [("input_token", token)],
            app.Token,
            MetaJson.Default.TokenView,
            send,
            cancellationToken
        );
        TokenDataView? data = (looked as MetaAnswer<TokenView>.Good)?.Value.Data;
        if (data is not null && MetaTokens.Lacks(data, new FacebookTerms().Scopes) is { Count: > 0 } lacks)
        {
            return new TokenAnswer.Refused(AccessLossKind.ScopeMissing, $"{string.Join(" and ", lacks)} was not granted", Again);
        }

        return new TokenAnswer.Granted(
            new GrantedTokens(token)
            {
                ConsentEndsAt = data is null ? null : MetaTokens.EndOf(data)?.ToUnixTimeSeconds(),
                Scope = data?.Scopes is { } scopes ? string.Join(' ', scopes.OfType<string>()) : null,
            }
        );
    }

    private static bool IsOf(PageView page, AccountAccess account) =>
        page.Id is { } id
        && (
            account.AuthorId is { } known
                ? string.Equals(known, id, StringComparison.Ordinal)
                : MetaAccounts.IsNamed(new MetaAccount(id, id, page.Username, IsPublished: null), account.Handle)
        );

    private static TokenAnswer NotGranted(MetaAnswer<GrantView> answer) =>
        answer is MetaAnswer<GrantView>.Not not ? MetaGrantCalls.Refused(not.Refusal, Again) : MetaGrantCalls.Empty;
}
