using NodaTime;

namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>What a row of gone-like answers says of an account (policy §4). Told once a row, by its first instant.</summary>
public abstract record Visibility
{
    private Visibility() { }

    /// <summary>Too few answers, or over too short a time, to tell anybody.</summary>
    /// <param name="Since">The first of the answers.</param>
    /// <param name="Kind">What the last one said.</param>
    public sealed record Doubtful(Instant Since, GoneKind Kind) : Visibility;

    /// <summary>Administrator, Marketing and ops are told at once that the account cannot be seen. Not yet a sign.</summary>
    /// <param name="Since">The first of the answers.</param>
    /// <param name="Kind">What the last one said.</param>
    public sealed record CannotBeSeen(Instant Since, GoneKind Kind) : Visibility;

    /// <summary>The platform has said it for a day: the sign <see cref="DefunctSign.Gone"/>.</summary>
    /// <param name="Since">The first of the answers.</param>
    /// <param name="Kind">What the last one said.</param>
    public sealed record Gone(Instant Since, GoneKind Kind) : Visibility;
}
