using NodaTime;

namespace ResponsivenessMonitor.Policy.Figures;

/// <summary>Percentiles of turnarounds (policy, Figures).</summary>
public static class Percentile
{
    /// <summary>
    /// The nearest-rank percentile: the value at position ⌈p·n⌉ of the sorted values, counted from 1, so always a value that occurred. The 50th is
    /// the median.
    /// </summary>
    /// <param name="values">The values, in any order.</param>
    /// <param name="percent">Which percentile, from 1 to 100; a whole number, so that the position is exact.</param>
    /// <returns>Null when there are no values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The percentile is not from 1 to 100.</exception>
    public static Duration? NearestRank(IEnumerable<Duration> values, int percent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(percent, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        Duration[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? null : sorted[Position(percent, sorted.Length) - 1];
    }

    /// <summary>The position ⌈p·n⌉ among so many sorted values, counted from 1.</summary>
    public static int Position(int percent, int count) => (int)(((long)percent * count + 99) / 100);
}
