using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Meta;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms.Facebook;

/// <summary>Reads Facebook Pages through the Graph API.</summary>
internal sealed class FacebookPlatform(PlatformHttp http, TokenSessions sessions, FacebookOptions options, TimeProvider time)
    : IPlatform,
        IDisposable
{
    private readonly MetaConnector connector = new(http, sessions, time);
    private readonly FacebookTerms terms = new();

    /// <inheritdoc/>
    public Platform Name => Platform.Facebook;

    /// <inheritdoc/>
    public AccessNeeds Needs { get; } =
        new(ServerNeed.None, MayBePublic: false, "a Page token with pages_show_list, pages_read_engagement and pages_read_user_content");

    /// <inheritdoc/>
    public void Dispose() => sessions.Dispose();

    /// <inheritdoc/>
    public Task<Reading> ReadAsync(ReadRequest request, CancellationToken cancellationToken) =>
        connector.ReadAsync(request, terms, options.Settings, cancellationToken);

    /// <inheritdoc/>
    public Task<AccessCheck> CheckAsync(AccountAccess access, CancellationToken cancellationToken) =>
        connector.CheckAsync(access, terms, options.Settings, cancellationToken);
}
