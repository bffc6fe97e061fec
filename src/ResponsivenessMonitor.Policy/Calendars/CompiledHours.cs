using NodaTime;

namespace ResponsivenessMonitor.Policy.Calendars;

/// <summary>A stretch of office hours as sorted UTC segments with prefix sums; immutable, so it is shared between threads freely.</summary>
/// <remarks>
/// All instants are Unix ticks. Near its two ends segments may be cut, so answers are taken from [<see cref="SafeFrom"/>, <see cref="SafeTo"/>] only.
/// Two bucket indices lead to a segment in a step or two where a binary search takes a dozen.
/// </remarks>
internal sealed class CompiledHours
{
    /// <summary>366 days: an office closed for longer has no office hours to count in.</summary>
    internal const long LongGap = 366 * NodaConstants.TicksPerDay;

    internal const int Margin = 2; // days at either end whose segments may be cut

    private const int TimeBucket = 39; // 2^39 ticks, about 15 h
    private const int OpenTimeBucket = 37; // 2^37 ticks, about 3.8 h of open time

    private readonly LocalDate firstDate;
    private readonly long[] dayStarts; // of each date from firstDate on, and of the date after the last
    private readonly long[] opens;
    private readonly long[] closes;
    private readonly long[] before; // before[i] = open ticks before segment i; the last entry is the sum
    private readonly int[] longGaps; // longGaps[i] = closed stretches over LongGap before segment i
    private readonly long origin;
    private readonly int[] byTime; // first segment closing after the start of each time bucket
    private readonly int[] byOpenTime; // segment that holds the first open tick of each open-time bucket

    internal CompiledHours(LocalDate firstDate, long[] dayStarts, long[] opens, long[] closes)
    {
        this.firstDate = firstDate;
        this.dayStarts = dayStarts;
        this.opens = opens;
        this.closes = closes;
        before = new long[opens.Length + 1];
        longGaps = new int[opens.Length];
        for (int i = 0; i < opens.Length; i++)
        {
            before[i + 1] = before[i] + closes[i] - opens[i];
            longGaps[i] = i == 0 ? 0 : longGaps[i - 1] + (opens[i] - closes[i - 1] > LongGap ? 1 : 0);
        }

        origin = dayStarts[0] >> TimeBucket;
        byTime = new int[(dayStarts[^1] >> TimeBucket) - origin + 1];
        for (int bucket = 0, s = 0; bucket < byTime.Length; bucket++)
        {
            byTime[bucket] = s = FirstClosingAfter(bucket + origin << TimeBucket, s);
        }

        byOpenTime = new int[(before[^1] >> OpenTimeBucket) + 1];
        for (int bucket = 0, s = 0; bucket < byOpenTime.Length; bucket++)
        {
            byOpenTime[bucket] = s = SegmentHolding((long)bucket << OpenTimeBucket, s);
        }

        SafeFrom = dayStarts[Margin];
        SafeTo = dayStarts[^(Margin + 1)];
        OpenTimeAtSafeFrom = Passed(SafeFrom);
        OpenTimeAtSafeTo = Passed(SafeTo);
    }

    internal long SafeFrom { get; }

    internal long SafeTo { get; }

    internal long OpenTimeAtSafeFrom { get; }

    internal long OpenTimeAtSafeTo { get; }

    internal LocalDate FirstDate => firstDate;

    internal LocalDate EndDate => firstDate.PlusDays(dayStarts.Length - 1);

    internal int Count => opens.Length;

    internal long Opens(int segment) => opens[segment];

    internal long Closes(int segment) => closes[segment];

    internal bool IsSafe(long ticks) => ticks >= SafeFrom && ticks <= SafeTo;

    internal bool IsSafe(LocalDate date) => date >= firstDate.PlusDays(Margin) && date < EndDate.PlusDays(-Margin);

