using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.TimeZones;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Tests.Calendars;

/// <summary>Generators of calendars near changes of the clocks, and of what to ask them.</summary>
internal static class AnyCalendar
{
    /// <summary>Zones whose clocks do unusual things, in years in which they do.</summary>
    private static readonly (string Zone, int From, int To)[] Zones =
    [
        ("Europe/London", 2000, 2040),
        ("Europe/Berlin", 2000, 2040),
        ("America/New_York", 2000, 2040),
        ("Australia/Lord_Howe", 2000, 2040), // half an hour
        ("Pacific/Chatham", 2000, 2040), // at 02:45
        ("Asia/Kathmandu", 1984, 1988), // a quarter of an hour, once
        ("Pacific/Apia", 2010, 2013), // a date left out
        ("Pacific/Kwajalein", 1992, 1995), // another
        ("America/Sao_Paulo", 2008, 2019), // midnights left out, and evenings twice
        ("America/Havana", 2005, 2040), // midnights twice
        ("Africa/Cairo", 2005, 2040), // midnights left out
        ("America/St_Johns", 2000, 2012), // at 00:01
        ("Atlantic/Azores", 2000, 2040), // midnights left out, and twice
        ("America/Scoresbysund", 2020, 2040), // on the evening before
        ("Antarctica/Troll", 2006, 2040), // two hours
        ("Africa/Casablanca", 2012, 2030), // twice around Ramadan
    ];

    private static readonly (DateTimeZone Zone, Instant[] Changes)[] Changes = [.. Zones.Select(ChangesOf)];

    /// <summary>Minutes of a day near which clocks change and offices open.</summary>
    private static readonly int[] Corners =
    [
        0,
        1,
        30,
        59,
        60,
        90,
        105,
        120,
        121,
        150,
        165,
        180,
        195,
        540,
        720,
        780,
        1020,
        1380,
        1410,
        1439,
        1440,
    ];

    private static readonly DayHours Usual = OfficeCalendarText.ParseDay("09:00-12:30,13:30-17:00");
    private static readonly DayHours AllDay = OfficeCalendarText.ParseDay("00:00-24:00");

    private static readonly Gen<int> Minute = Gen.Frequency((3, Gen.Choose(0, 1440)), (2, Gen.Elements(Corners)));

    private static readonly Gen<DayHours> Day = Gen.Frequency(
        (3, Gen.Constant(Usual)),
        (2, Gen.Constant(DayHours.Closed)),
        (1, Gen.Constant(AllDay)),
        (6, from count in Gen.Choose(0, 3) from minutes in Minute.ArrayOf(2 * count) select Between(minutes))
    );

    /// <summary>A calendar, and a minute some days before which or after which its clocks often change.</summary>
    internal static Gen<CalendarCase> Case { get; } =
        from zone in Gen.Elements(Changes)
        from change in Gen.Elements(zone.Changes)
        from minutesBefore in Gen.Frequency((4, Gen.Choose(0, 5 * 1440)), (1, Gen.Choose(-300 * 1440, 0)))
        from week in Day.ArrayOf(7)
        from closed in Gen.Choose(0, 20).ArrayOf(3)
        from excepted in Gen.Choose(0, 20).ArrayOf(3)
        from exceptions in Day.ArrayOf(3)
        select CaseOf(zone.Zone, change - Duration.FromMinutes(minutesBefore), week, closed, excepted, exceptions);

    /// <summary>An instant within so many days from a start: mostly on a minute, sometimes on any tick.</summary>
    internal static Gen<Duration> Within(int days) =>
        Gen.Frequency(
            (3, from minute in Gen.Choose(0, days * 1440 - 1) select Duration.FromMinutes(minute)),
            (
                1,
                from minute in Gen.Choose(0, days * 1440 - 1)
                from tick in Gen.Choose(0, (int)NodaConstants.TicksPerMinute - 1)
                select Duration.FromMinutes(minute) + Duration.FromTicks(tick)
            )
        );

    /// <summary>The open minutes between sorted marks, taken in pairs; an empty pair opens nothing.</summary>
    private static DayHours Between(int[] minutes)
    {
        Array.Sort(minutes);
        return DayHours.Of(
            minutes.Chunk(2).Where(pair => pair[0] < pair[1]).Select(pair => new OpenHours(TimeOf(pair[0]), TimeOf(pair[1])))
        );
    }

    private static LocalTime TimeOf(int minute) => LocalTime.Midnight.PlusMinutes(minute);

    private static CalendarCase CaseOf(
        DateTimeZone zone,
        Instant start,
        DayHours[] week,
        int[] closed,
        int[] excepted,
        DayHours[] exceptions
    )
    {
        LocalDate first = start.InZone(zone).Date;
        OpeningHours opening = new(week.Index().ToDictionary(day => (IsoDayOfWeek)(day.Index + 1), day => day.Item));
        OfficeHours hours = new(zone, opening)
        {
            Closures = Closures.On(closed.Select(first.PlusDays)),
            Exceptions = excepted
                .Zip(exceptions)
                .DistinctBy(pair => pair.First)
                .ToImmutableDictionary(pair => first.PlusDays(pair.First), pair => pair.Second),
        };
        return new CalendarCase(hours, start);
    }

    private static (DateTimeZone Zone, Instant[] Changes) ChangesOf((string Zone, int From, int To) said)
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[said.Zone];
        IEnumerable<ZoneInterval> intervals = zone.GetZoneIntervals(
            Instant.FromUtc(said.From, 1, 1, 0, 0),
            Instant.FromUtc(said.To, 1, 1, 0, 0)
        );
        return (zone, [.. intervals.Skip(1).Select(interval => interval.Start)]);
    }
}
