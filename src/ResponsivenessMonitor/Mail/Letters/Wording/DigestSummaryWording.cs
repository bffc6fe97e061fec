using System.Globalization;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>A week or month summed up: all accounts together, then account by account; never a person (¶28, 30).</summary>
internal sealed class DigestSummaryWording(LetterClock clock, LetterDigest digest)
{
    private const int MostShown = 20;

    private readonly FigureWording words = new(digest.Goal);
    private readonly DigestFigureWording figures = new(clock, digest);

    /// <summary>What the subject says of it, or null where there is no percentage.</summary>
    internal string? Subject() =>
        digest.Summaries is [.., { Figures: { Attainment: FigureStanding.Known known } of }]
            ? $"{PercentText.Of(known.Share)} answered in time {of.Period}{(words.IsBelow(known) ? ", below the goal" : string.Empty)}{Accounts()}"
            : null;

    /// <summary>Whether all accounts together fell below the goal in a week or month.</summary>
    internal bool IsBelow => digest.Summaries.Any(summary => words.IsBelow(summary.Figures.Attainment));

    /// <summary>How many accounts did by themselves; the most of a week or month.</summary>
    internal int AccountsBelow => digest.Summaries.Select(Below).DefaultIfEmpty().Max();

    /// <summary>The same in words, after a comma, or nothing.</summary>
    private string Accounts() =>
        AccountsBelow == 0 || IsBelow ? string.Empty : $", {Phrase.Count(AccountsBelow, "account", "accounts")} below the goal";

    private static string Words(ReadsBill bill) =>
        $"about {bill.Cost}, for {Number(bill.Posts, "post")} and {Number(bill.Users, "user")}"
        + (bill.Budget is { } budget ? $"; each account may cost {budget} a month" : string.Empty)
        + Named(bill.Slowed, "read less often so that the rest lasts")
        + Named(bill.Over, "not read any more this month");

    private static string Number(long count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? string.Empty : "s")} read");

    private static string Named(ValueList<LetterAccount> accounts, string what) =>
        accounts.Count == 0 ? string.Empty : $"; {what}: {Phrase.Join([.. accounts.Select(Phrase.Handle)])}";

    private int Below(DigestSummary summary) => summary.Accounts.Count(account => words.IsBelow(account.Standing));

    internal IEnumerable<LetterPart> Tell() => digest.Summaries.SelectMany(Tell);

    private IEnumerable<LetterPart> Tell(DigestSummary summary)
    {
        DigestFigures of = summary.Figures;
        yield return new LetterPart.Heading($"{figures.Name(of)}, goal {digest.Goal} %");
        FigureCell cell = words.Cell(of.Attainment, of.Before?.Attainment);
        yield return cell.Share is { } share
            ? new LetterPart.Bar("Answered in time", share, cell.InOneLine, words.Goal)
            : new LetterPart.FactList([new Fact("Answered in time", cell.InOneLine)]);
        List<Fact> facts = [.. Facts(summary)];
        if (facts.Count > 0)
        {
            yield return new LetterPart.FactList([.. facts]);
        }

        yield return figures.Table([of]);
        if (summary.Accounts.Count == 0)
        {
            yield break;
        }

        int below = Below(summary);
        string marked = below == 0 ? string.Empty : $"; {below} below the goal";
        yield return new LetterPart.Heading($"{Phrase.Sentence(of.Period)} by account, the worst first{marked}");
        yield return new LetterPart.FigureTable(["Account", "Answered in time"], [.. summary.Accounts.Take(MostShown).Select(Row)]);
        if (summary.Accounts.Count > MostShown)
        {
            yield return DigestMore.Of(summary.Accounts.Count - MostShown, digest.Page);
        }
    }

    private FigureRow Row(AccountFigures account) => new(Phrase.Full(account.Account), [words.Cell(account.Standing, account.Before)]);

    private IEnumerable<Fact> Facts(DigestSummary summary)
    {
        DigestFigures of = summary.Figures;
        if (of is { Attainment: FigureStanding.Known, MedianTurnaround: { } median })
        {
            string before = of.Before is { Attainment: FigureStanding.Known, MedianTurnaround: { } then }
                ? $"; before: {FigureWording.Turnaround(then, of.Before.NinetiethTurnaround)}"
                : string.Empty;
            yield return new Fact("Time to a reply, in working hours", FigureWording.Turnaround(median, of.NinetiethTurnaround) + before);
        }

        if (summary.Transparency.Answered > 0)
        {
            string share = words.Share(summary.Transparency.AnsweredInPublic, summary.Transparency.Answered);
            yield return new Fact("Answered in public", $"{share} of what was asked in public and holds nothing personal");
        }

        if (summary.Visits.Judged > 0)
        {
            string before =
                summary.VisitsBefore.Judged > 0
                    ? $"; before: {words.Share(summary.VisitsBefore.Visited, summary.VisitsBefore.Judged)}"
                    : string.Empty;
            yield return new Fact(
                "Open days on which accounts were visited",
                words.Share(summary.Visits.Visited, summary.Visits.Judged) + before
            );
        }

        foreach (ReadsBill bill in summary.Bills)
        {
            yield return new Fact($"What reading {bill.Platform} cost in {bill.Month}", Words(bill));
        }
    }
}
