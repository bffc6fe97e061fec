using System.Collections.Concurrent;
using NodaTime;
using NodaTime.Extensions;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>Reads and checks accounts through the Graph API, and backs off before their allowances are used up.</summary>
internal sealed class MetaConnector(PlatformHttp http, TokenSessions sessions, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Instant> pauses = new(StringComparer.Ordinal);

    /// <summary>Reads an account.</summary>
    internal async Task<Reading> ReadAsync(ReadRequest request, MetaTerms terms, MetaSettings settings, CancellationToken cancellationToken)
    {
        Instant now = time.GetCurrentInstant();
        if (request.Access.Credential is not { Length: > 0 } credential)
        {
            return new Reading.AccessLost(AccessLossKind.TokenRevoked);
        }

        if (pauses.TryGetValue(credential, out Instant until) && now < until)
        {
            return new Reading.RateLimited(LimitScope.Access, until); // a call now would only make it last longer
        }

        MetaClient client = new(http, settings.Root, settings.App);
        Reading reading = await OpenAsync(credential, client, request.WithProfile, cancellationToken) switch
        {
            TokenEntry.Open open => await new MetaReading(
                new MetaCaller(client, new TokensInUse(sessions, open.Session, client.SendAsync), cancellationToken),
                terms,
                request,
                settings,
                now
            ).ReadAsync(),
            TokenEntry.Ended ended => ended.Reading,
            _ => new Reading.AccessLost(AccessLossKind.TokenRevoked),
        };
        return Spared(reading with { Cost = client.Calls }, credential, client.Usage.Until(now));
    }

    /// <summary>Finds out whether an account can be read.</summary>
    internal async Task<AccessCheck> CheckAsync(
        AccountAccess access,
        MetaTerms terms,
        MetaSettings settings,
        CancellationToken cancellationToken
    )
    {
        if (access.Credential is not { Length: > 0 } credential)
        {
            return new AccessCheck.Lacks("no access is stated", $"write env:NAME or file:PATH; {terms.MakeOne}");
        }

        MetaClient client = new(http, settings.Root, settings.App);
        return await sessions.OpenAsync(credential, client.SendAsync, cancellationToken) switch
        {
            TokenEntry.Open open => await new MetaCheck(client, terms, access, open.Session, cancellationToken).RunAsync(),
            TokenEntry.Ended ended => new AccessCheck.Lacks(ended.Why, ended.Mend),
            _ => new AccessCheck.Lacks("there is no token", terms.MakeOne),
        };
    }

    /// <summary>The token; one of which nobody said when it ends is renewed now and then, for then that is said.</summary>
    private async Task<TokenEntry> OpenAsync(string credential, MetaClient client, bool mayRenew, CancellationToken cancellationToken)
    {
        TokenEntry entry = await sessions.OpenAsync(credential, client.SendAsync, cancellationToken);
        return
            mayRenew
            && entry is TokenEntry.Open { Session: { IsRenewable: true, Tokens.EndsAt: null } session }
            && await sessions.RenewAsync(session, client.SendAsync, cancellationToken) is TokenEntry.Open renewed
            ? renewed
            : entry; // a token that is not a day old yet cannot be renewed, and is good
    }

    /// <summary>From 80 percent of an allowance on nothing more is asked for a while, and the plan is told so.</summary>
    private Reading Spared(Reading reading, string credential, Instant? until)
    {
        if (until is not { } pause)
        {
            _ = pauses.TryRemove(credential, out _);
            return reading;
        }

        pauses[credential] = pause;
        return reading is Reading.Page ? reading with { Budget = new Budget(Remaining: 0, pause) } : reading;
    }
}
