using NodaTime;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>What X answered.</summary>
internal abstract record XAnswer<T>
    where T : class
{
    private XAnswer() { }

    /// <summary>What was asked for, or what is wrong with it: a good status does not tell.</summary>
    internal sealed record Good(T Value) : XAnswer<T>;

    /// <summary>Something else.</summary>
    internal sealed record Not(XRefusal Refusal) : XAnswer<T>;
}

/// <summary>Why X did not answer what was asked.</summary>
internal abstract record XRefusal
{
    private XRefusal() { }

    /// <summary>Whether it may be of this call alone, so that others may well be answered.</summary>
    internal bool IsOfThisCall =>
        this is Invalid or Silent or Forbidden { Problem: not (XProblems.UserSuspended or XProblems.AppSuspended) };

    /// <summary>It does not accept the token: 401.</summary>
    internal sealed record Token : XRefusal;

    /// <summary>It accepts the token and forbids the call: 403.</summary>
    /// <param name="Problem">What it says, such as <c>client-forbidden</c>; empty where it does not say.</param>
    internal sealed record Forbidden(string Problem) : XRefusal;

    /// <summary>Nothing is left to pay with: 402.</summary>
    internal sealed record Unpaid : XRefusal;

    /// <summary>The allowance of a day or month is used up.</summary>
    internal sealed record Spent(Instant Until) : XRefusal;

    /// <summary>Too many calls: 429.</summary>
    internal sealed record Limited(Instant Until) : XRefusal;

    /// <summary>It does not understand the call: 400.</summary>
    /// <param name="IsOfSince">Whether an id from which on was asked is too old.</param>
    /// <param name="Reason">What happened, for ops.</param>
    internal sealed record Invalid(bool IsOfSince, string Reason) : XRefusal;

    /// <summary>No answer, or nonsense.</summary>
    /// <param name="Reason">What happened, for ops.</param>
    internal sealed record Silent(string Reason) : XRefusal;
}
