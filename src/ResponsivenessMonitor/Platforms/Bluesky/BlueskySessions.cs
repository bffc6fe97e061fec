using System.Text.Json;
using NodaTime;
using NodaTime.Extensions;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>Opens sessions by app passwords, and renews them.</summary>
/// <remarks>
/// A server gives at most 300 sessions a day to an account, so one that is kept is used and renewed as long as it lasts. Its renewal token is good once:
/// the new one is kept before it is used, and who finds that another replica was first uses what that one kept.
/// </remarks>
internal sealed class BlueskySessions(ICredentialStore store, TimeProvider time)
{
    private const string NewPassword =
        "make a new app password (Settings, Privacy and security, App passwords, signed in as the account) and put it where the credential is kept";

    private static readonly Duration Margin = Duration.FromMinutes(1);

    /// <summary>The session that is kept, renewed if it is about to end; else a new one.</summary>
    internal async Task<BlueskyEntry> OpenAsync(
        string credential,
        BlueskyPlace place,
        BlueskyClient client,
        CancellationToken cancellationToken
    )
    {
        SessionKey key = new(Platform.Bluesky, credential, place.Server.Authority);
        KeptSession? kept = await store.SessionAsync(key, cancellationToken);
        return BlueskySession.Read(key, kept) is not { } session ? await BeginAsync(key, kept, place, client, cancellationToken)
            : session.EndsAt - Margin <= time.GetCurrentInstant() ? await RenewAsync(session, place, client, cancellationToken)
            : new BlueskyEntry.Open(session);
    }

    /// <summary>Why there is no secret where the access says that it is kept; null when there is one.</summary>
    internal async Task<BlueskyEntry.Ended?> MissingAsync(string credential, CancellationToken cancellationToken) =>
        await store.FindAsync(credential, cancellationToken) is CredentialLookup.Missing missing ? Missing(missing.Why) : null;

    /// <summary>Another session in place of one that the server refuses.</summary>
    internal async Task<BlueskyEntry> RenewAsync(
        BlueskySession refused,
        BlueskyPlace place,
        BlueskyClient client,
        CancellationToken cancellationToken
    )
    {
        KeptSession? kept = await store.SessionAsync(refused.Key, cancellationToken);
        if (kept is not null && kept.Version != refused.Kept.Version && BlueskySession.Read(refused.Key, kept) is { } newer)
        {
            return new BlueskyEntry.Open(newer);
        }

        BlueskyAnswer<SessionView> answer = await client.SessionAsync(
            place.Server,
            "com.atproto.server.refreshSession",
            refused.Tokens.Refresh,
            wish: null,
            cancellationToken
        );
        return answer switch
        {
            BlueskyAnswer<SessionView>.Good good => await KeepAsync(refused.Key, kept, place, good.Value),
            BlueskyAnswer<SessionView>.Refused { Error: "AccountTakedown" or "AccountDeactivated" } gone => Refused(gone),
            BlueskyAnswer<SessionView>.Refused => await BeginAsync(refused.Key, kept, place, client, cancellationToken),
            _ => Other(answer),
        };
    }

    private async Task<BlueskyEntry> BeginAsync(
        SessionKey key,
        KeptSession? before,
        BlueskyPlace place,
        BlueskyClient client,
        CancellationToken cancellationToken
    )
    {
        CredentialLookup lookup = await store.FindAsync(key.Credential, cancellationToken);
        if (lookup is not CredentialLookup.Found found)
        {
            return Missing(lookup is CredentialLookup.Missing missing ? missing.Why : "the credential was not found");
        }

        BlueskyAnswer<SessionView> answer = await client.SessionAsync(
            place.Server,
            "com.atproto.server.createSession",
            token: null,
            new SessionWish(place.Did, found.Secret.Trim()),
            cancellationToken
        );
        return answer switch
        {
            BlueskyAnswer<SessionView>.Good good => await KeepAsync(key, before, place, good.Value),
            BlueskyAnswer<SessionView>.Refused refused => Refused(refused),
            _ => Other(answer),
        };
    }

    private async Task<BlueskyEntry> KeepAsync(SessionKey key, KeptSession? before, BlueskyPlace place, SessionView view)
    {
        if (
            view is not { AccessJwt: { } access, RefreshJwt: { } refresh }
            || !BlueskySession.IsToken(access)
            || !BlueskySession.IsToken(refresh)
            || !string.Equals(view.Did, place.Did, StringComparison.Ordinal)
        )
        {
            return Unreadable("the server opened a session that has no tokens, or is somebody else's");
        }

        string content = JsonSerializer.Serialize(new KeptTokens(access, refresh), BlueskyJson.Default.KeptTokens);
        // Also where time has run out meanwhile: the renewal token that was given up for this one is good for nothing any more.
        KeptSession? kept = await store.KeepAsync(key, before, content, CancellationToken.None);
        return BlueskySession.Read(key, kept) is not { } session ? Unreadable("the session could not be kept")
            : view.Active == false
                ? new BlueskyEntry.Ended(BlueskyState.InactiveReading(view.Status), "the account is not active", "activate it again")
            : new BlueskyEntry.Open(session);
    }

    private static BlueskyEntry.Ended Missing(string why) =>
        new(
            new Reading.AccessLost(AccessLossKind.TokenRevoked),
            $"the app password is missing: {why}",
            "where none was made yet: Settings, Privacy and security, App passwords, signed in as the account"
        );

    private static BlueskyEntry.Ended Refused(BlueskyAnswer<SessionView>.Refused refused) =>
        refused.Error switch
        {
            "AccountTakedown" => new(
                new Reading.AccountGone(GoneKind.Suspended),
                "the platform has suspended the account",
                "ask its moderators why"
            ),
            "AccountDeactivated" => new(new Reading.AccountGone(GoneKind.Deactivated), "the account is switched off", "activate it again"),
            "AuthFactorTokenRequired" => new(
                new Reading.AccessLost(AccessLossKind.TokenRevoked),
                "the credential is the account's own password, which asks for a code by mail",
                NewPassword
            ),
            "RateLimitExceeded" => Unreadable("too many sessions were asked for"),
            _ => new(new Reading.AccessLost(AccessLossKind.TokenRevoked), "the app password is wrong, or was withdrawn", NewPassword),
        };

    private static BlueskyEntry.Ended Other(BlueskyAnswer<SessionView> answer) =>
        answer switch
        {
            BlueskyAnswer<SessionView>.Limited limited => new(
                new Reading.RateLimited(LimitScope.Access, limited.Until),
                "too many sessions were asked for",
                "wait; it is tried again by itself"
            ),
            BlueskyAnswer<SessionView>.Failed failed => Unreadable(failed.Reason),
            _ => Unreadable("the server answered nonsense"),
        };

    private static BlueskyEntry.Ended Unreadable(string why) => new(new Reading.Unreachable(why), why, BlueskyIdentity.Later);
}
