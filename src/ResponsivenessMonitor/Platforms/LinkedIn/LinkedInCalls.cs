using System.Text.Json.Serialization.Metadata;
using NodaTime;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>The calls of one reading: what they bring, and what a refusal says of the Page or of our access.</summary>
/// <param name="client">Makes them.</param>
/// <param name="tokens">By what they are made.</param>
/// <param name="cancellationToken">Ends them.</param>
internal sealed class LinkedInCalls(LinkedInClient client, TokensInUse tokens, CancellationToken cancellationToken)
{
    /// <summary>Of how many roles a member's are looked through at most.</summary>
    private const int MostRoles = 1_000;

    /// <summary>From when on only a person can go on; null where that is not known.</summary>
    internal Instant? OnlyPersonsFrom => tokens.OnlyPersonsFrom;

    /// <summary>Asks; a token that has run out is renewed once.</summary>
    /// <param name="pathAndQuery">See <see cref="LinkedInPaths"/>.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="isFinder">See <see cref="LinkedInClient.GetAsync"/>.</param>
    internal Task<LinkedInAnswer<T>> AskAsync<T>(string pathAndQuery, JsonTypeInfo<T> shape, bool isFinder = false)
        where T : class =>
        tokens.AskAsync(
            token => client.GetAsync(pathAndQuery, token, shape, isFinder, cancellationToken),
            answer => answer is LinkedInAnswer<T>.Not { Refusal: LinkedInRefusal.Token },
            cancellationToken
        );

    /// <summary>What a refusal means.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="me">The Page's URN; null before it is known.</param>
    internal async Task<Reading> FailureAsync(LinkedInRefusal refusal, string? me) =>
        refusal switch
        {
            LinkedInRefusal.Limited { IsOfDay: true } spent => new Reading.QuotaSpent(LimitScope.Access, spent.Until),
            LinkedInRefusal.Limited limited => new Reading.RateLimited(LimitScope.Access, limited.Until),
            LinkedInRefusal.Token refused => tokens.LossBy(refused.Kind),
            LinkedInRefusal.Denied => await WhyDeniedAsync(me),
            LinkedInRefusal.NotThere => await GoneAsync(me) ?? new Reading.Unreachable("LinkedIn knows no such list of the Page"),
            LinkedInRefusal.Version version => new Reading.Unreachable(version.Reason),
            LinkedInRefusal.Silent silent => new Reading.Unreachable(silent.Reason),
            _ => throw new InvalidOperationException($"{refusal} is not handled."),
        };

    /// <summary>Whether the token's member is an administrator of the Page; null, and why, where LinkedIn does not say.</summary>
    internal async Task<(bool? Is, LinkedInRefusal? Refusal)> IsAdministratorAsync(string me)
    {
        for (int start = 0; ; )
        {
            switch (await AskAsync(LinkedInPaths.Roles(start), LinkedInJson.Default.LinkedInListLinkedInRole))
            {
                case LinkedInAnswer<LinkedInList<LinkedInRole>>.Good { Value: { } list } when list.Elements.Any(role => role.IsOn(me)):
                    return (true, null);
                case LinkedInAnswer<LinkedInList<LinkedInRole>>.Good { Value: { } list } when list.IsLast(start):
                    return (false, null);
                case LinkedInAnswer<LinkedInList<LinkedInRole>>.Good when start >= MostRoles:
                    return (null, new LinkedInRefusal.Silent("LinkedIn's list of the member's roles does not end"));
                case LinkedInAnswer<LinkedInList<LinkedInRole>>.Good { Value: { } list }:
                    start += list.Elements.Count;
                    break;
                case LinkedInAnswer<LinkedInList<LinkedInRole>>.Not not:
                    return (null, not.Refusal);
                default:
                    throw new InvalidOperationException("LinkedIn gives something or refuses it.");
            }
        }
    }

    private async Task<Reading> WhyDeniedAsync(string? me)
    {
        (bool? isAdministrator, LinkedInRefusal? refusal) = me is null ? (null, null) : await IsAdministratorAsync(me);
        return refusal is not (null or LinkedInRefusal.Denied)
            ? await FailureAsync(refusal, me: null)
            : new Reading.AccessLost(isAdministrator == false ? AccessLossKind.RoleLost : AccessLossKind.ScopeMissing);
    }

    /// <summary>Looks whether the Page is there; null when it is, or when that cannot be said.</summary>
    private async Task<Reading?> GoneAsync(string? me) =>
        LinkedInUrn.OrganisationNumber(me) is { } number
        && await AskAsync(LinkedInPaths.Organisation(number), LinkedInJson.Default.LinkedInOrganisation)
            is LinkedInAnswer<LinkedInOrganisation>.Not { Refusal: LinkedInRefusal.NotThere }
            ? new Reading.AccountGone(GoneKind.Deleted)
            : null;
}
