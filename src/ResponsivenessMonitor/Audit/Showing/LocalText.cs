using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Audit.Showing;

/// <summary>Instants as people of a zone read them.</summary>
internal static class LocalText
{
    private static readonly ZonedDateTimePattern Whole = ZonedDateTimePattern.CreateWithInvariantCulture(
        "ddd uuuu-MM-dd HH:mm:ss.FFF x",
        DateTimeZoneProviders.Tzdb
    );

    private static readonly LocalDatePattern Date = LocalDatePattern.CreateWithInvariantCulture("ddd uuuu-MM-dd");
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss.FFF");

    /// <summary>Such as <c>Tue 2026-06-09 10:00:00 BST</c>.</summary>
    internal static string Of(Instant instant, DateTimeZone zone) => Whole.Format(instant.InZone(zone));

    /// <summary>Such as <c>Tue 2026-06-09</c>.</summary>
    internal static string Of(LocalDate date) => Date.Format(date);

    /// <summary>Such as <c>Tue 2026-06-09 09:00:00 - 17:00:00</c>; an end on another date is written with it, the end of the date as 24:00:00.</summary>
    internal static string Of(Interval interval, DateTimeZone zone)
    {
        LocalDateTime start = interval.Start.InZone(zone).LocalDateTime;
        LocalDateTime end = interval.End.InZone(zone).LocalDateTime;
        bool isMidnight = end.TimeOfDay == LocalTime.Midnight && end.Date == start.Date.PlusDays(1);
        string ends =
            isMidnight ? "24:00:00"
            : end.Date == start.Date ? Time.Format(end.TimeOfDay)
            : $"{Of(end.Date)} {Time.Format(end.TimeOfDay)}";
        return $"{Of(start.Date)} {Time.Format(start.TimeOfDay)} - {ends}";
    }
}
