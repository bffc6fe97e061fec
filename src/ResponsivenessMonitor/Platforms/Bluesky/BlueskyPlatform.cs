using NodaTime;
using NodaTime.Extensions;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>Reads accounts on Bluesky, and on any other server of its network.</summary>
internal sealed class BlueskyPlatform(PlatformHttp http, ICredentialStore store, BlueskyOptions options, TimeProvider time) : IPlatform
{
    private readonly BlueskyIdentity identity = new(http.Guard, options, time);
    private readonly BlueskySessions sessions = new(store, time);

    /// <inheritdoc/>
    public Platform Name => Platform.Bluesky;

    /// <inheritdoc/>
    public AccessNeeds Needs { get; } =
        new(
            ServerNeed.Optional,
            MayBePublic: true,
            "an app password, made while signed in as the account under Settings, Privacy and security, App passwords"
        );

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        BlueskyClient client = new(http);
        Reading reading = await ReadAsync(request, client, cancellationToken);
        return reading with { Cost = client.Calls, Budget = client.Budget };
    }

    /// <inheritdoc/>
    public Task<AccessCheck> CheckAsync(AccountAccess access, CancellationToken cancellationToken) =>
        new BlueskyCheck(identity, sessions, http).RunAsync(access, cancellationToken);

    private async Task<Reading> ReadAsync(ReadRequest request, BlueskyClient client, CancellationToken cancellationToken)
    {
        switch (await identity.FindAsync(request.Access, client, cancellationToken))
        {
            case BlueskySearch.Found { Place: { } place }:
                Reading reading = await ReadAsync(request, place, client, cancellationToken);
                bool isOfAccount = reading is Reading.AccessLost or Reading.Unreachable;
                return isOfAccount
                    ? await BlueskyProbe.AskAsync(reading, request.Access, place, identity, client, cancellationToken)
                    : reading;
            case BlueskySearch.Ended ended:
                return ended.Reading;
            default:
                return new Reading.Unreachable("the account could not be looked for");
        }
    }

    private async Task<Reading> ReadAsync(
        ReadRequest request,
        BlueskyPlace place,
        BlueskyClient client,
        CancellationToken cancellationToken
    )
    {
        Instant now = time.GetCurrentInstant();
        if (request.Access.Credential is not { } credential)
        {
            BlueskyCaller anybody = new(client, place, identity.AppView, sessions, session: null);
            return await new BlueskyReader(anybody, options, request, now).ReadPubliclyAsync(cancellationToken);
        }

        return await sessions.OpenAsync(credential, place, client, cancellationToken) switch
        {
            BlueskyEntry.Open open => await new BlueskyReader(
                new BlueskyCaller(client, place, place.Server, sessions, open.Session),
                options,
                request,
                now
            ).ReadSignedInAsync(cancellationToken),
            BlueskyEntry.Ended ended => ended.Reading,
            _ => new Reading.AccessLost(AccessLossKind.TokenRevoked),
        };
    }
}
