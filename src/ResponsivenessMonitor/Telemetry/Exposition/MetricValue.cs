namespace ResponsivenessMonitor.Telemetry.Exposition;

/// <summary>The value of one series.</summary>
/// <param name="bounds">The upper bounds of a histogram's buckets, ascending; empty for everything else.</param>
internal sealed class MetricValue(double[] bounds)
{
    private readonly long[] counts = new long[bounds.Length];

    /// <summary>The sum, or a gauge's last value.</summary>
    internal double Value { get; private set; }

    /// <summary>How many values a histogram has taken.</summary>
    internal long Count { get; private set; }

    /// <summary>Of a histogram, how many values were at most as large as each bound.</summary>
    internal IEnumerable<(double Bound, long Count)> Buckets
    {
        get
        {
            long all = 0;
            for (int i = 0; i < bounds.Length; i++)
            {
                all += counts[i];
                yield return (bounds[i], all);
            }
        }
    }

    internal void Take(double value, bool isSummed)
    {
        Value = isSummed ? Value + value : value;
        Count++;
        int bucket = Array.FindIndex(bounds, bound => value <= bound);
        if (bucket >= 0)
        {
            counts[bucket]++;
        }
    }

    internal MetricValue Copy()
    {
        MetricValue copy = new(bounds) { Value = Value, Count = Count };
        counts.CopyTo(copy.counts, 0);
        return copy;
    }
}
