using NodaTime;

namespace ResponsivenessMonitor.Policy.Calendars;

/// <summary>Office time: counts and adds physical open seconds, and knows which dates are open (¶15: "in office hours").</summary>
/// <remarks>
/// <para>
/// Intervals are half-open: an office open 09:00-17:00 is open at 09:00:00 and shut at 17:00:00. Local times resolve leniently at both ends: in a
/// gap they move forward by its length, of two they mean the first. A date that the zone leaves out altogether has no open time.
/// </para>
/// <para>
/// Instants are taken to the tick (100 ns). Each answer costs the same for an hour or ten years: it comes from compiled UTC segments, which grow
/// on demand. Safe across threads. Answers for 1900 to 2199; beyond, <see cref="ArgumentOutOfRangeException"/>.
/// </para>
/// </remarks>
public sealed class OfficeCalendar(OfficeHours hours)
{
    private readonly Lock growing = new();
    private CompiledHours? compiled;

    /// <summary>The rules this calendar was compiled from.</summary>
    public OfficeHours Hours { get; } = hours;

    /// <summary>The zone of all dates here.</summary>
    public DateTimeZone Zone => Hours.Zone;

    /// <summary>Open time in [<paramref name="start"/>, <paramref name="end"/>); zero when the end is not after the start.</summary>
    public Duration Within(Instant start, Instant end)
    {
        if (end <= start)
        {
            return Duration.Zero;
        }

        long from = start.ToUnixTimeTicks();
        long to = end.ToUnixTimeTicks();
        CompiledHours c = Covering(from, to);
        return Duration.FromTicks(c.Passed(to) - c.Passed(from));
    }

    /// <summary>The instant at which <paramref name="amount"/> of open time has passed since <paramref name="from"/>.</summary>
    /// <returns>An amount that is used up exactly at a close ends at that close; no amount ends at <paramref name="from"/> itself.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative.</exception>
    /// <exception cref="NoOpenTimeException">The way there crosses 366 days without open time.</exception>
    public Instant Add(Instant from, Duration amount)
    {
        long wanted = Ticks(amount);
        if (wanted == 0)
        {
            return from;
        }

        long start = from.ToUnixTimeTicks();
        CompiledHours c = Covering(start, start);
        long last = c.Passed(start) + wanted - 1;
        while (last >= c.OpenTimeAtSafeTo)
        {
            c = Later(c, from);
            last = c.Passed(start) + wanted - 1;
        }

        int segment = c.SegmentHolding(last);
        return c.HasLongGap(start, segment) ? throw new NoOpenTimeException(from, Zone) : c.At(segment, last, 1);
    }

    /// <summary>The latest instant from which <paramref name="amount"/> of open time passes until <paramref name="to"/>.</summary>
    /// <returns>An amount that begins exactly at an opening begins at that opening; no amount begins at <paramref name="to"/> itself.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative.</exception>
    /// <exception cref="NoOpenTimeException">The way there crosses 366 days without open time.</exception>
    public Instant Subtract(Instant to, Duration amount)
    {
        long wanted = Ticks(amount);
        if (wanted == 0)
        {
            return to;
        }

        long end = to.ToUnixTimeTicks();
        CompiledHours c = Covering(end, end);
        long first = c.Passed(end) - wanted;
        while (first < c.OpenTimeAtSafeFrom)
        {
            c = Earlier(c, to);
            first = c.Passed(end) - wanted;
        }

        int segment = c.SegmentHolding(first);
        return c.HasLongGap(segment, end) ? throw new NoOpenTimeException(to, Zone) : c.At(segment, first, 0);
    }

    /// <summary>Whether the office is open at the instant.</summary>
    public bool IsOpen(Instant at)
    {
        long ticks = at.ToUnixTimeTicks();
        CompiledHours c = Covering(ticks, ticks);
        int segment = c.FirstClosingAfter(ticks);
        return segment < c.Count && c.Opens(segment) <= ticks;
    }

    /// <summary>The first open instant at or after the given one.</summary>
    /// <exception cref="NoOpenTimeException">There is none within 366 days.</exception>
    public Instant NextOpen(Instant at)
    {
        (CompiledHours c, int segment) = NextSegment(at, untilClose: false);
        return Instant.Max(at, Instant.FromUnixTimeTicks(c.Opens(segment)));
    }

    /// <summary>The first close after the given instant: when open, the end of the interval it lies in.</summary>
    /// <exception cref="NoOpenTimeException">There is no open time within 366 days.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The office does not shut before 2200.</exception>
    public Instant NextClose(Instant at)
    {
        (CompiledHours c, int segment) = NextSegment(at, untilClose: true);
        return Instant.FromUnixTimeTicks(c.Closes(segment));
    }

    /// <summary>The open intervals within [<paramref name="start"/>, <paramref name="end"/>), ascending, cut at both ends.</summary>
    public IEnumerable<Interval> OpenIntervals(Instant start, Instant end)
    {
        if (end <= start)
        {
            yield break;
        }

        CompiledHours c = Covering(start.ToUnixTimeTicks(), end.ToUnixTimeTicks());
        for (int s = c.FirstClosingAfter(start.ToUnixTimeTicks()); s < c.Count && c.Opens(s) < end.ToUnixTimeTicks(); s++)
        {
            yield return new Interval(
                Instant.Max(start, Instant.FromUnixTimeTicks(c.Opens(s))),
                Instant.Min(end, Instant.FromUnixTimeTicks(c.Closes(s)))
            );
        }
    }

