using NodaTime;
using NodaTime.Extensions;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>Reads LinkedIn Pages by the Community Management API.</summary>
internal sealed class LinkedInPlatform(PlatformHttp http, TokenSessions sessions, LinkedInOptions options, TimeProvider time) : IPlatform
{
    private readonly LinkedInQuota quota = new(options);

    /// <inheritdoc/>
    public Platform Name => Platform.LinkedIn;

    /// <inheritdoc/>
    public AccessNeeds Needs { get; } =
        new(
            ServerNeed.None,
            MayBePublic: false,
            "an access token of an administrator of the Page, with the scopes r_organization_social_feed and rw_organization_admin, "
                + "or connect the account"
        );

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        Instant now = time.GetCurrentInstant();
        AccountAccess access = request.Access;
        LinkedInClient client = new(http, options);
        LinkedInBookmark mark = LinkedInBookmark.Read(request.Since, LinkedInSelf.Known(access));
        quota.Recall(access, mark.Day, mark.Calls);
        Instant? endsAt = null;
        Reading reading;
        switch (
            access.Credential is { Length: > 0 } credential
                ? await sessions.OpenAsync(credential, client.SendAsync, cancellationToken)
                : null
        )
        {
            case TokenEntry.Open open:
                LinkedInCalls calls = new(client, new TokensInUse(sessions, open.Session, client.SendAsync), cancellationToken);
                LinkedInReading page = new(calls, request, mark, options, now);
                (reading, mark) = (await page.ReadAsync(), page.Mark);
                endsAt = calls.OnlyPersonsFrom;
                break;
            case TokenEntry.Ended ended:
                reading = ended.Reading;
                break;
            default:
                reading = new Reading.AccessLost(AccessLossKind.TokenRevoked);
                break;
        }

        int spent = quota.Add(access, now, client.Calls);
        mark = mark with { Day = LinkedInQuota.DayOf(now), Calls = spent };
        reading = reading is Reading.Page read ? read with { Bookmark = mark.Write() } : reading;
        return reading with { Cost = client.Calls, Budget = quota.Left(access, now), AccessEndsAt = endsAt ?? reading.AccessEndsAt };
    }

    /// <inheritdoc/>
    public async Task<AccessCheck> CheckAsync(AccountAccess access, CancellationToken cancellationToken)
    {
        LinkedInClient client = new(http, options);
        TokenEntry? entry = access.Credential is { Length: > 0 } credential
            ? await sessions.OpenAsync(credential, client.SendAsync, cancellationToken)
            : null;
        return entry switch
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
    }
}
