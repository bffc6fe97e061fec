using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>The breach digest (§6): what became known, the figures, then the lists.</summary>
internal sealed class DigestWording(LetterClock clock, LetterDigest digest)
{
    private const int MostShown = 20;

    private readonly DigestSummaryWording summaries = new(clock, digest);

    internal LetterSection Tell()
    {
        ValueList<Fact> counts = Counts();
        bool isClear = counts.Count == 0 && !summaries.IsBelow && summaries.AccountsBelow == 0;
        List<LetterPart> parts = [Head(counts, isClear)];
        if (Ask() is { } ask)
        {
            parts.Add(new LetterPart.Passage($"What to do: {ask}"));
        }

        parts.AddRange(summaries.Tell());
        parts.AddRange(new DigestFigureWording(clock, digest).Tell());
        parts.Add(new LetterPart.Passage(Watched()));
        if (LetterLink.To("Open the page of all accounts", digest.Page) is { } page)
        {
            parts.Add(new LetterPart.Actions([page]));
        }

        parts.AddRange(Lists().SelectMany(list => list));
        string title = $"{Name()}, {clock.On(digest.Date)}";
        string?[] states = [isClear ? "all clear" : null, summaries.Subject(), isClear ? null : News()];
        string headline = isClear ? $"All clear: {title}" : Phrase.Sentence(title);
        string state = Phrase.Sentence(string.Join(", ", states.OfType<string>()));
        return new LetterSection(isClear && summaries.Subject() is null ? headline : $"{state} – {title}", headline, [.. parts]);
    }

    // Said of the time since the last digest alone: the week that a summary tells of may well have had misses.
    private LetterPart Head(ValueList<Fact> counts, bool isClear) =>
        isClear
            ? new LetterPart.Passage(
                $"All clear since {clock.At(digest.Window.From, digest.Zone)}: no deadline was missed, no visit is missing, and nothing is overdue."
            )
        : counts.Count == 0
            ? new LetterPart.Passage(
                summaries.IsBelow
                    ? "Nothing is overdue now, but less was answered in time than the goal asks for."
                    : $"Nothing is overdue now, but {Phrase.Count(summaries.AccountsBelow, "account", "accounts")} answered less in time than the goal asks for."
            )
        : new LetterPart.FactList(counts);

    private string? Ask() =>
        digest.StillOpen is [var oldest, ..]
            ? $"see first to those that are overdue and open, the oldest before the others: {Phrase.Handle(oldest.Account)} has waited since "
                + $"{clock.At(oldest.Received, oldest.Account.Zone)}."
        : digest.PastAim.Count > 0 ? "see that those past the aim are answered before the commitment lapses."
        : digest.Defunct.Count > 0 ? "ask about the accounts that look abandoned; their administrators were asked too."
        : digest.MissedVisits.Count > 0 ? "remind the administrators of the daily visit."
        : summaries.IsBelow || summaries.AccountsBelow > 0 ? "speak with the administrators of the accounts below the goal."
        : null;

    private string Name() =>
        (digest.Scope.HasFlag(DigestScope.Week), digest.Scope.HasFlag(DigestScope.Month)) switch
        {
            (true, true) => "weekly and monthly summary",
            (true, false) => "weekly summary",
            (false, true) => "monthly summary",
            _ => "breach digest",
        };

    private string Watched()
    {
        string since = $"News since {clock.At(digest.Window.From, digest.Zone)}.";
        string live = Phrase.Count(digest.Accounts.Live, "account is", "accounts are");
        return digest.Accounts.Read == digest.Accounts.Live
            ? $"{since} {live} watched, and all are read."
            : $"{since} {live} watched; {digest.Accounts.Live - digest.Accounts.Read} of them not read.";
    }

