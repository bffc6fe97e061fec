using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Targets;

/// <summary>One deadline: when it is due, as people are told, and when it lapses, as is decided.</summary>
/// <param name="Due">The instant shown: where the office time is used up, or the last close of the day.</param>
/// <param name="Lapses">The last instant at which an answer still meets it; never before <paramref name="Due"/>.</param>
/// <remarks>An answer meets a deadline exactly when it came at or before the lapse (§1: "Met = answered ≤ lapse").</remarks>
public readonly record struct Deadline(Instant Due, Instant Lapses)
{
    /// <summary>Whether an answer at that instant meets the deadline.</summary>
    public bool IsMetAt(Instant answered) => answered <= Lapses;

    /// <summary>Whether the deadline has lapsed for somebody who knows the account up to that instant.</summary>
    public bool HasLapsedAt(Instant knownTo) => knownTo > Lapses;

    /// <summary>A deadline by office time: one that ends exactly at a close lapses at the next opening, for no office time passes between.</summary>
    internal static Deadline ByOfficeTime(OfficeCalendar calendar, Instant due) => new(due, calendar.NextOpen(due));

    /// <summary>A deadline by the day: an evening's answer is the same day, so it lapses at the first local midnight at or after it is due.</summary>
    internal static Deadline ByDay(OfficeCalendar calendar, Instant due)
    {
        LocalDate date = calendar.DateOf(due);
        Instant midnight = calendar.StartOfDay(date);
        return new Deadline(due, midnight == due ? midnight : calendar.StartOfDay(date.PlusDays(1)));
    }

    internal static Deadline Later(Deadline one, Deadline other) =>
        new(Instant.Max(one.Due, other.Due), Instant.Max(one.Lapses, other.Lapses));
}
