using NodaTime;
using NodaTime.TimeZones;

namespace ResponsivenessMonitor.Policy.Calendars;

/// <summary>Turns office hours into UTC segments for a range of dates.</summary>
internal sealed class HoursCompiler(OfficeHours hours)
{
    private static readonly LocalDate Earliest = new(1900, 1, 1);
    private static readonly LocalDate End = new(2200, 1, 1);

    private readonly List<(long Open, long Close)> segments = [];
    private ZoneInterval? steady; // the zone's interval of the date before, kept while no clock changes near

    /// <summary>A stretch that answers for both instants, and for what an older one answered for.</summary>
    /// <remarks>A stretch that grows at least doubles, so that all growing together costs as much as the last step.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An instant lies outside 1900 to 2199.</exception>
    internal static CompiledHours Compile(OfficeHours hours, long from, long to, CompiledHours? older)
    {
        LocalDate low = Supported(from, hours.Zone).PlusDays(-40);
        LocalDate high = Supported(to, hours.Zone).PlusDays(200);
        if (older is not null)
        {
            int span = Period.DaysBetween(older.FirstDate, older.EndDate);
            low = from < older.SafeFrom ? LocalDate.Min(low, older.FirstDate.PlusDays(-span)) : older.FirstDate;
            high = to > older.SafeTo ? LocalDate.Max(high, older.EndDate.PlusDays(span)) : older.EndDate;
        }

        low = LocalDate.Max(low, Earliest.PlusDays(-CompiledHours.Margin));
        high = LocalDate.Min(high, End.PlusDays(CompiledHours.Margin));
        return new HoursCompiler(hours).Compile(low, high);
    }

    private static LocalDate Supported(long ticks, DateTimeZone zone)
    {
        Instant instant = Instant.FromUnixTimeTicks(ticks);
        return zone.AtStartOfDay(Earliest).ToInstant() <= instant && instant <= zone.AtStartOfDay(End).ToInstant()
            ? instant.InZone(zone).Date
            : throw new ArgumentOutOfRangeException(nameof(ticks), instant, "The office calendar answers for 1900 to 2199.");
    }

    private CompiledHours Compile(LocalDate first, LocalDate end)
    {
        long[] dayStarts = new long[Period.DaysBetween(first, end) + 1];
        for (int day = 0; day < dayStarts.Length; day++)
        {
            LocalDate date = first.PlusDays(day);
            dayStarts[day] = StartOfDay(date, out bool exists);
            if (exists && day < dayStarts.Length - 1)
            {
                AddSegments(date);
            }
        }

        return Joined(first, dayStarts);
    }

    private void AddSegments(LocalDate date)
    {
        foreach (OpenHours interval in hours.HoursOn(date).Intervals)
        {
            long open = Resolve(interval.StartOn(date));
            long close = Resolve(interval.EndOn(date));
            if (open < close) // an interval that the clocks leave empty is dropped
            {
                segments.Add((open, close));
            }
        }
    }

    private CompiledHours Joined(LocalDate first, long[] dayStarts)
    {
        segments.Sort(); // a change of the clocks can move one interval past the next
        List<long> opens = new(segments.Count);
        List<long> closes = new(segments.Count);
        foreach ((long open, long close) in segments)
        {
            if (closes.Count > 0 && open <= closes[^1])
            {
                closes[^1] = Math.Max(closes[^1], close);
            }
            else
            {
                opens.Add(open);
                closes.Add(close);
            }
        }

        return new CompiledHours(first, dayStarts, [.. opens], [.. closes]);
    }

    private long StartOfDay(LocalDate date, out bool exists)
    {
        LocalDateTime midnight = date.AtMidnight();
        exists = true;
        if (IsSteady(date))
        {
            return Ticks(midnight, steady!.WallOffset);
        }

        ZoneLocalMapping mapping = hours.Zone.MapLocal(midnight);
        steady = mapping.LateInterval;
        if (mapping.Count > 0)
        {
            return mapping.First().ToInstant().ToUnixTimeTicks();
        }

        exists = mapping.LateInterval.IsoLocalStart.Date == date;
        return mapping.LateInterval.Start.ToUnixTimeTicks();
    }

    private long Resolve(LocalDateTime local) =>
        IsSteady(local.Date)
            ? Ticks(local, steady!.WallOffset)
            : hours.Zone.ResolveLocal(local, Resolvers.LenientResolver).ToInstant().ToUnixTimeTicks();

    /// <summary>Whether the clocks change neither on the date nor within two days of it, so that one offset serves.</summary>
    private bool IsSteady(LocalDate date) =>
        steady is { } zone
        && (!zone.HasStart || zone.IsoLocalStart.Date.PlusDays(2) < date)
        && (!zone.HasEnd || date.PlusDays(2) < zone.IsoLocalEnd.Date);

    private static long Ticks(LocalDateTime local, Offset offset) => local.WithOffset(offset).ToInstant().ToUnixTimeTicks();
}
