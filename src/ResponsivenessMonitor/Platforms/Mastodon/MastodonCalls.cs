using System.Text.Json.Serialization.Metadata;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>The calls of one reading: what they bring, and what a refusal says of the account or of our access.</summary>
internal sealed class MastodonCalls(MastodonClient client, CancellationToken cancellationToken)
{
    /// <summary>Asks, and returns what came.</summary>
    internal Task<MastodonAnswer<T>> AskAsync<T>(string pathAndQuery, JsonTypeInfo<T> shape)
        where T : class => client.GetAsync(pathAndQuery, shape, cancellationToken);

    /// <summary>A reading with what was spent on it, and what is left.</summary>
    internal Reading Told(Reading reading) => reading with { Cost = client.Calls, Budget = client.Budget };

    /// <summary>What a refusal of something that every account may ask for means.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="probe">Under which address anybody may see the account: a refused token says nothing of the account itself.</param>
    internal async Task<Reading> FailureAsync(MastodonRefusal refusal, string probe) =>
        refusal switch
        {
            MastodonRefusal.Limited limited => new Reading.RateLimited(LimitScope.Access, limited.Until),
            MastodonRefusal.Token { Trouble: MastodonTokenTrouble.Scope or MastodonTokenTrouble.NoUser } lacking => new Reading.AccessLost(
                lacking.Kind
            ),
            MastodonRefusal.Token refused => await GoneAsync(probe) ?? new Reading.AccessLost(refused.Kind),
            MastodonRefusal.NotThere { IsGone: true } when await GoneAsync(probe) is { } gone => gone,
            MastodonRefusal.NotThere => new Reading.Unreachable("the server does not know the Mastodon API, or not at this address"),
            MastodonRefusal.NotTaken odd => new Reading.Unreachable(odd.Reason),
            MastodonRefusal.Silent silent => new Reading.Unreachable(silent.Reason),
            _ => throw new InvalidOperationException($"{refusal} is not handled."),
        };

    /// <summary>Looks at the account as anybody may; null when it is there, or when that cannot be said.</summary>
    private async Task<Reading?> GoneAsync(string probe) =>
        await client.GetAsync(probe, MastodonJson.Default.MastodonAccount, cancellationToken, isPublic: true) switch
        {
            MastodonAnswer<MastodonAccount>.Good { Value.Suspended: true } => new Reading.AccountGone(GoneKind.Suspended),
            MastodonAnswer<MastodonAccount>.Not { Refusal: MastodonRefusal.NotThere { IsGone: true } } => new Reading.AccountGone(
                GoneKind.Suspended // servers before 3.3
            ),
            MastodonAnswer<MastodonAccount>.Not { Refusal: MastodonRefusal.NotThere { IsSaid: true } } => new Reading.AccountGone(
                GoneKind.Deleted
            ),
            _ => null,
        };
}
