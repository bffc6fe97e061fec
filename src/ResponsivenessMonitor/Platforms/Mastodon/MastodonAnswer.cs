using NodaTime;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>What a server said, whatever its software.</summary>
internal abstract record MastodonAnswer<T>
    where T : class
{
    private MastodonAnswer() { }

    /// <summary>What was asked for.</summary>
    internal sealed record Good(T Value, MastodonLink Link) : MastodonAnswer<T>;

    /// <summary>Something else.</summary>
    internal sealed record Not(MastodonRefusal Refusal) : MastodonAnswer<T>;
}

/// <summary>Why a server did not give what was asked for.</summary>
internal abstract record MastodonRefusal
{
    private MastodonRefusal() { }

    /// <summary>It says that there is no such thing: 404 or 410.</summary>
    /// <param name="IsGone">Whether there was one: 410.</param>
    /// <param name="IsSaid">Whether the interface itself says so, and not a page for people.</param>
    internal sealed record NotThere(bool IsGone, bool IsSaid) : MastodonRefusal;

    /// <summary>It does not accept our token for this.</summary>
    internal sealed record Token(AccessLossKind Kind, MastodonTokenTrouble Trouble) : MastodonRefusal;

    /// <summary>It does not know the way of asking.</summary>
    internal sealed record NotTaken(string Reason) : MastodonRefusal;

    /// <summary>Too many calls.</summary>
    internal sealed record Limited(Instant Until) : MastodonRefusal;

    /// <summary>No answer, or nonsense.</summary>
    internal sealed record Silent(string Reason) : MastodonRefusal;
}

/// <summary>What is the matter with a token.</summary>
internal enum MastodonTokenTrouble
{
    /// <summary>The server does not know it: mistyped, or withdrawn.</summary>
    Unknown,

    /// <summary>It was withdrawn.</summary>
    Revoked,

    /// <summary>It has run out.</summary>
    Expired,

    /// <summary>Its account may not sign in: disabled, suspended, moved away, or not confirmed.</summary>
    LoginDisabled,

    /// <summary>It does not cover what was asked for.</summary>
    Scope,

    /// <summary>It is an application's own, and nobody's in particular.</summary>
    NoUser,

    /// <summary>The server forbids it, and does not say why.</summary>
    Forbidden,
}
