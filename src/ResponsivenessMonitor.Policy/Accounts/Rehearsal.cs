using NodaTime;

namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>
/// The first days of a live account (§5): all is decided and logged, letters go to Marketing only, marked with whom they would have gone to; then
/// the administrator gets one introduction.
/// </summary>
/// <param name="LiveSince">When the account went live.</param>
/// <param name="Length">How long it rehearses; a day is 24 hours.</param>
public readonly record struct Rehearsal(Instant LiveSince, Duration Length)
{
    /// <summary>A rehearsal of 14 days.</summary>
    public Rehearsal(Instant liveSince)
        : this(liveSince, Duration.FromDays(14)) { }

    /// <summary>The first instant at which letters go where they belong, and at which the introduction is due.</summary>
    public Instant Until => LiveSince + Length;

    /// <summary>Whether letters go to Marketing only: from <see cref="LiveSince"/> to before <see cref="Until"/>.</summary>
    public bool IsRehearsing(Instant now) => now < Until;

    /// <summary>What the rehearsal asks for now.</summary>
    /// <param name="introducedAt">When the introduction was sent, or null if it was not yet.</param>
    /// <param name="now">The instant of asking.</param>
    public RehearsalStanding StandingAt(Instant? introducedAt, Instant now) =>
        IsRehearsing(now) ? RehearsalStanding.Rehearsing
        : introducedAt is null ? RehearsalStanding.IntroductionDue
        : RehearsalStanding.Over;
}
