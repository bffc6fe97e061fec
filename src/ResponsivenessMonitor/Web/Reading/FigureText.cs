using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Web.Reading;

/// <summary>How often a deadline was met, in words: shares only of ten or more, and none where too little was watched (policy, Figures).</summary>
internal static class FigureText
{
    internal static string Of(FigureStanding standing, FigureRules rules) =>
        standing switch
        {
            FigureStanding.Known known =>
                $"{Percent(known.Share, decimals: 1)} met ({known.Attainment.Met} of {known.Attainment.Counted}), "
                    + $"{(known.Attainment.MeetsGoal(rules) == true ? "goal reached" : "below the goal")}{Watched(known.Coverage)}",
            FigureStanding.CountsOnly { Attainment.Counted: 0 } none => $"none to count{Watched(none.Coverage)}",
            FigureStanding.CountsOnly few => $"{few.Attainment.Met} of {few.Attainment.Counted} met{Watched(few.Coverage)}",
            FigureStanding.NotKnown unknown => $"not known{Watched(unknown.Coverage)}",
            _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "There are no words for it."),
        };

    private static string Watched(Coverage coverage) =>
        coverage.Share is { } share ? $"; watched {Percent(share, decimals: 0)}" : string.Empty;

    private static string Percent(double share, int decimals) => PercentText.Of(share, decimals).Replace(' ', '\u00a0');
}
