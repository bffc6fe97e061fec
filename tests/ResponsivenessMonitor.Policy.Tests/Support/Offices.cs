using System.Collections.Immutable;
using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Tests.Support;

/// <summary>Offices in London that differ from the one of the worked examples.</summary>
internal static class Offices
{
    /// <summary>Open all day, every day.</summary>
    public static OfficeCalendar Always { get; } = new(new OfficeHours(London.Calendar.Zone, OpeningHours.Always));

    /// <summary>Worked example 9: 24 December 2026 from 09:00 to 12:00, closed to 1 January, back on Monday 4 January.</summary>
    public static OfficeCalendar Christmas { get; } =
        new(
            London.Calendar.Hours.Extend(
                closures: Closures.On(OfficeCalendarText.ParseDates("2026-12-25..2027-01-01")),
                exceptions: ImmutableDictionary<LocalDate, DayHours>.Empty.Add(
                    new LocalDate(2026, 12, 24),
                    OfficeCalendarText.ParseDay("09:00-12:00")
                )
            )
        );

    /// <summary>A week of its own in London, without closures.</summary>
    public static OfficeCalendar Open(string week) => new(new OfficeHours(London.Calendar.Zone, OfficeCalendarText.ParseHours(week)));
}
