using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Demo;

/// <summary>Local times of the pretend university, which lies in London's time zone.</summary>
internal static class DemoTime
{
    /// <summary>The zone of all calendars.</summary>
    internal const string ZoneName = "Europe/London";

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb[ZoneName];
    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>The first day: a clock change and two entered closures lie in the thirty days from here.</summary>
    internal static LocalDate FirstDay { get; } = new(2026, 10, 5);

    /// <summary>The whole day on which the university is closed by an entry of its people.</summary>
    internal static LocalDate ClosedDay { get; } = new(2026, 10, 29);

    /// <summary>The first instant of a date.</summary>
    internal static Instant StartOf(LocalDate date) => Zone.AtStartOfDay(date).ToInstant();

    /// <summary>A local time such as <c>2026-10-05T09:00</c>; of two the first, in a gap forward by its length.</summary>
    internal static Instant At(string local) => Zone.AtLeniently(Pattern.Parse(local).Value).ToInstant();

    /// <summary>So many seconds after midnight by the clock on the wall.</summary>
    internal static Instant At(LocalDate date, int secondOfDay) =>
        Zone.AtLeniently(date + LocalTime.FromSecondsSinceMidnight(secondOfDay)).ToInstant();

    /// <summary>The date and time on the wall.</summary>
    internal static LocalDateTime Local(Instant at) => at.InZone(Zone).LocalDateTime;

    /// <summary>Whether people are at work: Monday to Friday, but on the closed day.</summary>
    internal static bool IsOfficeDay(LocalDate date) =>
        date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && date != ClosedDay;

    /// <summary>The first day after the date on which people are at work.</summary>
    internal static LocalDate NextOfficeDay(LocalDate date)
    {
        LocalDate next = date.PlusDays(1);
        return IsOfficeDay(next) ? next : NextOfficeDay(next);
    }
}
