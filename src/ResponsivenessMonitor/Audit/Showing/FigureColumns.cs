using NodaTime;
using ResponsivenessMonitor.Audit.Measuring;

namespace ResponsivenessMonitor.Audit.Showing;

/// <summary>The figures under the names that JSON and CSV share.</summary>
internal static class FigureColumns
{
    /// <summary>Names and numbers in their order; seconds have three decimals, shares up to six, and null means that there is none.</summary>
    internal static IReadOnlyList<(string Name, decimal? Value)> Of(AccountFigures figures) =>
        [
            ("enquiries", figures.Enquiries),
            ("answered", figures.Answered),
            ("unanswered", figures.Unanswered),
            ("aimMet", figures.Aim.Met),
            ("commitmentMet", figures.Commitment?.Met),
            ("unansweredPastAim", figures.Aim.UnansweredPast),
            ("unansweredPastCommitment", figures.Commitment?.UnansweredPast),
            ("aimAttainment", (decimal?)figures.Aim.Attainment.Share),
            ("commitmentAttainment", (decimal?)figures.Commitment?.Attainment.Share),
            ("medianTurnaroundSeconds", Seconds(figures.Turnaround?.Median)),
            ("p90TurnaroundSeconds", Seconds(figures.Turnaround?.P90)),
            ("medianWallSeconds", Seconds(figures.WallTime?.Median)),
            ("p90WallSeconds", Seconds(figures.WallTime?.P90)),
        ];

    /// <summary>Seconds with milliseconds: a number of milliseconds over 1000 with three decimals, also when they are zero.</summary>
    internal static decimal? Seconds(Duration? duration) =>
        duration is { } time ? new decimal(time.BclCompatibleTicks / NodaConstants.TicksPerMillisecond) * 0.001m : null;
}
