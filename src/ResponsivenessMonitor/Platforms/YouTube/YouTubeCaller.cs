using System.Text.Json.Serialization.Metadata;
using NodaTime;
using ResponsivenessMonitor.Platforms.Tokens;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>The calls of one reading, by a key or by tokens that are renewed once where they are refused.</summary>
internal sealed class YouTubeCaller(
    YouTubeClient client,
    YouTubeEntry.Open entry,
    TokenSessions sessions,
    CancellationToken cancellationToken
)
{
    private YouTubePass pass = entry.Pass;
    private TokenSession? session = entry.Session;
    private TokenEntry.Ended? ended;

    /// <summary>Whether it is asked by somebody's consent, and not as anybody.</summary>
    internal bool IsSignedIn => session is not null;

    /// <summary>When a person has to renew the access; null where that is not known, or never.</summary>
    internal Instant? EndsAt => session?.OnlyPersonsFrom;

    /// <summary>Why tokens could not be renewed; null while they are good.</summary>
    internal TokenEntry.Ended? Ended => ended;

    /// <summary>Asks; where the token is refused, once more with another one.</summary>
    internal async Task<YouTubeAnswer<T>> AskAsync<T>(string pathAndQuery, JsonTypeInfo<T> shape)
        where T : class
    {
        YouTubeAnswer<T> answer = await client.AskAsync(pathAndQuery, pass, shape, cancellationToken);
        if (
            session is not { } refused
            || ended is not null
            || answer is not YouTubeAnswer<T>.Refused { Refusal.Trouble: YouTubeTrouble.Token }
        )
        {
            return answer;
        }

        switch (await sessions.RenewAsync(refused, client.SendAsync, cancellationToken))
        {
            case TokenEntry.Open { Session: { } renewed }:
                (session, pass) = (renewed, new YouTubePass.Token(renewed.Tokens.Access));
                return await client.AskAsync(pathAndQuery, pass, shape, cancellationToken);
            case TokenEntry.Ended none:
                ended = none;
                return answer;
            default:
                return answer;
        }
    }

    /// <summary>What a reading returns for an answer that is not what was asked for.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="what">What was asked for, such as "the list of comments".</param>
    /// <param name="isOwner">Whether the consent is known to be the channel's own.</param>
    internal Reading ReadingOf<T>(YouTubeAnswer<T> answer, string what, bool isOwner)
        where T : class =>
        ended?.Reading
        ?? answer switch
        {
            YouTubeAnswer<T>.Refused { Refusal: { } refusal } => YouTubeState.ReadingOf(refusal, what, isOwner),
            YouTubeAnswer<T>.Failed failed => new Reading.Unreachable(failed.Reason),
            _ => new Reading.Unreachable($"{what} was answered without what was asked for"),
        };
}
