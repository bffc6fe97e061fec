using System.Text.Json.Serialization.Metadata;
using NodaTime;
using ResponsivenessMonitor.Platforms.Tokens;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>The calls of one reading, by a key or by tokens that are renewed once where they are refused.</summary>
/// <param name="client">Makes them.</param>
/// <param name="pass">By what they are made, where that is a key.</param>
/// <param name="tokens">By what they are made, where somebody consented; else null.</param>
/// <param name="cancellationToken">Ends them.</param>
internal sealed class YouTubeCaller(YouTubeClient client, YouTubePass pass, TokensInUse? tokens, CancellationToken cancellationToken)
{
    /// <summary>Whether it is asked by somebody's consent, and not as anybody.</summary>
    internal bool IsSignedIn => tokens is not null;

    /// <summary>When a person has to renew the access; null where that is not known, or never.</summary>
    internal Instant? EndsAt => tokens?.OnlyPersonsFrom;

    /// <summary>Why tokens could not be renewed; null while they are good.</summary>
    internal TokenEntry.Ended? Ended => tokens?.Ended;

    /// <summary>The calls by what was found.</summary>
    internal static YouTubeCaller Of(
        YouTubeClient client,
        YouTubeEntry.Open entry,
        TokenSessions sessions,
        CancellationToken cancellationToken
    ) =>
        new(
            client,
            entry.Pass,
            entry.Session is { } session ? new TokensInUse(sessions, session, client.SendAsync) : null,
            cancellationToken
        );

    /// <summary>Asks; where the token is refused, once more with another one.</summary>
    internal Task<YouTubeAnswer<T>> AskAsync<T>(string pathAndQuery, JsonTypeInfo<T> shape)
        where T : class =>
        tokens is null
            ? client.AskAsync(pathAndQuery, pass, shape, cancellationToken)
            : tokens.AskAsync(
                token => client.AskAsync(pathAndQuery, new YouTubePass.Token(token), shape, cancellationToken),
                answer => answer is YouTubeAnswer<T>.Refused { Refusal.Trouble: YouTubeTrouble.Token },
                cancellationToken
            );

    /// <summary>What a reading returns for an answer that is not what was asked for.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="what">What was asked for, such as "the list of comments".</param>
    /// <param name="isOwner">Whether the consent is known to be the channel's own.</param>
    internal Reading ReadingOf<T>(YouTubeAnswer<T> answer, string what, bool isOwner)
        where T : class =>
        Ended?.Reading
        ?? answer switch
        {
            YouTubeAnswer<T>.Refused { Refusal: { } refusal } => YouTubeState.ReadingOf(refusal, what, isOwner),
            _ => new Reading.Unreachable(answer.WhyNot(what)),
        };
}
