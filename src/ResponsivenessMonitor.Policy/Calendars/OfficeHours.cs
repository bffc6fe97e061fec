using System.Collections.Immutable;
using NodaTime;

namespace ResponsivenessMonitor.Policy.Calendars;

/// <summary>When an office is open: a week in a zone, closures, and dated exceptions. The rules that <see cref="OfficeCalendar"/> compiles.</summary>
/// <param name="Zone">The IANA zone in which all dates and times of day are meant.</param>
/// <param name="Week">The usual week.</param>
/// <param name="Closures">Dates closed all day.</param>
/// <param name="Exceptions">Hours of single dates (half days, longer days); they replace the week's and beat a closure of the same date.</param>
public sealed record OfficeHours(
    DateTimeZone Zone,
    OpeningHours Week,
    Closures Closures,
    ImmutableDictionary<LocalDate, DayHours> Exceptions
)
{
    /// <summary>A week without closures or exceptions.</summary>
    public OfficeHours(DateTimeZone zone, OpeningHours week)
        : this(zone, week, Closures.None, ImmutableDictionary<LocalDate, DayHours>.Empty) { }

    /// <summary>The hours of a date: its exception, else closed when it is a closure, else its weekday's.</summary>
    public DayHours HoursOn(LocalDate date) =>
        Exceptions.TryGetValue(date, out DayHours? exception) ? exception
        : Closures.Contains(date) ? DayHours.Closed
        : Week[date.DayOfWeek];

    /// <summary>A calendar that extends this one in the same zone.</summary>
    /// <param name="week">The extending calendar's own week, or null to keep this one's.</param>
    /// <param name="closures">Closures added to this calendar's.</param>
    /// <param name="exceptions">Exceptions added to this calendar's.</param>
    /// <returns>What the extending calendar says of a date beats what this one says of it.</returns>
    public OfficeHours Extend(
        OpeningHours? week = null,
        Closures? closures = null,
        ImmutableDictionary<LocalDate, DayHours>? exceptions = null
    )
    {
        closures ??= Closures.None;
        return this with
        {
            Week = week ?? Week,
            Closures = Closures.And(closures),
            Exceptions = Exceptions.RemoveRange(closures.Dates).SetItems(exceptions ?? ImmutableDictionary<LocalDate, DayHours>.Empty),
        };
    }
}
