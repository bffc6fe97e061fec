using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>Figures in words: shares only of ten or more, none where too little was watched, and how it was before.</summary>
internal sealed class FigureWording(int goal)
{
    private readonly FigureRules rules = new() { AttainmentGoal = goal };

    /// <summary>The goal as a share.</summary>
    internal double Goal => goal / 100d;

    /// <summary>A figure with its count, its goal, its coverage and the figure of the period before; null where nothing was watched then.</summary>
    internal FigureCell Cell(FigureStanding standing, FigureStanding? before) =>
        new(Text(standing))
        {
            More = [.. new[] { Watched(standing), Before(standing, before) }.OfType<string>()],
            Share = (standing as FigureStanding.Known)?.Share,
            Goal = Goal,
        };

    /// <summary>Whether it is known and below the goal.</summary>
    internal bool IsBelow(FigureStanding standing) => standing is FigureStanding.Known known && known.Attainment.MeetsGoal(rules) == false;

    /// <summary>A figure with its count and its goal.</summary>
    internal string Text(FigureStanding standing) =>
        standing switch
        {
            FigureStanding.Known known =>
                $"{PercentText.Of(known.Share)} met ({Of(known.Attainment)}), {(IsBelow(known) ? "below the goal" : "goal reached")}",
            FigureStanding.CountsOnly { Attainment.Counted: 0 } => "None to count",
            FigureStanding.CountsOnly few => $"{Of(few.Attainment)} met; too few for a percentage",
            FigureStanding.NotKnown => "Not known",
            _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "There are no words for it."),
        };

    /// <summary>How it was before; null where nothing was watched then.</summary>
    internal static string? Before(FigureStanding standing, FigureStanding? before) =>
        (standing, before) switch
        {
            (FigureStanding.Known now, FigureStanding.Known then) =>
                $"{Direction(now.Attainment, then.Attainment)} {PercentText.Of(then.Share)} ({Of(then.Attainment)})",
            (_, FigureStanding.Known then) => $"before: {PercentText.Of(then.Share)} ({Of(then.Attainment)})",
            (FigureStanding.CountsOnly, FigureStanding.CountsOnly { Attainment.Counted: 0 }) => null, // little to say, and nothing to compare it with
            (_, FigureStanding.CountsOnly { Attainment.Counted: 0 }) => "before: none to count",
            (_, FigureStanding.CountsOnly few) => $"before: {Of(few.Attainment)} met",
            (_, FigureStanding.NotKnown) => "before: not known",
            _ => null,
        };

    /// <summary>How much was watched, or null where there was nothing to watch.</summary>
    internal static string? Watched(FigureStanding standing)
    {
        Coverage coverage = standing switch
        {
            FigureStanding.Known known => known.Coverage,
            FigureStanding.CountsOnly few => few.Coverage,
            FigureStanding.NotKnown unknown => unknown.Coverage,
            _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "There are no words for it."),
        };
        return coverage.Share is { } share ? $"watched {PercentText.Of(share, decimals: 0)}" : null;
    }

    /// <summary>A share of so many: in percent from ten on, else by its counts alone.</summary>
    internal string Share(int some, int all) =>
        all == 0 ? "none to count"
        : all < rules.SharesFrom ? string.Create(CultureInfo.InvariantCulture, $"{some} of {all}")
        : string.Create(CultureInfo.InvariantCulture, $"{PercentText.Of((double)some / all)} ({some} of {all})");

    /// <summary>How long replies took, in office time.</summary>
    internal static string Turnaround(Duration median, Duration? ninetieth)
    {
        string half = $"half within {Phrase.Long(median)}";
        return ninetieth is { } most ? $"{half}, nine in ten within {Phrase.Long(most)}" : half;
    }

    private static string Direction(Attainment now, Attainment then) =>
        ((long)now.Met * then.Counted).CompareTo((long)then.Met * now.Counted) switch
        {
            > 0 => "up from",
            < 0 => "down from",
            _ => "as before:",
        };

    private static string Of(Attainment attainment) =>
        string.Create(CultureInfo.InvariantCulture, $"{attainment.Met} of {attainment.Counted}");
}
