using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>The yearly report (¶10): by month, of accounts and never of people, and what its figures cannot say.</summary>
internal sealed class YearlyReportWording(LetterClock clock, LetterYear year)
{
    private const int MostShown = 20;

    private readonly FigureWording words = new(year.Goal);

    internal LetterSection Tell()
    {
        FigureStanding attained = year.Figures.Attainment;
        string state = attained is FigureStanding.Known known ? $"{PercentText.Of(known.Share)} answered in time" : "how the year went";
        return new LetterSection(
            $"Yearly report {Name()}: {state}",
            $"How the university answered on social media, {Name()}",
            [.. Head(attained), .. Months(), .. Lists(), .. Limits()]
        );
    }

    private IEnumerable<LetterPart> Head(FigureStanding attained)
    {
        yield return new LetterPart.Passage(
            "What to do: take this to the yearly look at the policy (¶10). It speaks of accounts together and never of people."
        );
        if (year.WatchedFrom is { } from)
        {
            yield return new LetterPart.Passage(
                $"Nothing is known of the time before {clock.On(from)}: this counts only what was watched."
            );
        }

        FigureCell cell = words.Cell(attained, year.Figures.Before?.Attainment);
        yield return cell.Share is { } share
            ? new LetterPart.Bar($"Answered in time, goal {year.Goal} %", share, cell.InOneLine, words.Goal)
            : new LetterPart.FactList([new Fact($"Answered in time, goal {year.Goal} %", cell.InOneLine)]);
        yield return new LetterPart.FactList([.. Facts()]);
    }

    private IEnumerable<Fact> Facts()
    {
        yield return new Fact("Enquiries", $"{year.Enquiries}, of which {year.Answered} were answered, in time or late");
        if (year.Figures.MedianTurnaround is { } median)
        {
            yield return new Fact("Time to a reply, in working hours", FigureWording.Turnaround(median, year.Figures.NinetiethTurnaround));
        }

        if (year.Transparency.Answered > 0)
        {
            string share = words.Share(year.Transparency.AnsweredInPublic, year.Transparency.Answered);
            yield return new Fact("Answered in public", $"{share} of what was asked in public and holds nothing personal");
        }

        string before =
            year.VisitsBefore.Judged > 0 ? $"; before: {words.Share(year.VisitsBefore.Visited, year.VisitsBefore.Judged)}" : string.Empty;
        yield return new Fact("Open days on which accounts were visited", words.Share(year.Visits.Visited, year.Visits.Judged) + before);
    }

    private IEnumerable<LetterPart> Months()
    {
        yield return new LetterPart.Heading("The year, and month by month");
        yield return new LetterPart.FigureTable(["Month", "Aim", "Commitment"], [.. year.Months.Prepend(year.Figures).Select(Row)]);
    }

    private FigureRow Row(DigestFigures figures) =>
        new(figures.Period, [words.Cell(figures.Aim, figures.Before?.Aim), words.Cell(figures.Commitment, figures.Before?.Commitment)]);

    private IEnumerable<LetterPart> Lists() =>
        [
            .. List("Registered in the year", year.Registered),
            .. List("Closed in the year", year.Closed),
            .. List("Looked abandoned at some time", year.LookedDefunct),
            .. List("Never read: of these nothing is known", year.NeverRead),
        ];

    private static IEnumerable<LetterPart> List(string heading, ValueList<LetterAccount> accounts)
    {
        yield return new LetterPart.Heading($"{heading}: {accounts.Count}");
        if (accounts.Count > 0)
        {
            IEnumerable<string> shown = accounts.Take(MostShown).Select(Phrase.Full);
            string[] more = accounts.Count > MostShown ? [$"… and {accounts.Count - MostShown} more"] : [];
            yield return new LetterPart.PlainList([.. shown.Concat(more).Select(line => new ListLine(line))]);
        }
    }

    private IEnumerable<LetterPart> Limits()
    {
        string?[] limits =
        [
            "Whether an answer was good, or helped: only that it came, and when.",
            "Enquiries of accounts that were never read, and of hours that were not watched; \"watched\" says how much was.",
            "What was asked and deleted before it was read.",
            "Who answered: that is neither asked nor kept.",
            year.Erased > 0
                ? $"Times to a reply of {year.Erased} enquiries that were erased on time: only whether they met aim and commitment is left, by month."
                : null,
            year.Figures.Before is null ? "How it was the year before: nothing was watched then." : null,
        ];
        yield return new LetterPart.Heading("What these figures cannot say");
        yield return new LetterPart.PlainList([.. limits.OfType<string>().Select(limit => new ListLine(limit))]);
    }

    private string Name() =>
        year.Dates.Start.Year == year.Dates.End.Year
            ? $"{year.Dates.Start.Year:D4}"
            : $"{clock.On(year.Dates.Start)} to {clock.On(year.Dates.End)}";
}
