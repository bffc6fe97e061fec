using System.Text.Json.Serialization.Metadata;
using NodaTime;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>Asks by the token of one account, renews it where that can be done, and says what refusals mean.</summary>
internal sealed class MetaCaller(MetaClient client, TokensInUse tokens, CancellationToken cancellationToken)
{
    private Instant? said;

    internal Uri Server => client.Root;

    /// <summary>When only a person can renew the access, as far as that is known.</summary>
    internal Instant? EndsAt => said ?? tokens.OnlyPersonsFrom;

    /// <summary>The same as it was told when somebody consented; null where nobody did here, or it has no end.</summary>
    internal Instant? ConsentEndsAt => tokens.ConsentEnds;

    /// <summary>Asks; where the token is refused and can be renewed, once more with the new one.</summary>
    internal Task<MetaAnswer<T>> AskAsync<T>(string pathAndQuery, JsonTypeInfo<T> shape)
        where T : class =>
        tokens.AskAsync(
            token => client.AskAsync(pathAndQuery, token, shape, cancellationToken),
            answer => answer is MetaAnswer<T>.Not { Refusal: MetaRefusal.Token },
            cancellationToken
        );

    /// <summary>What a refusal of something that every account may be asked for means.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="scopes">What the token has to cover.</param>
    internal async Task<Reading> FailureAsync(MetaRefusal refusal, IReadOnlyList<string> scopes) =>
        refusal switch
        {
            MetaRefusal.Token token => tokens.LossBy(token.Kind),
            MetaRefusal.Permission => new Reading.AccessLost(AccessLossKind.ScopeMissing),
            MetaRefusal.Limited limited => new Reading.RateLimited(limited.Scope, limited.Until),
            MetaRefusal.NotTaken odd => new Reading.Unreachable(odd.Reason),
            MetaRefusal.Heavy heavy => new Reading.Unreachable(heavy.Reason),
            MetaRefusal.Silent silent => new Reading.Unreachable(silent.Reason),
            MetaRefusal.Missing => await MissingAsync(scopes),
            _ => throw new InvalidOperationException($"{refusal} is not handled."),
        };

    /// <summary>Looks when the access ends, where an app may look; what is not said changes nothing.</summary>
    /// <returns>Whether something was said.</returns>
    internal async Task<bool> LookAtTokenAsync()
    {
        if (
            await client.LookAtAsync(tokens.Access, cancellationToken)
            is not MetaAnswer<TokenView>.Good { Value.Data: { IsValid: true } data }
        )
        {
            return false;
        }

        said = MetaTokens.EndOf(data);
        return true;
    }

    /// <summary>
    /// "Does not exist, or missing permissions, or does not support this": only the account's own answer tells, and a token that is as it should be means
    /// that it does not exist.
    /// </summary>
    private async Task<Reading> MissingAsync(IReadOnlyList<string> scopes) =>
        await AskAsync("me?fields=id", MetaJson.Default.AuthorView) switch
        {
            MetaAnswer<AuthorView>.Not { Refusal: MetaRefusal.Missing } => await LookedAtAsync(scopes),
            MetaAnswer<AuthorView>.Not { Refusal: { } other } => await FailureAsync(other, scopes),
            _ => new Reading.Unreachable("something of the account is not shown, and the platform does not say why"),
        };

    private async Task<Reading> LookedAtAsync(IReadOnlyList<string> scopes) =>
        await client.LookAtAsync(tokens.Access, cancellationToken) switch
        {
            null => new Reading.AccessLost(AccessLossKind.RoleLost), // nobody may look; a lost role is far more often than a lost account
            MetaAnswer<TokenView>.Good { Value.Data: { } data } => MetaTokens.ReadingOf(data, scopes),
            MetaAnswer<TokenView>.Not { Refusal: MetaRefusal.Limited limited } => new Reading.RateLimited(limited.Scope, limited.Until),
            _ => new Reading.Unreachable("the account is not shown, and whether that is our token's fault could not be found out"),
        };
}
