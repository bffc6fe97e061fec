using NodaTime.Extensions;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>Reads LinkedIn Pages by the Community Management API.</summary>
internal sealed class LinkedInPlatform : IPlatform, IDisposable
{
    private readonly PlatformHttp http;
    private readonly LinkedInOptions options;
    private readonly TimeProvider time;
    private readonly TokenSessions sessions;
    private readonly LinkedInQuota quota;

    internal LinkedInPlatform(PlatformHttp http, ICredentialStore store, LinkedInGrants grants, LinkedInOptions options, TimeProvider time)
    {
        (this.http, this.options, this.time) = (http, options, time);
        sessions = new TokenSessions(store, grants, time);
        quota = new LinkedInQuota(store, options, time);
    }

    /// <inheritdoc/>
    public Platform Name => Platform.LinkedIn;

    /// <inheritdoc/>
    public AccessNeeds Needs { get; } =
        new(
            ServerNeed.None,
            MayBePublic: false,
            $"an access token of an administrator of the Page, with the scopes {LinkedInGrants.Scopes}, or connect the account"
        );

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        LinkedInClient client = new(http, options);
        Reading reading;
        Budget? left;
        try
        {
            reading = await ReadAsync(request, client, cancellationToken);
        }
        finally
        {
            // Whatever happened: what was asked was asked.
            left = await quota.SpendAsync(request.Access, client.Calls, CancellationToken.None);
        }

        return reading with
        {
            Cost = client.Calls,
            Budget = left,
        };
    }

    /// <inheritdoc/>
    public async Task<AccessCheck> CheckAsync(AccountAccess access, CancellationToken cancellationToken)
    {
        LinkedInClient client = new(http, options);
        TokenEntry? entry = access.Credential is { Length: > 0 } credential
            ? await sessions.OpenAsync(credential, client.SendAsync, cancellationToken)
            : null;
        AccessCheck found = entry switch
        {
            TokenEntry.Open open => await new LinkedInCheck(
                new LinkedInCalls(client, new TokensInUse(sessions, open.Session, client.SendAsync), cancellationToken),
                access,
                options,
                time.GetCurrentInstant()
            ).RunAsync(),
            TokenEntry.Ended ended => new AccessCheck.Lacks(ended.Why, ended.Mend),
            _ => new AccessCheck.Lacks("no access is stated", $"write env:NAME or file:PATH, or {LinkedInCheck.Connect(access)}"),
        };
        _ = await quota.SpendAsync(access, client.Calls, cancellationToken);
        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => sessions.Dispose();

    private async Task<Reading> ReadAsync(ReadRequest request, LinkedInClient client, CancellationToken cancellationToken)
    {
        AccountAccess access = request.Access;
        TokenEntry? entry = access.Credential is { Length: > 0 } credential
            ? await sessions.OpenAsync(credential, client.SendAsync, cancellationToken)
            : null;
        if (entry is not TokenEntry.Open { Session: { } session })
        {
            return entry is TokenEntry.Ended ended ? ended.Reading : new Reading.AccessLost(AccessLossKind.TokenRevoked);
        }

        TokensInUse tokens = new(sessions, session, client.SendAsync);
        LinkedInBookmark mark = LinkedInBookmark.Read(request.Since, LinkedInSelf.Known(access));
        LinkedInReading page = new(new LinkedInCalls(client, tokens, cancellationToken), request, mark, options, time.GetCurrentInstant());
        Reading reading = await page.ReadAsync();
        return reading with { AccessEndsAt = tokens.OnlyPersonsFrom ?? reading.AccessEndsAt };
    }
}
