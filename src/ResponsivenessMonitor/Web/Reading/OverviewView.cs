using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Jobs.Recipients;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Mail.Letters.Wording;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Reading;

/// <summary>Marketing's page: all accounts, then the lists of the digest in full; never an enquirer's words (§6, §7).</summary>
internal sealed class OverviewView(
    RuleBook rules,
    LinkBook book,
    DigestTimes times,
    DigestComposer digests,
    PolicyOptions policy,
    PageOutput output
)
{
    private const int Days = 30;
    private const int VisitDays = 14;

    internal async Task<PageModel> OfAsync(MonitorDbContext db, SignedLink link, Instant now, CancellationToken cancellationToken)
    {
        DigestSchedule schedule = await times.LoadAsync(db, cancellationToken);
        PageClock clock = new(now, schedule.Calendar.Zone);
        List<WatchedAccount> all = await WatchedAccount.LoadAsync(db, rules, cancellationToken);
        PageLinks links = new(await book.OnPageAsync(db, link, cancellationToken));
        List<OpenEnquiry> open = await OpenEnquiry.LoadAsync(db, rules, all, now, cancellationToken);
        LetterDigest digest = await digests.ListAsync(
            db,
            await WindowAsync(db, schedule, now, cancellationToken),
            all,
            schedule,
            now,
            cancellationToken
        );
        ValueList<PagePart> table = await TableAsync(db, all, open, digest, clock, links, cancellationToken);
        return new PageModel(
            "All accounts",
            [
                .. await QuarantineAsync(db, cancellationToken),
                new PagePart.FactList([
                    new PageFact(
                        "Accounts",
                        PageLine.Of($"{all.Count}, of which {digest.Accounts.Live} are watched and {digest.Accounts.Read} read")
                    ),
                    new PageFact("Waiting", PageLine.Of($"{open.Count} enquiries, of which {open.Count(one => one.IsOverdue)} overdue")),
                    new PageFact("As of", PageLine.Of($"{clock.On(now.InZone(clock.Own).Date)} {clock.At(now)}")),
                ]),
                .. table,
                .. new OverviewLists(digest, all, clock, links).All(),
            ],
            output.Foot(clock.Own)
        )
        {
            IsWide = true,
        };
    }

    /// <summary>That nothing is sent, before everything else.</summary>
    private static async Task<PagePart[]> QuarantineAsync(MonitorDbContext db, CancellationToken cancellationToken) =>
        await QuarantineNote.ReadAsync(db, cancellationToken) is { IsOver: false } quarantine
            ? [new PagePart.Banner(BannerKind.Fault, PageLine.Of($"No letters leave. {quarantine.Sentence}"))]
            : [];

    /// <summary>A digest from when the last one began until now: all that it listed, and what came since.</summary>
    private static async Task<Digest> WindowAsync(
        MonitorDbContext db,
        DigestSchedule schedule,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        Digest? last = await db
            .Digests.AsNoTracking()
            .Where(digest => digest.Audience == Role.Marketing && digest.DueAt == null && digest.CoversTo <= now)
            .OrderByDescending(digest => digest.Date)
            .FirstOrDefaultAsync(cancellationToken);
        return new Digest
        {
            Audience = Role.Marketing,
            Date = schedule.Calendar.DateOf(now),
            Scope = DigestScope.Week,
            CoversFrom = last?.CoversFrom ?? now - Duration.FromDays(1),
            CoversTo = now,
        };
    }

    private async Task<ValueList<PagePart>> TableAsync(
        MonitorDbContext db,
        List<WatchedAccount> all,
        List<OpenEnquiry> open,
        LetterDigest digest,
        PageClock clock,
        PageLinks links,
        CancellationToken cancellationToken
    )
    {
        FigureRules figureRules = new() { AttainmentGoal = policy.AttainmentGoal };
        PageFigures figures = await PageFigures.LoadAsync(db, rules, all, Days, figureRules, clock.Now, cancellationToken);
        PresentAbsences absences = await PresentAbsences.LoadAsync(db, clock.Now, cancellationToken);
        LocalDate visitsFrom = clock.Now.InZone(clock.Own).Date.PlusDays(-VisitDays);
        Dictionary<long, int> missed = await db
            .Visits.Where(day => day.Outcome == VisitOutcome.Missed && day.Date >= visitsFrom)
            .GroupBy(day => day.AccountId)
            .Select(days => new { Account = days.Key, Count = days.Count() })
            .ToDictionaryAsync(days => days.Account, days => days.Count, cancellationToken);
        ILookup<long, OpenEnquiry> waiting = open.ToLookup(one => one.Enquiry.AccountId);
        HashSet<string> defunct = [.. digest.Defunct.Select(line => line.Account.Slug)];
        return
        [
            new PagePart.Heading("Accounts"),
            new PagePart.Table(
                $"Accounts; figures of the {Days} days before today, visits of {VisitDays} days",
                [
                    "Account",
                    "Overdue",
                    "Open",
                    "Aim",
                    "Commitment",
                    "Missed visits",
                    "Looks abandoned",
                    "Last read",
                    "Muted until",
                    "State",
                    "Steward",
                ],
                [
                    .. all.OrderByDescending(watched => waiting[watched.Account.Id].Count(one => one.IsOverdue))
                        .ThenByDescending(watched => waiting[watched.Account.Id].Count())
                        .Select(watched =>
                        {
                            (string aim, string commitment) = figures.Of(watched, Days);
                            OpenEnquiry[] own = [.. waiting[watched.Account.Id]];
                            return (ValueList<PageLine>)
                                [
                                    links.To(Phrase.Full(watched.Letter), LinkPurpose.AccountPage, watched.Account.Id).FirstOrDefault()
                                        ?? PageLine.Of(Phrase.Full(watched.Letter)),
                                    PageLine.Of($"{own.Count(one => one.IsOverdue)}"),
                                    PageLine.Of($"{own.Length}"),
                                    PageLine.Of(aim),
                                    PageLine.Of(commitment),
                                    PageLine.Of($"{missed.GetValueOrDefault(watched.Account.Id)}"),
                                    PageLine.Of(defunct.Contains(watched.Letter.Slug) ? "yes" : "no"),
                                    AccountView.LastRead(watched, clock),
                                    Muted(watched, absences, clock),
                                    PageLine.Of(AccountFields.Words($"{watched.Account.State}")),
                                    PageLine.Of(AccountFields.Words($"{watched.Account.Steward}")),
                                ];
                        }),
                ]
            ),
        ];
    }

    private static PageLine Muted(WatchedAccount watched, PresentAbsences absences, PageClock clock)
    {
        Instant? until = new[] { watched.Account.AdministratorId, watched.Account.DeputyId }
            .OfType<long>()
            .Select(absences.MutedUntil)
            .Max();
        return until is { } at ? PageLine.Of(clock.At(at)) : PageLine.Of("no");
    }
}
