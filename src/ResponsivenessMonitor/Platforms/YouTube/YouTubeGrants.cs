using NodaTime;
using NodaTime.Extensions;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>Has Google grant and renew tokens of channels.</summary>
internal sealed class YouTubeGrants(YouTubeOptions options, TimeProvider time) : ITokenGrants
{
    /// <summary>The only scope by which comments are shown; Google knows none that reads alone.</summary>
    internal const string Scope = "https://www.googleapis.com/auth/youtube.force-ssl";

    /// <summary>What most consents that ended too soon ended by.</summary>
    internal const string Testing =
        "an app whose publishing status is Testing loses every consent after 7 days: set it to In production in the Google Cloud console";

    /// <inheritdoc/>
    public Platform Platform => Platform.YouTube;

    /// <inheritdoc/>
    public Duration RenewBefore => Duration.FromMinutes(2);

    /// <inheritdoc/>
    public string? Lacks => Stated.Lacks;

    /// <inheritdoc/>
    public string SignedInFor(string handle) => $"signed in to Google, and choosing the channel @{handle} there";

    /// <inheritdoc/>
    public Uri ConsentLink(ConsentWish wish)
    {
        Dictionary<string, string> query = new(StringComparer.Ordinal)
        {
            ["client_id"] = options.ClientId,
            ["redirect_uri"] = wish.Redirect.AbsoluteUri,
            ["response_type"] = "code",
            ["scope"] = Scope,
            ["access_type"] = "offline", // else nothing renews the token
            ["prompt"] = "consent", // else only the first consent is given what renews it
            ["state"] = wish.State,
            ["code_challenge"] = wish.Challenge,
            ["code_challenge_method"] = "S256",
        };
        return new Uri($"{options.Consent}?{string.Join('&', query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"))}");
    }

    /// <inheritdoc/>
    public async Task<TokenAnswer> RedeemAsync(ConsentGiven given, SendCall send, CancellationToken cancellationToken)
    {
        TokenAnswer answer = await AskAsync(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "authorization_code",
                ["code"] = given.Code,
                ["code_verifier"] = given.Verifier,
                ["redirect_uri"] = given.Redirect.AbsoluteUri,
            },
            send,
            cancellationToken
        );
        return answer is TokenAnswer.Granted { Tokens: { } tokens }
            ? await ObjectionAsync(given.Account, tokens, send, cancellationToken) ?? answer
            : answer;
    }

    /// <inheritdoc/>
    public async Task<TokenAnswer> RenewAsync(GrantedTokens tokens, SendCall send, CancellationToken cancellationToken)
    {
        TokenAnswer answer = await AskAsync(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = tokens.Refresh ?? string.Empty,
            },
            send,
            cancellationToken
        );
        return answer is TokenAnswer.Refused { Why: { } why } ended && why.Contains("consent", StringComparison.Ordinal)
            ? ended with
            {
                Mend = $"{ended.Mend}; {Testing}",
            }
            : answer;
    }

    private AppStatement Stated =>
        new(
            YouTubeOptions.Section,
            (nameof(options.ClientId), options.ClientId),
            (nameof(options.ClientSecret), options.ClientSecret),
            "the Google Cloud console shows both where the app's OAuth client was made; docs/platforms.md has the steps"
        );

    private async Task<TokenAnswer> AskAsync(Dictionary<string, string> form, SendCall send, CancellationToken cancellationToken)
    {
        if (Stated.Hindrance is { } hindrance)
        {
            return hindrance;
        }

        form.Add("client_id", options.ClientId);
        form.Add("client_secret", new Secret(options.ClientSecret).Read());
        return await OAuthCalls.AskAsync(new Uri(options.Tokens), form, basic: null, send, time.GetCurrentInstant(), cancellationToken);
    }

    /// <summary>
    /// Google asks which of their channels people consent for, and it is easily another one than meant; null when it is the account's, or that
    /// cannot be said.
    /// </summary>
    private async Task<TokenAnswer.Refused?> ObjectionAsync(
        AccountAccess account,
        GrantedTokens tokens,
        SendCall send,
        CancellationToken cancellationToken
    )
    {
        HttpRequestMessage request = new(HttpMethod.Get, new Uri($"{options.Api.TrimEnd('/')}/{YouTubePaths.Mine}"));
        new YouTubePass.Token(tokens.Access).Show(request.Headers);
        if (
            await send(request, cancellationToken) is not HttpAnswer.Came { IsGood: true } good
            || good.Read(YouTubeJson.Default.ChannelListView) is not JsonBody<ChannelListView>.Good { Value: { } list }
        )
        {
            return null;
        }

        string handle = account.Handle.TrimStart('@');
        if (list is { Kind: "youtube#channelListResponse", Items: null or [] })
        {
            return new TokenAnswer.Refused(
                AccessLossKind.RoleLost,
                "the Google account that consented has no channel on YouTube",
                $"choose the channel @{handle} itself where Google asks which account, not a person's own account; who was only "
                    + "invited to it in YouTube Studio is not offered it, so its owner has to consent"
            );
        }

        if (list.Items is not [{ Id: { } id } mine, ..])
        {
            return null;
        }

        string? shown = mine.Snippet?.CustomUrl;
        bool isOther = YouTubeText.IsChannel(account.AuthorId ?? handle)
            ? !string.Equals(id, account.AuthorId ?? handle, StringComparison.Ordinal)
            : shown is { Length: > 1 } && shown.StartsWith('@') && !string.Equals(shown[1..], handle, StringComparison.OrdinalIgnoreCase);
        return isOther
            ? new TokenAnswer.Refused(
                AccessLossKind.RoleLost,
                $"the consent is another channel's than @{handle}",
                $"choose the channel @{handle} where Google asks which one"
            )
            : null;
    }
}
