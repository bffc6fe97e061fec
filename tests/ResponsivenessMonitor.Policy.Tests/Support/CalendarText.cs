using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Tests.Support;

/// <summary>Calendars and instants from short texts, so that a test reads like a sentence.</summary>
internal static class CalendarText
{
    /// <summary>London, Monday to Friday 09:00-17:00, England's bank holidays: the calendar of the policy's worked examples.</summary>
    internal static OfficeCalendar London { get; } = In("Europe/London", "mon-fri 09:00-17:00", EnglandBankHolidays.Closures);

    internal static OfficeCalendar In(string zone, string week, Closures? closures = null) =>
        new(new OfficeHours(Zone(zone), OfficeCalendarText.ParseHours(week)) { Closures = closures ?? Closures.None });

    internal static OfficeCalendar In(string zone, string week, string exceptionOn, string hours) =>
        new(
            new OfficeHours(Zone(zone), OfficeCalendarText.ParseHours(week))
            {
                Exceptions = ImmutableDictionary<LocalDate, DayHours>.Empty.Add(Date(exceptionOn), OfficeCalendarText.ParseDay(hours)),
            }
        );

    internal static DateTimeZone Zone(string name) => DateTimeZoneProviders.Tzdb[name];

    internal static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    /// <summary>A local time of the calendar's zone, such as <c>2026-03-27T16:30</c>; the first of two.</summary>
    internal static Instant At(this OfficeCalendar calendar, string local) => Local(local).InZoneLeniently(calendar.Zone).ToInstant();

    /// <summary>An instant such as <c>2026-03-27T16:30Z</c>.</summary>
    internal static Instant Utc(string text) => Local(text.TrimEnd('Z')).InUtc().ToInstant();

    /// <summary>The instant as local text of the calendar's zone, with seconds only where there are any.</summary>
    internal static string Text(this OfficeCalendar calendar, Instant at)
    {
        LocalDateTime local = at.InZone(calendar.Zone).LocalDateTime;
        return (local.TimeOfDay.TickOfDay % NodaConstants.TicksPerMinute == 0 ? Minutes : Seconds).Format(local);
    }

    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
    private static readonly LocalDateTimePattern Seconds = LocalDateTimePattern.ExtendedIso;

    private static LocalDateTime Local(string text) => (text.Length == 16 ? Minutes : Seconds).Parse(text).Value;
}
