using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>The figures of a digest: shares only of ten or more, and none where too little was watched.</summary>
internal sealed class DigestFigureWording(LetterClock clock, LetterDigest digest)
{
    private readonly FigureRules rules = new() { AttainmentGoal = digest.Goal };

    internal IEnumerable<LetterPart> Tell()
    {
        if (digest.Figures.Count == 0)
        {
            yield break;
        }

        yield return new LetterPart.Heading($"Answered in time (goal: {digest.Goal} %)");
        yield return new LetterPart.FigureTable(["Period", "Aim", "Commitment"], [.. digest.Figures.Select(Row)]);
        yield return new LetterPart.Passage(
            "Enquiries count on the day on which their office time began. \"Watched\" is the share of office time in which we saw how things stood."
        );
        List<Fact> turnarounds =
        [
            .. digest.Figures.Where(figures => figures is { Aim: FigureStanding.Known, MedianTurnaround: not null }).Select(Turnaround),
        ];
        if (turnarounds.Count > 0)
        {
            yield return new LetterPart.Heading("Time to a reply, in office time");
            yield return new LetterPart.FactList([.. turnarounds]);
        }
    }

    private FigureRow Row(DigestFigures figures) =>
        new($"{Phrase.Sentence(figures.Period)} ({Dates(figures.Dates)})", [Cell(figures.Aim), Cell(figures.Commitment)]);

    private string Dates(DateInterval dates) =>
        dates.Start == dates.End ? clock.On(dates.Start) : $"{clock.On(dates.Start)} to {clock.On(dates.End)}";

    private static Fact Turnaround(DigestFigures figures)
    {
        string half = $"half within {Phrase.Long(figures.MedianTurnaround ?? Duration.Zero)}";
        return new Fact(
            Phrase.Sentence(figures.Period),
            figures.NinetiethTurnaround is { } most ? $"{half}, nine in ten within {Phrase.Long(most)}" : half
        );
    }

    private string Cell(FigureStanding standing) =>
        standing switch
        {
            FigureStanding.Known known =>
                $"{Percent(known.Share, decimals: 1)} met ({known.Attainment.Met} of {known.Attainment.Counted}), "
                    + $"{(known.Attainment.MeetsGoal(rules) == true ? "goal reached" : "below the goal")}{Watched(known.Coverage)}",
            FigureStanding.CountsOnly { Attainment.Counted: 0 } none => $"None to count{Watched(none.Coverage)}",
            FigureStanding.CountsOnly few =>
                $"{few.Attainment.Met} of {few.Attainment.Counted} met; too few for a percentage{Watched(few.Coverage)}",
            FigureStanding.NotKnown unknown => $"Not known{Watched(unknown.Coverage)}",
            _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "There are no words for it."),
        };

    private static string Watched(Coverage coverage) =>
        coverage.Share is { } share ? $"; watched {Percent(share, decimals: 0)}" : string.Empty;

    // Cut, not rounded: 89.96 % must not look like a goal of 90.
    private static string Percent(double share, int decimals)
    {
        double scale = Math.Pow(10, decimals);
        double cut = Math.Floor((share * 100 * scale) + 1e-9) / scale;
        return $"{cut.ToString("0.#", CultureInfo.InvariantCulture)} %";
    }
}
