using NodaTime;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>What the Graph API said.</summary>
internal abstract record MetaAnswer<T>
    where T : class
{
    private MetaAnswer() { }

    /// <summary>What was asked for.</summary>
    internal sealed record Good(T Value) : MetaAnswer<T>;

    /// <summary>Something else.</summary>
    internal sealed record Not(MetaRefusal Refusal) : MetaAnswer<T>;
}

/// <summary>Why it did not give what was asked for.</summary>
internal abstract record MetaRefusal
{
    private MetaRefusal() { }

    /// <summary>It does not accept the token (190).</summary>
    internal sealed record Token(AccessLossKind Kind, MetaTokenTrouble Trouble) : MetaRefusal;

    /// <summary>The token may not ask this (10, 200 to 299).</summary>
    internal sealed record Permission : MetaRefusal;

    /// <summary>There is no such thing, or none for us (100 with 33): by itself nobody can tell which.</summary>
    internal sealed record Missing : MetaRefusal;

    /// <summary>It does not know the way of asking, or some of several ids (100, 803).</summary>
    internal sealed record NotTaken(string Reason) : MetaRefusal;

    /// <summary>Something went wrong (1), which is also what a call is told that asks for too much at once.</summary>
    internal sealed record Heavy(string Reason) : MetaRefusal;

    /// <summary>Too many calls.</summary>
    internal sealed record Limited(LimitScope Scope, Instant Until) : MetaRefusal;

    /// <summary>No answer, or nonsense.</summary>
    internal sealed record Silent(string Reason) : MetaRefusal;
}

/// <summary>What is the matter with a token, by the second number of error 190.</summary>
internal enum MetaTokenTrouble
{
    /// <summary>It is not valid (467), or nothing more is said.</summary>
    Invalid,

    /// <summary>The app was removed by who had granted it (458).</summary>
    AppRemoved,

    /// <summary>Who granted it has to sign in and pass a check first (459).</summary>
    Checkpoint,

    /// <summary>Their password was changed (460).</summary>
    PasswordChanged,

    /// <summary>It has run out (463).</summary>
    Expired,

    /// <summary>Their account is not confirmed (464).</summary>
    Unconfirmed,

    /// <summary>They have no part in the Page any more (492).</summary>
    RoleLost,
}
