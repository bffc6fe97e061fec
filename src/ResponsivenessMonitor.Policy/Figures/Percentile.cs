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
        long position = ((long)percent * sorted.Length + 99) / 100;
        return sorted.Length == 0 ? null : sorted[position - 1];
    }
}
