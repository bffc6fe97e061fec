using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Mail.Letters.Wording;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Web.Actions;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Reading;

/// <summary>The lists of a digest as a page shows them: in full, as far as a page can.</summary>
internal sealed class OverviewLists(LetterDigest digest, IReadOnlyCollection<WatchedAccount> accounts, PageClock clock, PageLinks links)
{
    private const int MostShown = 500;

    private readonly Dictionary<string, long> ids = accounts.ToDictionary(
        watched => watched.Letter.Slug,
        watched => watched.Account.Id,
        StringComparer.Ordinal
    );

    internal IEnumerable<PagePart> All() =>
        [
            .. Enquiries("Newly overdue", digest.Breached),
            .. Enquiries("Past the aim and open", digest.PastAim),
            .. Enquiries("Overdue and open, oldest first", digest.StillOpen),
            .. Enquiries("Closed without a reply after the deadline", digest.ClosedWithoutReply),
            .. Enquiries("Corrected: told as overdue before, and were not", digest.Corrected),
            .. List("Missed visits", digest.MissedVisits, line => PageLine.Of($"{Name(line.Account)}: {clock.On(line.Date)}")),
            .. List("Accounts that look abandoned", digest.Defunct, Defunct),
            .. List("Accounts not or only partly read", digest.Unread, Unread),
            .. List("Spam that still stands", digest.Spam, Spam),
            .. List(
                "Registrations that lack something",
                IncompleteRegistrations.Of(accounts),
                line => PageLine.Of(RegistrationWording.Line(line))
            ),
            .. List("Visits of last week known from posts alone", digest.WeakEvidence, Name),
            .. List("Rehearsing: their letters come to Marketing only", digest.Rehearsing, Name),
        ];

    private IEnumerable<PagePart> Enquiries(string name, ValueList<DigestLine> lines) =>
        lines.Count == 0
            ? []
            :
            [
                new PagePart.Heading($"{name} ({lines.Count})"),
                new PagePart.Table(
                    name,
                    ["Enquiry", "Account", "Received", "Due", "Answered", "Waited in working hours", "Open or judge it"],
                    [.. lines.Take(MostShown).Select(Row)]
                )
                {
                    IsNamedAbove = true,
                },
                .. More(lines.Count),
            ];

    private ValueList<PageLine> Row(DigestLine line) =>
        [
            PageLine.Of($"no. {line.Number}, {Phrase.Kind(line.Kind)}"),
            Name(line.Account),
            PageLine.Of(clock.At(line.Received, line.Account.Zone)),
            PageLine.Of(clock.At(line.Due, line.Account.Zone)),
            line switch
            {
                { AnsweredAt: { } at } => PageLine.Of(clock.At(at, line.Account.Zone)),
                { Closed: { } reason } => PageLine.Of($"no; closed: {StandingText.Of(reason)}"),
                _ => PageLine.Of("no"),
            },
            PageLine.Of(line.IsFoundLate ? $"{Phrase.Long(line.Waited)}; found late" : Phrase.Long(line.Waited)),
            AccountLists.Joined([
                .. PageLinks.ToPlatform($"Open no. {line.Number} on {line.Account.Platform.DisplayName}", line.Permalink),
                .. line.Closed is null ? [] : links.To($"Judge no. {line.Number}", LinkPurpose.JudgeClosing, line.Number),
            ]),
        ];

    private PageLine Name(LetterAccount account) =>
        links.To(Phrase.Full(account), LinkPurpose.AccountPage, ids.GetValueOrDefault(account.Slug)).FirstOrDefault()
        ?? PageLine.Of(Phrase.Full(account));

    private PageLine Defunct(DefunctLine line)
    {
        string signs = string.Join(' ', line.Signs.Select(sign => SignWording.Of(clock.Words, line.Account, sign)));
        return PageLine.Of($"{Name(line.Account)}: asked on {clock.At(line.Since, line.Account.Zone)}. {signs}");
    }

    private PageLine Unread(UnreadLine line)
    {
        string why = ForeignText.Clean(line.Why, graphemes: 200);
        return line.ReadTo is { } to
            ? PageLine.Of($"{Name(line.Account)}: {why}; last read whole {clock.At(to, line.Account.Zone)}")
            : PageLine.Of($"{Name(line.Account)}: {why}; never read whole");
    }

    private PageLine Spam(SpamLine line) =>
        line
            .Items.SelectMany((item, index) => PageLinks.ToPlatform($"item {index + 1}", item))
            .Aggregate(PageLine.Of($"{Name(line.Account)}: "), (all, link) => all.And(link).And(PageLine.Of(" ")));

    private static IEnumerable<PagePart> List<T>(string name, ValueList<T> lines, Func<T, PageLine> say) =>
        lines.Count == 0
            ? []
            :
            [
                new PagePart.Heading($"{name} ({lines.Count})"),
                new PagePart.PlainList([.. lines.Take(MostShown).Select(say)]),
                .. More(lines.Count),
            ];

    private static IEnumerable<PagePart> More(int count) =>
        count > MostShown ? [new PagePart.Passage(PageLine.Of($"… and {count - MostShown} more."))] : [];
}
