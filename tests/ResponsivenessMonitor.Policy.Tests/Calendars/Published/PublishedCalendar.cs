using System.Collections.Immutable;
using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Tests.Calendars.Published;

/// <summary>A calendar as other projects describe one: a week, dates with hours of their own, breaks within a date, and holidays.</summary>
/// <remarks>There a holiday beats a date's own hours and a break beats both; ours has no breaks, and own hours beat a closure.</remarks>
internal sealed class PublishedCalendar(DateTimeZone zone, OpeningHours week)
{
    private readonly Dictionary<LocalDate, DayHours> ownHours = [];
    private readonly Dictionary<LocalDate, DayHours> breaks = [];
    private Closures closures = Closures.None;

    internal DateTimeZone Zone { get; } = zone;

    internal Closures Closures => closures;

    internal void SetHours(LocalDate date, DayHours hours) => ownHours.Add(date, hours);

    internal void SetBreak(LocalDate date, DayHours hours) => breaks.Add(date, hours);

    internal void Close(IEnumerable<LocalDate> dates) => closures = Closures.On(dates);

    internal OfficeCalendar Compile()
    {
        ImmutableDictionary<LocalDate, DayHours> exceptions = ownHours
            .Keys.Union(breaks.Keys)
            .Where(date => !closures.Contains(date))
            .ToImmutableDictionary(date => date, HoursOf);
        return new OfficeCalendar(new OfficeHours(Zone, week, closures, exceptions));
    }

    private DayHours HoursOf(LocalDate date)
    {
        DayHours hours = ownHours.GetValueOrDefault(date, week[date.DayOfWeek]);
        return breaks.TryGetValue(date, out DayHours? breaksOfDate) ? Without(hours, breaksOfDate) : hours;
    }

    private static DayHours Without(DayHours hours, DayHours breaksOfDate)
    {
        List<OpenHours> left = [];
        foreach (OpenHours interval in hours.Intervals)
        {
            int from = MinuteOf(interval.From);
            int to = EndMinuteOf(interval);
            foreach (OpenHours pause in breaksOfDate.Intervals.Where(pause => MinuteOf(pause.From) < to && EndMinuteOf(pause) > from))
            {
                AddUnlessEmpty(left, from, MinuteOf(pause.From));
                from = EndMinuteOf(pause);
            }

            AddUnlessEmpty(left, from, to);
        }

        return DayHours.Of(left);
    }

    private static void AddUnlessEmpty(List<OpenHours> left, int from, int to)
    {
        if (from < to)
        {
            left.Add(new OpenHours(LocalTime.Midnight.PlusMinutes(from), LocalTime.Midnight.PlusMinutes(to)));
        }
    }

    private static int MinuteOf(LocalTime time) => time.Hour * 60 + time.Minute;

    private static int EndMinuteOf(OpenHours interval) => interval.To == LocalTime.Midnight ? 24 * 60 : MinuteOf(interval.To);
}
