using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Mail.Letters.Wording;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Policy.Visits;
using ResponsivenessMonitor.Web.Actions;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Reading;

/// <summary>The lists of an account's page: what waits, what was answered, what was no enquiry, and who came by.</summary>
internal sealed class AccountLists(MonitorDbContext db, RuleBook rules, WatchedAccount watched, PageClock clock, PageLinks links)
{
    /// <summary>Lines shown of one list at most.</summary>
    internal const int MostShown = 100;

    private static readonly Duration Week = Duration.FromDays(7);

    private string Platform => watched.Letter.Platform.DisplayName;

    internal IEnumerable<PagePart> Open(List<OpenEnquiry> open)
    {
        yield return new PagePart.Heading("Waiting for a reply");
        if (open.Count == 0)
        {
            yield return new PagePart.Passage(PageLine.Of("Nothing waits."));
            yield break;
        }

        yield return new PagePart.CardList([.. open.Take(MostShown).Select(Card)]);
        foreach (PagePart more in More(open.Count))
        {
            yield return more;
        }
    }

    internal async Task<IEnumerable<PagePart>> AnsweredAsync(CancellationToken cancellationToken)
    {
        Instant since = clock.Now - Week;
        IQueryable<Enquiry> answered = db
            .Enquiries.AsNoTracking()
            .Where(enquiry => enquiry.AccountId == watched.Account.Id && enquiry.AnsweredBy != null && enquiry.EndedAt >= since);
        int count = await answered.CountAsync(cancellationToken);
        List<ValueList<PageLine>> rows = [];
        foreach (Enquiry enquiry in await answered.OrderByDescending(one => one.EndedAt).Take(MostShown).ToListAsync(cancellationToken))
        {
            Standing standing = enquiry
                .Assess(await rules.CalendarAsync(db, enquiry.CalendarId, cancellationToken), clock.Now, clock.Now)
                .Standing;
            rows.Add([
                PageLine.Of($"no. {enquiry.Id}"),
                PageLine.Of(Phrase.Kind(enquiry.Kind)),
                PageLine.Of(clock.At(enquiry.Received)),
                PageLine.Of(clock.At(enquiry.EndedAt ?? enquiry.Received)),
                PageLine.Of(standing is Standing.Answered { } given ? Judged(given) : string.Empty),
            ]);
        }

        return Table(
            "Answered in the last 7 days",
            ["Enquiry", "Kind", "Received", "Answered", "After"],
            rows,
            count,
            "Nothing was answered."
        );
    }

    internal async Task<IEnumerable<PagePart>> RemarksAsync(CancellationToken cancellationToken)
    {
        Instant since = clock.Now - Week;
        IQueryable<StoredItem> remarks = db
            .Items.AsNoTracking()
            .Where(item => item.AccountId == watched.Account.Id && item.Side == ItemSide.Inbound && item.At >= since)
            .Where(item => item.Triage == TriageKind.Remark || item.Triage == TriageKind.Thanks)
            .Where(item => item.PromotedAt == null && item.WithdrawnAt == null && item.SpamAt == null);
        int count = await remarks.CountAsync(cancellationToken);
        List<StoredItem> shown = await remarks
            .OrderByDescending(item => item.At)
            .ThenBy(item => item.Pseudonym)
            .Take(MostShown)
            .ToListAsync(cancellationToken);
        return Table(
            "Not taken for enquiries in the last 7 days",
            ["Written", "Kind", "Why", "What can be done"],
            [
                .. shown.Select(item =>
                    (ValueList<PageLine>)
                        [
                            PageLine.Of(clock.At(item.At)),
                            PageLine.Of(Phrase.Kind(item.Kind ?? MessageKind.Comment)),
                            PageLine.Of(TriageText.Of(item.Rule)),
                            Joined([
                                .. links.To("Make it an enquiry", LinkPurpose.Promote, watched.Account.Id, item.Pseudonym),
                                .. PageLinks.ToPlatform($"Open it on {Platform}", item.Permalink),
                            ]),
                        ]
                ),
            ],
            count,
            "There was nothing of the kind."
        );
    }

