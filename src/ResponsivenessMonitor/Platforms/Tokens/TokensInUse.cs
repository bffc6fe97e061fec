using NodaTime;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Tokens;

/// <summary>The tokens of one reading: where the platform refuses them they are renewed, once, and what was asked for is asked for again.</summary>
/// <param name="sessions">What renews them.</param>
/// <param name="opened">The tokens as they were when the reading began.</param>
/// <param name="send">Makes the call that renews them.</param>
internal sealed class TokensInUse(TokenSessions sessions, TokenSession opened, SendCall send)
{
    private TokenSession current = opened;
    private bool wereRenewed;

    /// <summary>What calls are made by.</summary>
    internal string Access => current.Tokens.Access;

    /// <summary>Whether they are renewed without a person.</summary>
    internal bool AreRenewable => current.IsRenewable;

    /// <summary>From when on only a person can renew them; null where that never comes, or nobody says.</summary>
    internal Instant? OnlyPersonsFrom => current.OnlyPersonsFrom;

    /// <summary>From when on only a person can renew them, as the consent says; null where it says nothing.</summary>
    internal Instant? ConsentEnds => current.Tokens.ConsentEnds;

    /// <summary>Why there are no others in the place of those that were refused; null while none were.</summary>
    internal TokenEntry.Ended? Ended { get; private set; }

    /// <summary>Asks by the access token; where that is refused, once more by another one.</summary>
    /// <param name="ask">Makes the call by the token that it is given.</param>
    /// <param name="isRefused">Whether an answer refuses the token.</param>
    /// <param name="cancellationToken">Ends the renewal.</param>
    internal async Task<T> AskAsync<T>(Func<string, Task<T>> ask, Func<T, bool> isRefused, CancellationToken cancellationToken)
    {
        T answer = await ask(Access);
        if (wereRenewed || Ended is not null || !isRefused(answer))
        {
            return answer;
        }

        switch (await sessions.RenewAsync(current, send, cancellationToken))
        {
            case TokenEntry.Open { Session: { } renewed }:
                (current, wereRenewed) = (renewed, true);
                return await ask(Access);
            case TokenEntry.Ended none:
                Ended = none;
                return answer;
            default:
                throw new InvalidOperationException("A session is open or not.");
        }
    }

    /// <summary>What it means for a reading that they are refused.</summary>
    /// <param name="said">What is lost, where the platform says so: of tokens that nothing renews it knows best.</param>
    internal Reading LossBy(AccessLossKind? said = null) =>
        said is { } kind && !AreRenewable
            ? new Reading.AccessLost(kind)
            : Ended?.Reading ?? new Reading.AccessLost(said ?? AccessLossKind.TokenRevoked);
}
