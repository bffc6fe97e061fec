using NodaTime;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>What LinkedIn said.</summary>
internal abstract record LinkedInAnswer<T>
    where T : class
{
    private LinkedInAnswer() { }

    /// <summary>What was asked for.</summary>
    internal sealed record Good(T Value) : LinkedInAnswer<T>;

    /// <summary>Something else.</summary>
    internal sealed record Not(LinkedInRefusal Refusal) : LinkedInAnswer<T>;
}

/// <summary>Why LinkedIn did not give what was asked for.</summary>
internal abstract record LinkedInRefusal
{
    private LinkedInRefusal() { }

    /// <summary>There is no such thing: 404, said by the interface itself and not by a page for people.</summary>
    internal sealed record NotThere : LinkedInRefusal;

    /// <summary>The token has run out or was withdrawn.</summary>
    internal sealed record Token(AccessLossKind Kind) : LinkedInRefusal;

    /// <summary>The token's member may not read this: the role on the Page or a scope is missing.</summary>
    internal sealed record Denied : LinkedInRefusal;

    /// <summary>The version of the interface that was asked for is not answered, or was not understood.</summary>
    internal sealed record Version(string Reason) : LinkedInRefusal;

    /// <summary>Too many calls.</summary>
    /// <param name="Until">When there are more.</param>
    /// <param name="IsOfDay">Whether the allowance of the day is used up.</param>
    internal sealed record Limited(Instant Until, bool IsOfDay) : LinkedInRefusal;

    /// <summary>No answer, nonsense, or something that was not understood.</summary>
    internal sealed record Silent(string Reason) : LinkedInRefusal;
}
