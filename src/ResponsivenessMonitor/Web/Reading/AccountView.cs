using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Mail.Letters.Wording;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Web.Actions;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Reading;

/// <summary>The page of one account, for its administrator and deputy, and for Marketing; never an enquirer's words (§7).</summary>
internal sealed class AccountView(RuleBook rules, LinkBook book, PolicyOptions policy, PageOutput output)
{
    internal async Task<PageModel> OfAsync(ActionVisit visit, CancellationToken cancellationToken)
    {
        MonitorDbContext db = visit.Db;
        Watch? watch = await db.Watches.AsNoTracking().SingleOrDefaultAsync(row => row.AccountId == visit.Account.Id, cancellationToken);
        WatchedAccount watched = new(visit.Account, watch, visit.Hours, LetterAccounts.Of(visit.Account, visit.Hours));
        PageLinks links = new(await book.OnPageAsync(db, visit.Link, cancellationToken));
        AccountLists lists = new(db, rules, watched, visit.Clock, links);
        List<OpenEnquiry> open = await OpenEnquiry.LoadAsync(db, rules, [watched], visit.Now, cancellationToken);
        bool looksDefunct = await db.Cases.AnyAsync(row => row.AccountId == visit.Account.Id && row.ClosedAt == null, cancellationToken);
        FigureRules figureRules = new() { AttainmentGoal = policy.AttainmentGoal };
        PageFigures figures = await PageFigures.LoadAsync(db, rules, [watched], 30, figureRules, visit.Now, cancellationToken);
        return new PageModel(
            Phrase.Full(watched.Letter),
            [
                new PagePart.FactList([.. Facts(visit, watched, open, looksDefunct)]),
                .. Doing(visit, links),
                .. lists.Open(open),
                .. await lists.AnsweredAsync(cancellationToken),
                .. await lists.RemarksAsync(cancellationToken),
                .. await lists.VisitsAsync(cancellationToken),
                new PagePart.Heading($"Answered in time (goal: {policy.AttainmentGoal} %)"),
                new PagePart.Table(
                    "Answered in time, by the day on which working hours began",
                    ["Days before today", "Aim", "Commitment"],
                    [Row(figures, watched, 7), Row(figures, watched, 30)]
                ),
            ],
            output.Foot(visit.Hours.Zone)
        );
    }

    private static IEnumerable<PageFact> Facts(ActionVisit visit, WatchedAccount watched, List<OpenEnquiry> open, bool looksDefunct)
    {
        int overdue = open.Count(one => one.IsOverdue);
        yield return new PageFact("Waiting", PageLine.Of(open.Count == 0 ? "nothing" : $"{open.Count}, of which {overdue} overdue"));
        yield return new PageFact("Last read", LastRead(watched, visit.Clock));
        yield return new PageFact(
            "Account",
            PageLine.Of($"{AccountFields.Words($"{watched.Account.State}")}, with the timescales of {Steward(watched)}")
        );
        if (watched.Account.IsRehearsing(visit.Now))
        {
            yield return new PageFact("Rehearsing", PageLine.Of("letters go to the Marketing Service only"));
        }

        if (looksDefunct)
        {
            yield return new PageFact("Looks abandoned", PageLine.Of("yes; the letter about it says why"));
        }
    }

    internal static PageLine LastRead(WatchedAccount watched, PageClock clock) =>
        watched switch
        {
            { HasAccess: false } => PageLine.Of("not read: no access to it was set up"),
            { Watch.KnownTo: { } at } => PageLine.Of(clock.At(at, watched.Letter.Zone)),
            _ => PageLine.Of("never yet"),
        };

    private static IEnumerable<PagePart> Doing(ActionVisit visit, PageLinks links)
    {
        bool isPerson = visit.Link.Role is Role.Administrator or Role.Deputy;
        PageLine[] lines =
        [
            .. links.To("I have visited it", LinkPurpose.CheckIn, visit.Account.Id),
            .. isPerson ? links.To("No more letters today", LinkPurpose.Mute, visit.Account.Id) : [],
            .. visit.Link is { Role: Role.Administrator, PersonId: { } person }
                ? links.To("Hand my letters over", LinkPurpose.HandOver, person)
                : [],
        ];
        return lines.Length == 0 ? [] : [new PagePart.PlainList([.. lines])];
    }

    private static string Steward(WatchedAccount watched) =>
        watched.Account.Steward == Policy.Accounts.Steward.Marketing ? "Marketing" : "a department";

    private static Policy.ValueList<PageLine> Row(PageFigures figures, WatchedAccount watched, int days)
    {
        (string aim, string commitment) = figures.Of(watched, days);
        return [PageLine.Of($"{days}"), PageLine.Of(aim), PageLine.Of(commitment)];
    }
}
