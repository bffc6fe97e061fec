using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Tests.Calendars.Slow;

/// <summary>Office time counted minute by minute: what the quick calendar must agree with.</summary>
/// <remarks>
/// It knows whether each minute of a window lies in any open interval, and answers by stepping from one minute to the next. Times within are ticks
/// since the window's start.
/// </remarks>
internal sealed class SlowMinutes
{
    private const long Minute = NodaConstants.TicksPerMinute;

    private readonly bool[] open;

    internal SlowMinutes(OfficeHours hours, Instant start, int days)
    {
        Start = start;
        open = new bool[days * 24 * 60];
        LocalDate first = start.InZone(hours.Zone).Date.PlusDays(-3);
        foreach ((Instant opens, Instant closes) in SlowIntervals.Of(hours, first, first.PlusDays(days + 6)))
        {
            for (long at = Math.Max(0, Ticks(opens)); at < Math.Min(open.Length * Minute, Ticks(closes)); at += Minute)
            {
                open[at / Minute] = true;
            }
        }
    }

    internal Instant Start { get; }

    internal Instant End => StartOf(open.Length);

    internal int Minutes => open.Length;

    internal Instant StartOf(int minute) => Start + Duration.FromMinutes(minute);

    internal bool IsOpen(int minute) => open[minute];

    internal bool IsOpen(Instant at) => open[Ticks(at) / Minute];

    internal Duration Within(Instant from, Instant to)
    {
        long sum = 0;
        for (long at = Ticks(from), end = Ticks(to); at < end; at = EndOfMinute(at))
        {
            sum += open[at / Minute] ? Math.Min(end, EndOfMinute(at)) - at : 0;
        }

        return Duration.FromTicks(sum);
    }

    /// <summary>Steps forward until the amount is used up; never moves on from the end of the last minute it needed.</summary>
    internal Instant Add(Instant from, Duration amount)
    {
        long left = amount.BclCompatibleTicks;
        for (long at = Ticks(from); ; at = EndOfMinute(at))
        {
            long here = open[at / Minute] ? EndOfMinute(at) - at : 0;
            if (here >= left)
            {
                return Start + Duration.FromTicks(at + left);
            }

            left -= here;
        }
    }

    /// <summary>Steps back until the amount is used up; never moves on from the start of the last minute it needed.</summary>
    internal Instant Subtract(Instant to, Duration amount)
    {
        long left = amount.BclCompatibleTicks;
        for (long at = Ticks(to); ; at = StartOfMinuteBefore(at))
        {
            long here = open[StartOfMinuteBefore(at) / Minute] ? at - StartOfMinuteBefore(at) : 0;
            if (here >= left)
            {
                return Start + Duration.FromTicks(at - left);
            }

            left -= here;
        }
    }

    /// <summary>The first open instant at or after the given one, or null when the window has none.</summary>
    internal Instant? NextOpen(Instant at)
    {
        int minute = FirstOpenMinute(at);
        return minute < open.Length ? Instant.Max(at, StartOf(minute)) : null;
    }

    /// <summary>The end of the open minutes that begin there, or null when they do not end within the window.</summary>
    internal Instant? NextClose(Instant at)
    {
        int minute = FirstOpenMinute(at);
        while (minute < open.Length && open[minute])
        {
            minute++;
        }

        return minute < open.Length ? StartOf(minute) : null;
    }

    private int FirstOpenMinute(Instant at)
    {
        int minute = (int)(Ticks(at) / Minute);
        while (minute < open.Length && !open[minute])
        {
            minute++;
        }

        return minute;
    }

    private long Ticks(Instant at) => (at - Start).BclCompatibleTicks;

    private static long EndOfMinute(long at) => (at / Minute + 1) * Minute;

    private static long StartOfMinuteBefore(long at) => (at - 1) / Minute * Minute;
}
