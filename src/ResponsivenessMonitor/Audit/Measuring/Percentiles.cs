using NodaTime;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Audit.Measuring;

/// <summary>Median and 90th percentile by nearest rank: the value at position ⌈p·n⌉, which one of the enquiries really had.</summary>
internal sealed record Percentiles(Duration Median, Duration P90)
{
    /// <summary>The percentiles of milliseconds in ascending order; null when there are none.</summary>
    internal static Percentiles? Of(List<long> ascending) =>
        ascending.Count == 0 ? null : new Percentiles(At(ascending, 50), At(ascending, 90));

    private static Duration At(List<long> ascending, int percent) =>
        Duration.FromMilliseconds(ascending[Percentile.Position(percent, ascending.Count) - 1]);
}
