using System.Globalization;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>What was measured, in lines for people and for docs/reliability.md.</summary>
internal static class ChaosReport
{
    internal static string Of(ChaosVerdict verdict, ChaosPolls? polls, int troubles) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            questions {verdict.Questions}, lost {verdict.Lost}, doubled {verdict.Doubled}; steps told {verdict.Notices}; letters {verdict.Letters}, repeats {verdict.Repeats} ({(
                troubles == 0 ? 0 : (double)verdict.Repeats / troubles
            ):0.000} a fault), dropped in doubt {verdict.Dropped}
            committed polls {polls?.Committed}, their faults {polls?.Faults.Count}; leases that ended unused {polls?.Fenced}; committed polls during which a process without the lease asked too {polls?.Foreign}
            """
        );

    /// <summary>The spread of seconds that are sorted.</summary>
    internal static string Of(string what, double[] seconds) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {seconds.Length} measured, p50 {Percentile(seconds, 50):0.00} s, p99 {Percentile(seconds, 99):0.00} s, max {Percentile(seconds, 100):0.00} s"
        );

    /// <summary>The nearest rank of sorted values; 0 of none.</summary>
    internal static double Percentile(double[] sorted, int percent) =>
        sorted.Length == 0 ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(sorted.Length * percent / 100.0) - 1)];
}