    /// <summary>Open ticks before the instant.</summary>
    internal long Passed(long ticks)
    {
        int s = FirstClosingAfter(ticks);
        return (uint)s >= (uint)opens.Length ? before[^1] : before[s] + Math.Max(0, ticks - opens[s]);
    }

    /// <summary>The first segment that closes after the instant; <see cref="Count"/> when there is none.</summary>
    internal int FirstClosingAfter(long ticks) => FirstClosingAfter(ticks, byTime[(ticks >> TimeBucket) - origin]);

    /// <summary>The segment that holds the open tick of the given number, counted from the start of the stretch.</summary>
    internal int SegmentHolding(long openTick) => SegmentHolding(openTick, byOpenTime[openTick >> OpenTimeBucket]);

    /// <summary>The instant of an open tick in its segment, moved on by <paramref name="plus"/> ticks.</summary>
    internal Instant At(int segment, long openTick, int plus) =>
        Instant.FromUnixTimeTicks(opens[segment] + (openTick - before[segment]) + plus);

    /// <summary>Whether more than 366 closed days lie between the instant and the segment after it.</summary>
    internal bool HasLongGap(long from, int segment)
    {
        int next = FirstClosingAfter(from);
        return opens[next] - from > LongGap || longGaps[next] != longGaps[segment];
    }

    /// <summary>Whether more than 366 closed days lie between the segment and the instant after it.</summary>
    internal bool HasLongGap(int segment, long to)
    {
        int last = LastOpeningBefore(to);
        return to - closes[last] > LongGap || longGaps[segment] != longGaps[last];
    }

    /// <summary>Whether the stretch ends in more than 366 closed days after the instant.</summary>
    internal bool IsQuietAfter(long ticks)
    {
        int last = LastOpeningBefore(SafeTo);
        return SafeTo - Math.Max(ticks, last < 0 ? SafeFrom : closes[last]) > LongGap;
    }

    /// <summary>Whether the stretch begins with more than 366 closed days before the instant.</summary>
    internal bool IsQuietBefore(long ticks)
    {
        int first = FirstClosingAfter(SafeFrom);
        return Math.Min(ticks, first >= opens.Length ? SafeTo : opens[first]) - SafeFrom > LongGap;
    }

    internal LocalDate DateOf(long ticks)
    {
        int day = (int)((ticks - dayStarts[0]) / NodaConstants.TicksPerDay);
        while (dayStarts[day] > ticks)
        {
            day--;
        }

        while (dayStarts[day + 1] <= ticks)
        {
            day++;
        }

        return firstDate.PlusDays(day);
    }

    internal long StartOfDay(LocalDate date) => dayStarts[Period.DaysBetween(firstDate, date)];

    /// <summary>The date's first open instant and the end of its open time within the date; null when it is closed.</summary>
    internal Interval? OpenTimeOf(LocalDate date)
    {
        int day = Period.DaysBetween(firstDate, date);
        (long start, long end) = (dayStarts[day], dayStarts[day + 1]);
        int first = FirstClosingAfter(start);
        if (start == end || first >= opens.Length || opens[first] >= end) // a date that the zone leaves out ends as it starts
        {
            return null;
        }

        int last = LastOpeningBefore(end);
        return new Interval(
            Instant.FromUnixTimeTicks(Math.Max(start, opens[first])),
            Instant.FromUnixTimeTicks(Math.Min(end, closes[last]))
        );
    }

    /// <summary>The last segment that opens before the instant; -1 when there is none.</summary>
    private int LastOpeningBefore(long ticks)
    {
        int s = FirstClosingAfter(ticks);
        return s < opens.Length && opens[s] < ticks ? s : s - 1;
    }

    private int FirstClosingAfter(long ticks, int s)
    {
        while ((uint)s < (uint)closes.Length && closes[s] <= ticks)
        {
            s++;
        }

        return s;
    }

    private int SegmentHolding(long openTick, int s)
    {
        while ((uint)s + 1 < (uint)before.Length && before[s + 1] <= openTick)
        {
            s++;
        }

        return s;
    }
}
