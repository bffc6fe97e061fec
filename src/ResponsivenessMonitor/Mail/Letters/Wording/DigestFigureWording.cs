using NodaTime;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>The figures of a digest: aim and commitment beside each other, against the goal and the period before.</summary>
internal sealed class DigestFigureWording(LetterClock clock, LetterDigest digest)
{
    private readonly FigureWording words = new(digest.Goal);

    internal IEnumerable<LetterPart> Tell()
    {
        // On a Monday the last 7 days are the week that was summed up above.
        List<DigestFigures> told =
        [
            .. digest.Figures.Where(figures => !digest.Summaries.Any(summary => summary.Figures.Dates == figures.Dates)),
        ];
        if (told.Count == 0)
        {
            yield break;
        }

        yield return new LetterPart.Heading($"Answered in time (goal: {digest.Goal} %)");
        yield return Table(told);
        yield return new LetterPart.Passage(
            "Enquiries count on the day on which their working hours began. \"Watched\" is the share of working hours in which we saw how things stood. "
                + "Each figure is compared with the period just before it, of the same length."
        );
        List<Fact> turnarounds =
        [
            .. told.Where(figures => figures is { Aim: FigureStanding.Known, MedianTurnaround: not null }).Select(Turnaround),
        ];
        if (turnarounds.Count > 0)
        {
            yield return new LetterPart.Heading("Time to a reply, in working hours");
            yield return new LetterPart.FactList([.. turnarounds]);
        }
    }

    /// <summary>Periods with aim and commitment beside each other.</summary>
    internal LetterPart.FigureTable Table(IEnumerable<DigestFigures> periods) =>
        new(
            ["Period", "Aim", "Commitment"],
            [
                .. periods.Select(figures => new FigureRow(
                    Name(figures),
                    [words.Cell(figures.Aim, figures.Before?.Aim), words.Cell(figures.Commitment, figures.Before?.Commitment)]
                )),
            ]
        );

    /// <summary>The period and its dates.</summary>
    internal string Name(DigestFigures figures) => $"{Phrase.Sentence(figures.Period)} ({Dates(figures.Dates)})";

    private string Dates(DateInterval dates) =>
        dates.Start == dates.End ? clock.On(dates.Start) : $"{clock.On(dates.Start)} to {clock.On(dates.End)}";

    private static Fact Turnaround(DigestFigures figures) =>
        new(
            Phrase.Sentence(figures.Period),
            FigureWording.Turnaround(figures.MedianTurnaround ?? Duration.Zero, figures.NinetiethTurnaround)
        );
}
