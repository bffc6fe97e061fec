using ResponsivenessMonitor.Platforms.Facebook;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Meta;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms.Instagram;

/// <summary>Reads professional accounts on Instagram: by tokens of Instagram Login, or through the Pages that they are linked to.</summary>
/// <param name="http">What calls.</param>
/// <param name="sessions">The tokens of Instagram Login.</param>
/// <param name="pageSessions">The tokens of Pages, which are not renewed.</param>
/// <param name="options">How it is read.</param>
/// <param name="facebook">The app by which Pages are read.</param>
/// <param name="time">Whose present it is.</param>
internal sealed class InstagramPlatform(
    PlatformHttp http,
    TokenSessions sessions,
    TokenSessions pageSessions,
    InstagramOptions options,
    FacebookOptions facebook,
    TimeProvider time
) : IPlatform, IDisposable
{
    /// <summary>Stated after the credential, it means that this is a Page's token.</summary>
    internal const string ByPage = "graph.facebook.com";

    internal const string ByLogin = "graph.instagram.com";

    private const int LongestHandle = 30;

    private readonly MetaConnector byLogin = new(http, sessions, time);
    private readonly MetaConnector byPage = new(http, pageSessions, time);
    private readonly InstagramTerms own = new(isByPage: false);
    private readonly InstagramTerms paged = new(isByPage: true);

    /// <inheritdoc/>
    public Platform Name => Platform.Instagram;

    /// <inheritdoc/>
    public AccessNeeds Needs { get; } =
        new(
            ServerNeed.Optional,
            MayBePublic: false,
            "a token of Instagram Login with instagram_business_basic and instagram_business_manage_comments, or the token of its Page with "
                + $"@{ByPage} after it"
        )
        {
            OnlyServer = ByPage,
        };

    /// <inheritdoc/>
    public string? HandleFault(string handle)
    {
        string name = handle.Trim().TrimStart('@');
        return name.Length is > 0 and <= LongestHandle && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.')
            ? null
            : $"a handle on Instagram is made of up to 30 letters, digits, underscores and full stops, and '{name}' is not; write it as the profile's "
                + "address ends, after instagram.com/";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        sessions.Dispose();
        pageSessions.Dispose();
    }

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(ReadRequest request, CancellationToken cancellationToken) =>
        RouteOf(request.Access) is ({ } connector, { } terms, { } settings)
            ? await connector.ReadAsync(request, terms, settings, cancellationToken)
            : new Reading.Unreachable(Elsewhere(request.Access));

    /// <inheritdoc/>
    public async Task<AccessCheck> CheckAsync(AccountAccess access, CancellationToken cancellationToken) =>
        RouteOf(access) is ({ } connector, { } terms, { } settings)
            ? await connector.CheckAsync(access, terms, settings, cancellationToken)
            : new AccessCheck.Lacks(Elsewhere(access), $"leave the server out, or write @{ByPage} after a Page's token");

    private (MetaConnector Connector, MetaTerms Terms, MetaSettings Settings)? RouteOf(AccountAccess access) =>
        access.Host switch
        {
            null or "" or ByLogin => (byLogin, own, options.Settings),
            ByPage => (byPage, paged, options.PageSettings(facebook.Settings.App)),
            _ => null,
        };

    private static string Elsewhere(AccountAccess access) => $"Instagram is read at {ByLogin} or {ByPage}, and not at {access.Host}";
}
