using NodaTime;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Commands.Reporting;

/// <summary>A line of a report as it may be shown, whoever writes it: no share of too few, nothing of what was hardly watched (policy, Figures).</summary>
/// <param name="Figures">What was counted.</param>
/// <param name="Aim">How the aim's attainment is shown.</param>
/// <param name="Commitment">How the commitment's is.</param>
/// <param name="Median">Median turnaround in office time, or null where it is not shown.</param>
/// <param name="NinetyPercent">Its 90th percentile.</param>
/// <param name="MedianWall">The median by the clock on the wall.</param>
/// <param name="NinetyPercentWall">Its 90th percentile.</param>
/// <param name="IsKnown">Whether enough was watched.</param>
internal sealed record ReportRow(
    ReportedFigures Figures,
    FigureStanding Aim,
    FigureStanding Commitment,
    Duration? Median,
    Duration? NinetyPercent,
    Duration? MedianWall,
    Duration? NinetyPercentWall,
    bool IsKnown
)
{
    private const string Nothing = "-";

    /// <summary>The names of the columns, for people.</summary>
    internal static IReadOnlyList<string> Heading { get; } =
    ["account", "watched", "enquiries", "answered", "aim", "commitment", "office median", "office 90 %", "wall median", "wall 90 %"];

    internal bool IsOfAll => string.Equals(Figures.Account, ReportedFigures.All, StringComparison.Ordinal);

    /// <summary>The account's slug, or that these are all.</summary>
    internal string Name => IsOfAll ? "all accounts" : Figures.Account;

    internal string Watched => Figures.Coverage.Share is { } share ? PercentText.Of(share, decimals: 0) : Nothing;

    internal static ReportRow Of(ReportedFigures figures, FigureRules rules)
    {
        Duration? At(IReadOnlyList<Duration> times, int percent) => ReportedFigures.At(times, percent, figures.Coverage, rules);
        return new ReportRow(
            figures,
            FigureStanding.Of(figures.Aim, figures.Coverage, rules),
            FigureStanding.Of(figures.Commitment, figures.Coverage, rules),
            At(figures.Turnarounds, 50),
            At(figures.Turnarounds, 90),
            At(figures.WallTimes, 50),
            At(figures.WallTimes, 90),
            figures.Coverage.IsKnown(rules)
        );
    }

    /// <summary>An attainment for people.</summary>
    internal static string Text(FigureStanding standing) =>
        standing switch
        {
            FigureStanding.Known known => AttainmentText.Of(known.Attainment),
            FigureStanding.CountsOnly { Attainment.Counted: 0 } => Nothing,
            FigureStanding.CountsOnly few => $"{few.Attainment.Met} of {few.Attainment.Counted}",
            _ => "not known",
        };

    /// <summary>A time for people.</summary>
    internal string Text(Duration? time) =>
        time is { } shown ? HumanDuration.Short(shown)
        : IsKnown ? Nothing
        : "not known";

    /// <summary>How an attainment is shown, for programs.</summary>
    internal static string Word(FigureStanding standing) =>
        standing switch
        {
            FigureStanding.Known => "known",
            FigureStanding.CountsOnly => "counts-only",
            _ => "not-known",
        };

    /// <summary>The counts of an attainment, or null where they are not known.</summary>
    internal static Attainment? Counts(FigureStanding standing) =>
        standing switch
        {
            FigureStanding.Known known => known.Attainment,
            FigureStanding.CountsOnly few => few.Attainment,
            _ => null,
        };
}

/// <summary>A report: what all its writers show.</summary>
/// <param name="Dates">The dates, both ends in.</param>
/// <param name="Rules">What may be shown, and the goal.</param>
/// <param name="Accounts">A line for each account.</param>
/// <param name="All">The line of all together.</param>
internal sealed record Report(DateInterval Dates, FigureRules Rules, IReadOnlyList<ReportRow> Accounts, ReportRow All)
{
    /// <summary>What is counted.</summary>
    internal string Scope =>
        $"Enquiries counted on {LocalText.Of(Dates.Start)} to {LocalText.Of(Dates.End)}, both days in; each counts on its office day.";

    /// <summary>What is shown of it.</summary>
    internal string Caution =>
        $"Under {Rules.SharesFrom} enquiries only counts are shown, and with less than {Rules.KnownFrom} % of office time watched nothing is known. "
        + $"The goal is {Rules.AttainmentGoal} %.";

    /// <summary>That some were erased, or null when none was.</summary>
    internal string? Erased =>
        All.Figures.Erased > 0
            ? $"{All.Figures.Erased} of the enquiries were erased since: they are in the counts and shares, not in medians."
            : null;

    internal static Report Of(DateInterval dates, FigureRules rules, IReadOnlyList<ReportedFigures> accounts)
    {
        ReportedFigures none = new(ReportedFigures.All, new Coverage(Duration.Zero, Duration.Zero));
        ReportedFigures all = accounts.Aggregate(none, (sum, one) => sum.And(one));
        return new Report(dates, rules, [.. accounts.Select(one => ReportRow.Of(one, rules))], ReportRow.Of(all, rules));
    }
}
