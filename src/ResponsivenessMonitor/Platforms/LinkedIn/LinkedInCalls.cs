using System.Text.Json.Serialization.Metadata;
using NodaTime;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>The calls of one reading: what they bring, and what a refusal says of the Page or of our access.</summary>
/// <param name="client">Makes them.</param>
/// <param name="sessions">Renews the token.</param>
/// <param name="opened">The token as it was when the reading began.</param>
/// <param name="cancellationToken">Ends them.</param>
internal sealed class LinkedInCalls(LinkedInClient client, TokenSessions sessions, TokenSession opened, CancellationToken cancellationToken)
{
    private TokenSession session = opened;
    private Reading? ended;

    /// <summary>From when on only a person can go on; null where that is not known.</summary>
    internal Instant? OnlyPersonsFrom => session.OnlyPersonsFrom;

    /// <summary>Asks; a token that has run out is renewed once.</summary>
    internal async Task<LinkedInAnswer<T>> AskAsync<T>(string pathAndQuery, JsonTypeInfo<T> shape)
        where T : class
    {
        LinkedInAnswer<T> answer = await client.GetAsync(pathAndQuery, session.Tokens.Access, shape, cancellationToken);
        if (answer is not LinkedInAnswer<T>.Not { Refusal: LinkedInRefusal.Token } || !session.IsRenewable || ended is not null)
        {
            return answer;
        }

        switch (await sessions.RenewAsync(session, client.SendAsync, cancellationToken))
        {
            case TokenEntry.Open open:
                session = open.Session;
                return await client.GetAsync(pathAndQuery, session.Tokens.Access, shape, cancellationToken);
            case TokenEntry.Ended end:
                ended = end.Reading;
                return answer;
            default:
                return answer;
        }
    }

    /// <summary>What a refusal means.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="me">The Page's URN; null before it is known.</param>
    internal async Task<Reading> FailureAsync(LinkedInRefusal refusal, string? me) =>
        refusal switch
        {
            LinkedInRefusal.Limited { IsOfDay: true } spent => new Reading.QuotaSpent(LimitScope.Access, spent.Until),
            LinkedInRefusal.Limited limited => new Reading.RateLimited(LimitScope.Access, limited.Until),
            LinkedInRefusal.Token refused => ended ?? new Reading.AccessLost(refused.Kind),
            LinkedInRefusal.Denied => await WhyDeniedAsync(me),
            LinkedInRefusal.NotThere => await GoneAsync(me) ?? new Reading.Unreachable("LinkedIn knows no such list of the Page"),
            LinkedInRefusal.Version version => new Reading.Unreachable(version.Reason),
            LinkedInRefusal.Silent silent => new Reading.Unreachable(silent.Reason),
            _ => throw new InvalidOperationException($"{refusal} is not handled."),
        };

    /// <summary>Whether the token's member is an administrator of the Page; null when LinkedIn does not say.</summary>
    internal async Task<(bool? Is, LinkedInRefusal? Refusal)> IsAdministratorAsync(string me) =>
        await AskAsync(LinkedInPaths.Roles, LinkedInJson.Default.LinkedInListLinkedInRole) switch
        {
            LinkedInAnswer<LinkedInList<LinkedInRole>>.Good { Value.Elements: { } roles } => (roles.Any(role => role.IsOn(me)), null),
            LinkedInAnswer<LinkedInList<LinkedInRole>>.Not not => (null, not.Refusal),
            _ => throw new InvalidOperationException("LinkedIn gives something or refuses it."),
        };

    private async Task<Reading> WhyDeniedAsync(string? me) =>
        me is not null && (await IsAdministratorAsync(me)).Is == false
            ? new Reading.AccessLost(AccessLossKind.RoleLost)
            : new Reading.AccessLost(AccessLossKind.ScopeMissing);

    /// <summary>Looks whether the Page is there; null when it is, or when that cannot be said.</summary>
    private async Task<Reading?> GoneAsync(string? me) =>
        LinkedInUrn.OrganisationNumber(me) is { } number
        && await AskAsync(LinkedInPaths.Organisation(number), LinkedInJson.Default.LinkedInOrganisation)
            is LinkedInAnswer<LinkedInOrganisation>.Not { Refusal: LinkedInRefusal.NotThere }
            ? new Reading.AccountGone(GoneKind.Deleted)
            : null;
}
