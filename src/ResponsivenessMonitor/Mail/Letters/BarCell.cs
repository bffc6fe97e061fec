using System.Globalization;

namespace ResponsivenessMonitor.Mail.Letters;

/// <summary>One cell of a bar: a run of filled or empty share, or the mark of the goal.</summary>
/// <param name="Look">The class by which a dark page gives it another colour.</param>
/// <param name="Colour">Its colour on a light page.</param>
/// <param name="Width">Its width, in whole per cent or, for the mark, in pixels.</param>
public sealed record BarCell(string Look, string Colour, string Width)
{
    // Between two gaps, so that it stands out from filled and from empty share alike.
    private static readonly BarCell[] Mark =
    [
        new("rm-gap", LetterStyle.Sheet, "2"),
        new("rm-goal", LetterStyle.Ink, "3"),
        new("rm-gap", LetterStyle.Sheet, "2"),
    ];

    /// <summary>Its least width where it is one in pixels: the others take all the room.</summary>
    public string Least => Width.EndsWith('%') ? string.Empty : $"min-width:{Width}px;";

    /// <summary>The cells of a bar, from left to right.</summary>
    /// <param name="share">How much is filled, 0 to 1.</param>
    /// <param name="goal">Where the goal is marked, 0 to 1, or null.</param>
    /// <remarks>Shares are cut to whole per cents, so that what is just below the goal never looks as if it had reached it.</remarks>
    public static IEnumerable<BarCell> Of(double share, double? goal)
    {
        int filled = Percent(share);
        int mark = goal is { } at ? Percent(at) : 100;
        IEnumerable<BarCell> cells =
        [
            .. Run(0, Math.Min(filled, mark), filled),
            .. Run(Math.Min(filled, mark), mark, filled),
            .. goal is null ? [] : Mark,
            .. Run(mark, Math.Max(filled, mark), filled),
            .. Run(Math.Max(filled, mark), 100, filled),
        ];
        return cells;
    }

    private static IEnumerable<BarCell> Run(int from, int to, int filled)
    {
        if (to > from)
        {
            string width = string.Create(CultureInfo.InvariantCulture, $"{to - from}%");
            yield return to <= filled ? new BarCell("rm-bar", LetterStyle.Accent, width) : new BarCell("rm-rest", LetterStyle.Rest, width);
        }
    }

    private static int Percent(double share) => (int)Math.Floor(Math.Clamp(double.IsNaN(share) ? 0 : share, 0, 1) * 100 + 1e-9);
}