    /// <summary>The local date of an instant in the calendar's zone.</summary>
    /// <remarks>A date begins with its first midnight; none comes back, even where clocks go back over midnight and show the evening before again.</remarks>
    public LocalDate DateOf(Instant at)
    {
        long ticks = at.ToUnixTimeTicks();
        return Covering(ticks, ticks).DateOf(ticks);
    }

    /// <summary>The first instant of a local date; for a date that the zone leaves out, that of the next one.</summary>
    public Instant StartOfDay(LocalDate date) => Instant.FromUnixTimeTicks(Covering(date).StartOfDay(date));

    /// <summary>Whether there is open time within the date.</summary>
    public bool IsOpenDay(LocalDate date) => Covering(date).OpenTimeOf(date) is not null;

    /// <summary>The date's first open instant.</summary>
    /// <exception cref="ArgumentException">The date is closed.</exception>
    public Instant FirstOpen(LocalDate date) => OpenTimeOf(date).Start;

    /// <summary>The end of the date's open time within that date, so at its last midnight at the latest.</summary>
    /// <exception cref="ArgumentException">The date is closed.</exception>
    public Instant LastClose(LocalDate date) => OpenTimeOf(date).End;

    /// <summary>The first open day after the date.</summary>
    /// <exception cref="NoOpenTimeException">There is none within 366 days.</exception>
    public LocalDate NextOpenDay(LocalDate date) => DateOf(NextOpen(StartOfDay(date.PlusDays(1))));

    /// <summary>The last open day before the date.</summary>
    /// <exception cref="NoOpenTimeException">There is none within 366 days.</exception>
    public LocalDate PreviousOpenDay(LocalDate date) => DateOf(Subtract(StartOfDay(date), Duration.FromTicks(1)));

    /// <summary>The last close of the <paramref name="count"/>th open day that opens at or after the instant: "10 open days after" (§1, §4).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than one.</exception>
    public Instant AfterOpenDays(Instant at, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        LocalDate day = DateOf(NextOpen(at));
        day = FirstOpen(day) < at ? NextOpenDay(day) : day;
        for (int passed = 1; passed < count; passed++)
        {
            day = NextOpenDay(day);
        }

        return LastClose(day);
    }

    private static long Ticks(Duration amount) =>
        amount >= Duration.Zero
            ? amount.BclCompatibleTicks
            : throw new ArgumentOutOfRangeException(nameof(amount), amount, "An amount of office time is not negative.");

    private Interval OpenTimeOf(LocalDate date) =>
        Covering(date).OpenTimeOf(date) ?? throw new ArgumentException($"{date:uuuu-MM-dd} has no open time.", nameof(date));

    /// <summary>The first segment that closes after the instant; an office that never shuts has one, whose close is never reached.</summary>
    private (CompiledHours Compiled, int Segment) NextSegment(Instant at, bool untilClose)
    {
        long ticks = at.ToUnixTimeTicks();
        CompiledHours c = Covering(ticks, ticks);
        int segment = c.FirstClosingAfter(ticks);
        while (segment >= c.Count || (untilClose ? c.Closes(segment) : c.Opens(segment)) > c.SafeTo)
        {
            c = Later(c, at);
            segment = c.FirstClosingAfter(ticks);
        }

        return c.Opens(segment) - ticks > CompiledHours.LongGap ? throw new NoOpenTimeException(at, Zone) : (c, segment);
    }

    private CompiledHours Covering(long from, long to)
    {
        CompiledHours? c = Volatile.Read(ref compiled);
        return c is not null && c.IsSafe(from) && c.IsSafe(to) ? c : Grow(from, to);
    }

    private CompiledHours Covering(LocalDate date)
    {
        CompiledHours? c = Volatile.Read(ref compiled);
        if (c is not null && c.IsSafe(date))
        {
            return c;
        }

        long start = Zone.AtLeniently(date.AtMidnight()).ToInstant().ToUnixTimeTicks();
        return Grow(start, start + 1);
    }

    private CompiledHours Later(CompiledHours c, Instant near) =>
        c.IsQuietAfter(near.ToUnixTimeTicks())
            ? throw new NoOpenTimeException(near, Zone)
            : Grow(near.ToUnixTimeTicks(), c.SafeTo + NodaConstants.TicksPerDay);

    private CompiledHours Earlier(CompiledHours c, Instant near) =>
        c.IsQuietBefore(near.ToUnixTimeTicks())
            ? throw new NoOpenTimeException(near, Zone)
            : Grow(c.SafeFrom - NodaConstants.TicksPerDay, near.ToUnixTimeTicks());

    private CompiledHours Grow(long from, long to)
    {
        lock (growing)
        {
            CompiledHours? c = compiled;
            if (c is null || !c.IsSafe(from) || !c.IsSafe(to))
            {
                c = HoursCompiler.Compile(Hours, from, to, c);
                Volatile.Write(ref compiled, c);
            }

            return c;
        }
    }
}
