using System.Net;
using NodaTime;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>What YouTube answered.</summary>
internal abstract record YouTubeAnswer<T>
    where T : class
{
    private YouTubeAnswer() { }

    /// <summary>What was asked for.</summary>
    internal sealed record Good(T Value) : YouTubeAnswer<T>;

    /// <summary>A refusal with its reason.</summary>
    internal sealed record Refused(YouTubeRefusal Refusal) : YouTubeAnswer<T>;

    /// <summary>No answer, or nonsense.</summary>
    /// <param name="Reason">What happened.</param>
    internal sealed record Failed(string Reason) : YouTubeAnswer<T>;

    /// <summary>Whether it speaks of our access, and so of all that could be asked for, not of this alone.</summary>
    internal bool IsOfAccess =>
        this
            is Refused
            {
                Refusal.Trouble: YouTubeTrouble.Token
                    or YouTubeTrouble.Key
                    or YouTubeTrouble.KeyRestricted
                    or YouTubeTrouble.ApiOff
                    or YouTubeTrouble.Scope
                    or YouTubeTrouble.Rate
                    or YouTubeTrouble.Quota
            };

    /// <summary>In words, why it is not what was asked for.</summary>
    /// <param name="what">What was asked for, such as "the list of comments".</param>
    internal string WhyNot(string what) =>
        this switch
        {
            Refused { Refusal: { } refusal } => $"{what} was refused: {YouTubeState.Words(refusal)}",
            Failed failed => failed.Reason,
            _ => $"{what} was answered without what was asked for",
        };
}

/// <summary>Why YouTube did not give what was asked for.</summary>
/// <param name="Trouble">What is the matter.</param>
/// <param name="Status">The status.</param>
/// <param name="Reason">The first reason as YouTube words it; empty where there is none.</param>
/// <param name="CameAt">When the answer came, by our clock.</param>
/// <param name="Again">When to come again, of what passes by itself.</param>
internal sealed record YouTubeRefusal(YouTubeTrouble Trouble, HttpStatusCode Status, string Reason, Instant CameAt, Instant Again);

/// <summary>What is the matter where YouTube refuses something.</summary>
internal enum YouTubeTrouble
{
    /// <summary>Something else.</summary>
    Other,

    /// <summary>The access token ended or is not known.</summary>
    Token,

    /// <summary>The API key is not known, or ended.</summary>
    Key,

    /// <summary>The API key may not be used from here, or not for this.</summary>
    KeyRestricted,

    /// <summary>The project of the credential has not switched the YouTube Data API on.</summary>
    ApiOff,

    /// <summary>The consent does not cover what was asked for.</summary>
    Scope,

    /// <summary>Whoever gave the consent may not see this.</summary>
    Forbidden,

    /// <summary>Too many calls for now.</summary>
    Rate,

    /// <summary>The project's allowance of the day is used up.</summary>
    Quota,

    /// <summary>The channel was suspended.</summary>
    ChannelSuspended,

    /// <summary>The channel was closed.</summary>
    ChannelClosed,

    /// <summary>The account that gave the consent was suspended.</summary>
    UserSuspended,

    /// <summary>The account that gave the consent was closed.</summary>
    UserClosed,

    /// <summary>There are no comments here, because they are switched off.</summary>
    CommentsDisabled,

    /// <summary>There is no such thing.</summary>
    NotFound,

    /// <summary>The way to the next page is not known any more.</summary>
    PageToken,
}