    private string? News()
    {
        (int Count, string State)[] deadlines =
        [
            (digest.Breached.Count, $"{digest.Breached.Count} newly overdue"),
            (digest.StillOpen.Count, $"{digest.StillOpen.Count} overdue and open"),
            (digest.PastAim.Count, $"{digest.PastAim.Count} past the aim"),
        ];
        (int Count, string State)[] others =
        [
            (digest.MissedVisits.Count, Phrase.Count(digest.MissedVisits.Count, "visit missed", "visits missed")),
            (digest.Defunct.Count, Phrase.Count(digest.Defunct.Count, "account looks abandoned", "accounts look abandoned")),
            (digest.Unread.Count, Phrase.Count(digest.Unread.Count, "account not or partly read", "accounts not or partly read")),
            (digest.ClosedWithoutReply.Count, $"{digest.ClosedWithoutReply.Count} closed without a reply"),
            (digest.Corrected.Count, $"{digest.Corrected.Count} corrected"),
            (digest.Spam.Count, Phrase.Count(digest.Spam.Count, "account with spam", "accounts with spam")),
        ];
        string[] told = [.. deadlines.Where(news => news.Count > 0).Select(news => news.State)];
        told = told.Length > 0 ? told : [.. others.Where(news => news.Count > 0).Select(news => news.State)];
        return told.Length > 0 ? string.Join(", ", told) : null;
    }

    private ValueList<Fact> Counts()
    {
        (string Name, int Count)[] counts =
        [
            ("Newly overdue", digest.Breached.Count),
            ("Past the aim and open", digest.PastAim.Count),
            ("Overdue and open", digest.StillOpen.Count),
            ("Closed without a reply after the deadline", digest.ClosedWithoutReply.Count),
            ("Corrected", digest.Corrected.Count),
            ("Missed visits", digest.MissedVisits.Count),
            ("Accounts that look abandoned", digest.Defunct.Count),
            ("Accounts not or only partly read", digest.Unread.Count),
            ("Accounts with spam still standing", digest.Spam.Count),
        ];
        return
        [
            .. counts
                .Where(count => count.Count > 0)
                .Select(count => new Fact(count.Name, count.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        ];
    }

    private IEnumerable<IEnumerable<LetterPart>> Lists()
    {
        DigestLineWording lines = new(clock);
        yield return List("Newly overdue", digest.Breached, lines.Of);
        yield return List("Past the aim and open", digest.PastAim, lines.Of);
        yield return List("Overdue and open, oldest first", digest.StillOpen, lines.Of);
        yield return List("Closed without a reply after the deadline", digest.ClosedWithoutReply, lines.Of);
        yield return List("Corrected: told as overdue before, and were not", digest.Corrected, lines.Of);
        yield return List("Missed visits", digest.MissedVisits, lines.Of);
        foreach (DefunctLine defunct in digest.Defunct.Take(MostShown))
        {
            yield return [new LetterPart.Heading($"{Phrase.Full(defunct.Account)} looks abandoned"), .. lines.Of(defunct)];
        }

        yield return More(digest.Defunct.Count);
        yield return List("Accounts not or only partly read", digest.Unread, lines.Of);
        foreach (SpamLine spam in digest.Spam.Take(MostShown))
        {
            yield return
            [
                new LetterPart.Heading($"Spam that still stands on {Phrase.Handle(spam.Account)}"),
                SpamWording.List(spam.Account, spam.Items),
            ];
        }

        yield return More(digest.Spam.Count);
        yield return List("Visits of the week known from posts alone", digest.WeakEvidence, account => new ListLine(Phrase.Full(account)));
        yield return List("Muted until the next opening: letters wait, clocks run on", digest.Muted, lines.Of);
        yield return List(
            "Rehearsing: their letters come to Marketing only",
            digest.Rehearsing,
            account => new ListLine(Phrase.Full(account))
        );
    }

    private IEnumerable<LetterPart> List<T>(string heading, ValueList<T> members, Func<T, ListLine> say)
    {
        if (members.Count > 0)
        {
            IEnumerable<ListLine> lines = members.Take(MostShown).Select(say);
            yield return new LetterPart.Heading(heading);
            yield return new LetterPart.PlainList(
                members.Count > MostShown ? [.. lines, DigestMore.Line(members.Count - MostShown, digest.Page)] : [.. lines]
            );
        }
    }

    private IEnumerable<LetterPart> More(int count) => count > MostShown ? [DigestMore.Of(count - MostShown, digest.Page)] : [];
}
