using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Tests.Calendars.Slow;

/// <summary>Office time counted interval by interval, date after date, over years.</summary>
internal sealed class SlowDays
{
    private readonly List<(Instant Open, Instant Close)> intervals;

    internal SlowDays(OfficeHours hours, Instant start, Instant end)
    {
        LocalDate first = start.InZone(hours.Zone).Date.PlusDays(-3);
        LocalDate last = end.InZone(hours.Zone).Date.PlusDays(3);
        intervals = [.. SlowIntervals.Of(hours, first, last).OrderBy(interval => interval.Open)];
    }

    internal Duration Within(Instant from, Instant to) =>
        Pieces(from, to).Aggregate(Duration.Zero, (sum, piece) => sum + (piece.Close - piece.Open));

    internal Instant Add(Instant from, Instant end, Duration amount)
    {
        Duration left = amount;
        foreach ((Instant open, Instant close) in Pieces(from, end))
        {
            if (close - open >= left)
            {
                return open + left;
            }

            left -= close - open;
        }

        throw new InvalidOperationException("There is less open time than that.");
    }

    internal Instant Subtract(Instant to, Instant start, Duration amount)
    {
        Duration left = amount;
        foreach ((Instant open, Instant close) in Pieces(start, to).Reverse())
        {
            if (close - open >= left)
            {
                return close - left;
            }

            left -= close - open;
        }

        throw new InvalidOperationException("There is less open time than that.");
    }

    /// <summary>What is open within both instants; where two intervals overlap, the later one counts only from the end of the earlier.</summary>
    private IEnumerable<(Instant Open, Instant Close)> Pieces(Instant from, Instant to)
    {
        Instant reached = from;
        foreach ((Instant open, Instant close) in intervals)
        {
            Instant begin = Instant.Max(open, reached);
            Instant end = Instant.Min(close, to);
            if (begin < end)
            {
                yield return (begin, end);
                reached = end;
            }
        }
    }
}
