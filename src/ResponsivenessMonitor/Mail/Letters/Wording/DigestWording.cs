using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>The breach digest (§6): what became known, the figures, then the lists.</summary>
internal sealed class DigestWording(LetterClock clock, LetterDigest digest)
{
    private const int MostShown = 20;

    internal LetterSection Tell()
    {
        ValueList<Fact> counts = Counts();
        List<LetterPart> parts = [];
        parts.Add(
            counts.Count == 0
                ? new LetterPart.Passage("All clear: no deadline was missed, and no visit is missing.")
                : new LetterPart.FactList(counts)
        );
        if (digest.StillOpen.Count > 0)
        {
            parts.Add(new LetterPart.Passage("What to do: see first to those that are overdue and open, the oldest before the others."));
        }

        parts.Add(new LetterPart.Passage(Watched()));
        parts.AddRange(new DigestFigureWording(clock, digest).Tell());
        parts.AddRange(Lists().SelectMany(list => list));
        string title = $"{Name()}, {clock.On(digest.Date)}";
        string headline = counts.Count == 0 ? $"All clear: {title}" : Phrase.Sentence(title);
        return new LetterSection(counts.Count == 0 ? headline : $"{Phrase.Sentence(News())} – {title}", headline, [.. parts]);
    }

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

    private string News()
    {
        string?[] news =
        [
            digest.Breached.Count > 0 ? $"{digest.Breached.Count} newly overdue" : null,
            digest.StillOpen.Count > 0 ? $"{digest.StillOpen.Count} overdue and open" : null,
            digest.PastAim.Count > 0 ? $"{digest.PastAim.Count} past the aim" : null,
        ];
        string told = string.Join(", ", news.OfType<string>());
        return told.Length > 0 ? told : "no deadline missed, other news";
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

        yield return More("Accounts that look abandoned", digest.Defunct.Count);
        yield return List("Accounts not or only partly read", digest.Unread, lines.Of);
        foreach (SpamLine spam in digest.Spam.Take(MostShown))
        {
            yield return
            [
                new LetterPart.Heading($"Spam that still stands on {Phrase.Handle(spam.Account)}"),
                SpamWording.List(spam.Account, spam.Items),
            ];
        }

        yield return More("Accounts with spam still standing", digest.Spam.Count);
        yield return List("Registrations that lack something", digest.Incomplete, line => new ListLine(RegistrationWording.Line(line)));
        yield return List("Visits of the week known from posts alone", digest.WeakEvidence, account => new ListLine(Phrase.Full(account)));
        yield return List(
            "Rehearsing: their letters come to Marketing only",
            digest.Rehearsing,
            account => new ListLine(Phrase.Full(account))
        );
    }

    private static IEnumerable<LetterPart> List<T>(string heading, ValueList<T> members, Func<T, ListLine> say)
    {
        if (members.Count > 0)
        {
            IEnumerable<ListLine> lines = members.Take(MostShown).Select(say);
            yield return new LetterPart.Heading(heading);
            yield return new LetterPart.PlainList(
                members.Count > MostShown ? [.. lines, new ListLine($"… and {members.Count - MostShown} more")] : [.. lines]
            );
        }
    }

    private static IEnumerable<LetterPart> More(string what, int count) =>
        count > MostShown ? [new LetterPart.Passage($"{what}: … and {count - MostShown} more.")] : [];
}
