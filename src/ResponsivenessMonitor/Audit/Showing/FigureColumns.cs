using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Audit.Measuring;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Audit.Showing;

/// <summary>The figures under the names that JSON and CSV share.</summary>
internal static class FigureColumns
{
    /// <summary>Names and numbers in their order; seconds have three decimals, and null means that there is none.</summary>
    internal static IReadOnlyList<(string Name, decimal? Value)> Of(AccountFigures figures) =>
        [
            ("enquiries", figures.Enquiries),
            ("answered", figures.Answered),
            ("unanswered", figures.Unanswered),
            ("aimMet", figures.Aim.Met),
            ("commitmentMet", figures.Commitment?.Met),
            ("unansweredPastAim", figures.Aim.UnansweredPast),
            ("unansweredPastCommitment", figures.Commitment?.UnansweredPast),
            ("aimAttainment", Share(figures.Aim.Attainment)),
            ("commitmentAttainment", Share(figures.Commitment?.Attainment)),
            ("medianTurnaroundSeconds", Seconds(figures.Turnaround?.Median)),
            ("p90TurnaroundSeconds", Seconds(figures.Turnaround?.P90)),
            ("medianWallSeconds", Seconds(figures.WallTime?.Median)),
            ("p90WallSeconds", Seconds(figures.WallTime?.P90)),
        ];

    /// <summary>A share as the shortest number that reads back as the same double: a plain conversion to decimal would keep 15 digits only.</summary>
    private static decimal? Share(Attainment? attainment) =>
        attainment?.Share is { } share
            ? decimal.Parse(share.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;

    /// <summary>Seconds with milliseconds: a number of milliseconds over 1000 with three decimals, also when they are zero.</summary>
    internal static decimal? Seconds(Duration? duration) =>
        duration is { } time ? new decimal(time.BclCompatibleTicks / NodaConstants.TicksPerMillisecond) * 0.001m : null;
}