    internal async Task<IEnumerable<PagePart>> VisitsAsync(CancellationToken cancellationToken)
    {
        LocalDate first = watched.Calendar.DateOf(clock.Now).PlusDays(-13);
        List<VisitDay> days = await db
            .Visits.AsNoTracking()
            .Where(day => day.AccountId == watched.Account.Id && day.Date >= first)
            .OrderByDescending(day => day.Date)
            .ToListAsync(cancellationToken);
        return Table(
            "Visits of the last 14 days",
            ["Day", "Visit"],
            [.. days.Select(day => (ValueList<PageLine>)[PageLine.Of(clock.On(day.Date)), Visit(day)])],
            days.Count,
            "None was looked for yet."
        );
    }

    private PageCard Card(OpenEnquiry open) =>
        new(
            $"No. {open.Enquiry.Id}, {Phrase.Kind(open.Enquiry.Kind)}",
            [
                new PageFact("Standing", StandingText.Of(open.Assessment, open.Enquiry.CommitmentDue ?? open.Enquiry.AimDue, clock)),
                new PageFact("Received", PageLine.Of(clock.Dated(open.Enquiry.Received))),
                .. EnquiryFacts.Deadlines(open.Enquiry, clock),
            ],
            [
                .. PageLinks.ToPlatform($"Open it on {Platform}", open.Enquiry.Permalink),
                .. links.To($"Settle no. {open.Enquiry.Id} another way", LinkPurpose.Settle, open.Enquiry.Id),
            ]
        );

    private static string Judged(Standing.Answered given)
    {
        bool isMet = given.CommitmentMet ?? given.AimMet;
        string verdict =
            !isMet ? "late"
            : given.AimMet ? "in time"
            : "in time, later than the aim";
        return $"{Phrase.Long(given.Turnaround)} in working hours: {verdict}";
    }

    private PageLine Visit(VisitDay day) =>
        day.Outcome switch
        {
            VisitOutcome.Missed => PageLine.Of("missed"),
            VisitOutcome.NotDue => PageLine.Of("none asked for"),
            VisitOutcome.NeverKnown => PageLine.Of("not known: the account could not be read"),
            _ when day.StrongAt is { } at => PageLine.Of($"visited: {Act(day.StrongKind)} at {clock.At(at)}"),
            _ when day.CheckedInAt is { } said => PageLine.Of($"visited: said so at {clock.At(said)}"),
            _ when day.PublishedAt is { } published => PageLine.Of($"posted at {clock.At(published)}, which may have been planned before"),
            VisitOutcome.Visited => PageLine.Of("visited"),
            _ => PageLine.Of("not known yet"),
        };

    private static string Act(EvidenceKind? kind) =>
        kind switch
        {
            EvidenceKind.Replied => "replied",
            EvidenceKind.Liked => "liked something",
            EvidenceKind.PassedOn => "passed something on",
            EvidenceKind.Followed => "followed somebody",
            EvidenceKind.Hid => "hid something",
            EvidenceKind.Deleted => "deleted something",
            _ => "somebody was there",
        };

    private static IEnumerable<PagePart> Table(
        string name,
        ValueList<string> columns,
        List<ValueList<PageLine>> rows,
        int count,
        string none
    ) =>
        [
            new PagePart.Heading(name),
            rows.Count == 0
                ? new PagePart.Passage(PageLine.Of(none))
                : new PagePart.Table(name, columns, [.. rows]) { IsNamedAbove = true },
            .. More(count),
        ];

    private static IEnumerable<PagePart> More(int count) =>
        count > MostShown ? [new PagePart.Passage(PageLine.Of($"… and {count - MostShown} more."))] : [];

    internal static PageLine Joined(IReadOnlyList<PageLine> lines) =>
        lines.Count == 0 ? PageLine.Of("–") : lines.Skip(1).Aggregate(lines[0], (all, line) => all.And(PageLine.Of(" ")).And(line));
}
