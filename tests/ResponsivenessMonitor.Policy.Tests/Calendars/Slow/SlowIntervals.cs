using NodaTime;
using NodaTime.TimeZones;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Tests.Calendars.Slow;

/// <summary>Open intervals straight from the policy's words, one date after the other: unsorted, unjoined, nothing kept.</summary>
internal static class SlowIntervals
{
    internal static IEnumerable<(Instant Open, Instant Close)> Of(OfficeHours hours, LocalDate first, LocalDate last)
    {
        for (LocalDate date = first; date <= last; date = date.PlusDays(1))
        {
            if (IsLeftOut(date, hours.Zone))
            {
                continue;
            }

            foreach (OpenHours interval in HoursOn(hours, date).Intervals)
            {
                LocalDateTime end = interval.To == LocalTime.Midnight ? date.PlusDays(1).AtMidnight() : date + interval.To;
                yield return (Resolve(date + interval.From, hours.Zone), Resolve(end, hours.Zone));
            }
        }
    }

    /// <summary>"Dated exceptions beat a closure of the same date", and a closure beats the week.</summary>
    private static DayHours HoursOn(OfficeHours hours, LocalDate date)
    {
        if (hours.Exceptions.TryGetValue(date, out DayHours? exception))
        {
            return exception;
        }

        return hours.Closures.Contains(date) ? DayHours.Closed : hours.Week[date.DayOfWeek];
    }

    /// <summary>"In a gap forward by its length; of two the first": in both cases the time by the offset from before the clocks change.</summary>
    private static Instant Resolve(LocalDateTime local, DateTimeZone zone)
    {
        ZoneLocalMapping mapping = zone.MapLocal(local);
        return local.WithOffset(mapping.EarlyInterval.WallOffset).ToInstant();
    }

    private static bool IsLeftOut(LocalDate date, DateTimeZone zone) =>
        zone.MapLocal(date.AtMidnight()).Count == 0 && zone.MapLocal(date.At(new LocalTime(23, 59))).Count == 0;
}
