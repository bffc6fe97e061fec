using NodaTime;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Commands.Reporting;

/// <summary>The figures of one account over some dates, or of all together; never of a person (¶28, 30).</summary>
/// <param name="Account">The account's slug, or <c>*</c> for all together.</param>
/// <param name="Coverage">How much of the office time was watched.</param>
internal sealed record ReportedFigures(string Account, Coverage Coverage)
{
    /// <summary>Stands for all accounts together.</summary>
    internal const string All = "*";

    internal int Enquiries { get; init; }

    /// <summary>Those of them that were erased since and are known by their monthly counts alone.</summary>
    internal int Erased { get; init; }

    internal int Answered { get; init; }

    internal Attainment Aim { get; init; } = Attainment.None;

    /// <summary>Of the enquiries that have a commitment.</summary>
    internal Attainment Commitment { get; init; } = Attainment.None;

    /// <summary>Turnarounds in office time of the answered that are not erased.</summary>
    internal IReadOnlyList<Duration> Turnarounds { get; init; } = [];

    /// <summary>The same by the clock on the wall.</summary>
    internal IReadOnlyList<Duration> WallTimes { get; init; } = [];

    /// <summary>A percentile, or null where the figures are not known or too few for more than counts.</summary>
    internal static Duration? At(IReadOnlyList<Duration> times, int percent, Coverage coverage, FigureRules rules) =>
        coverage.IsKnown(rules) && times.Count >= rules.SharesFrom ? Percentile.NearestRank(times, percent) : null;

    /// <summary>Both together.</summary>
    internal ReportedFigures And(ReportedFigures other) =>
        new(Account, new Coverage(Coverage.OfficeTime + other.Coverage.OfficeTime, Coverage.Covered + other.Coverage.Covered))
        {
            Enquiries = Enquiries + other.Enquiries,
            Erased = Erased + other.Erased,
            Answered = Answered + other.Answered,
            Aim = Aim.And(other.Aim),
            Commitment = Commitment.And(other.Commitment),
            Turnarounds = [.. Turnarounds, .. other.Turnarounds],
            WallTimes = [.. WallTimes, .. other.WallTimes],
        };
}
