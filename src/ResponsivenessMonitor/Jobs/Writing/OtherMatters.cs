using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Jobs.Visits;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Jobs.Writing;

/// <summary>What letters need to know of a notice that is no step of an enquiry.</summary>
internal sealed class OtherMatters(RuleBook rules, DigestComposer digests, YearComposer years)
{
    internal async Task<Matter> OfAsync(
        MonitorDbContext db,
        Notice notice,
        ReaderLinks links,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyDictionary<string, string> detail = NoticeDetail.Read(notice.Detail);
        switch (notice.Kind)
        {
            case NoticeKind.BreachDigest:
                Digest digest = await db.Digests.SingleAsync(digest => digest.Id == notice.DigestId, cancellationToken);
                return new Matter.BreachDigest(Linked(await digests.ComposeAsync(db, digest, now, cancellationToken), links));
            case NoticeKind.RegistrationIncomplete:
                return new Matter.RegistrationIncomplete(await IncompleteRegistrations.LoadAsync(db, rules, cancellationToken));
            case NoticeKind.YearlyReport:
                DateInterval year = new(DateIn(detail["from"]), DateIn(detail["to"]));
                return new Matter.YearlyReport(
                    await years.ComposeAsync(db, year, now, cancellationToken)
                        ?? throw new InvalidOperationException($"{notice.DedupKey} has nothing left to report.")
                );
            case NoticeKind.PlatformLost:
                return await PlatformLostAsync(db, detail, cancellationToken);
            default:
                break;
        }

        Account account = await db
            .Accounts.Include(account => account.Administrator)
            .Include(account => account.Deputy)
            .Include(account => account.Authoriser)
            .SingleAsync(account => account.Id == notice.AccountId, cancellationToken);
        EnquiryRules own = await rules.RulesOfAsync(db, account, cancellationToken);
        LetterAccount about = LetterAccounts.Of(account, own.Calendar) with { Target = own.Target, Page = links.AccountPage(account.Id) };
        return notice.Kind switch
        {
            NoticeKind.VisitNudge => await NudgeAsync(db, about, account.Id, own.Calendar, detail, links, cancellationToken),
            NoticeKind.VisitsMissed => Missed(about, account.Id, DatesIn(detail["dates"]), links),
            NoticeKind.CannotBeSeen => new Matter.CannotBeSeen(about, Enum.Parse<GoneKind>(detail["kind"]), InstantIn(detail["since"])),
            NoticeKind.LooksDefunct => new Matter.LooksDefunct(
                about,
                Enum.Parse<DefunctReason>(detail["reason"]),
                QuestionIn(detail),
                await SignsAsync(db, account.Id, detail["signs"], cancellationToken)
            )
            {
                StillAlive = QuestionIn(detail) == CaseQuestion.AliveOrClose ? links.StillAlive(account.Id) : null,
                SaidClosed = QuestionIn(detail) == CaseQuestion.AliveOrClose ? links.SaidClosed(account.Id) : null,
            },
            NoticeKind.ClosureOverdue => new Matter.ClosureOverdue(
                about,
                QuestionIn(detail),
                InstantIn(detail["asked"]),
                await SignsAsync(db, account.Id, detail["signs"], cancellationToken)
            )
            {
                StillAlive = QuestionIn(detail) == CaseQuestion.AliveOrClose ? links.StillAlive(account.Id) : null,
                SaidClosed = QuestionIn(detail) == CaseQuestion.AliveOrClose ? links.SaidClosed(account.Id) : null,
            },
            NoticeKind.YearlyReview => new Matter.YearlyReview(
                about,
                RegisteredFacts.Of(account, own.Target),
                account.ToOfficialAccount().Registration.Missing(),
                InstantIn(detail["asked"]),
                int.Parse(detail["reminder"], System.Globalization.CultureInfo.InvariantCulture)
            )
            {
                Confirm = links.Confirm(account.Id),
            },
            NoticeKind.AccessLost => new Matter.AccessLost(about, Enum.Parse<AccessLossKind>(detail["kind"]), InstantIn(detail["since"])),
            NoticeKind.Introduction => await IntroductionAsync(db, about, account.Id, own, cancellationToken),
            _ => throw new InvalidOperationException($"{notice.DedupKey} is of a kind that no letter tells."),
        };
    }

    private static LetterDigest Linked(LetterDigest digest, ReaderLinks links) =>
        digest with
        {
            Page = links.Overview,
            ClosedWithoutReply = [.. digest.ClosedWithoutReply.Select(line => line with { Judge = links.Judge(line.Number) })],
        };

    private static Matter.VisitsMissed Missed(LetterAccount about, long accountId, ValueList<LocalDate> dates, ReaderLinks links) =>
        new(about, dates) { CheckIn = dates.Count > 0 ? links.CheckIn(accountId, dates[^1]) : null };

    private static async Task<Matter> NudgeAsync(
        MonitorDbContext db,
        LetterAccount about,
        long accountId,
        OfficeCalendar calendar,
        IReadOnlyDictionary<string, string> detail,
        ReaderLinks links,
        CancellationToken cancellationToken
    )
    {
        LocalDate date = DateIn(detail["date"]);
        int missed = int.Parse(detail["missed"], System.Globalization.CultureInfo.InvariantCulture);
        Watch watch = await db.Watches.AsNoTracking().SingleAsync(watch => watch.AccountId == accountId, cancellationToken);
        ValueList<Uri> spam = await SpamQueries.StandingAsync(db, watch, calendar, cancellationToken);
        return new Matter.VisitNudge(about, date, calendar.LastClose(date), missed, spam) { CheckIn = links.CheckIn(accountId) };
    }

    private async Task<Matter> PlatformLostAsync(
        MonitorDbContext db,
        IReadOnlyDictionary<string, string> detail,
        CancellationToken cancellationToken
    )
    {
        AccountId[] slugs = [.. detail["accounts"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(AccountId.Parse)];
        List<LetterAccount> accounts = [];
        foreach (
            Account account in await db
                .Accounts.Where(account => slugs.Contains(account.Slug))
                .OrderBy(account => account.Slug)
                .ToListAsync(cancellationToken)
        )
        {
            accounts.Add(LetterAccounts.Of(account, await rules.CalendarOfAsync(db, account, cancellationToken)));
        }

        DateTimeZone zone = (await rules.LatestAsync(db, RuleBook.DefaultCalendar, cancellationToken)).Calendar.Zone;
        return new Matter.PlatformLost(
            Platform.Parse(detail["platform"]),
            Enum.Parse<AccessLossReason>(detail["reason"]),
            Enum.Parse<AccessLossKind>(detail["kind"]),
            InstantIn(detail["since"]),
            [.. accounts],
            zone
        );
    }

    private static async Task<Matter> IntroductionAsync(
        MonitorDbContext db,
        LetterAccount about,
        long accountId,
        EnquiryRules own,
        CancellationToken cancellationToken
    )
    {
        bool isRead = await db.Watches.AnyAsync(watch => watch.AccountId == accountId && watch.NextPollAt != null, cancellationToken);
        string? commitment = own.Target.Commitment switch
        {
            Commitment.SameOfficeDay => "the same office day",
            Commitment.Amount amount => $"{amount.OfficeTime.TotalHours:0.##} office hours",
            _ => null,
        };
        return new Matter.Introduction(about, own.Calendar.Hours.Week.ToString(), own.Target.Aim, commitment, isRead);
    }

    /// <summary>The evidence of the named signs, as it is now.</summary>
    private static async Task<ValueList<DefunctSign>> SignsAsync(
        MonitorDbContext db,
        long accountId,
        string named,
        CancellationToken cancellationToken
    )
    {
        ValueList<SignKind> kinds = AccountCase.SignsIn(named);
        List<AccountSign> rows = await db
            .Signs.Where(sign => sign.AccountId == accountId)
            .OrderByDescending(sign => sign.OpenedAt)
            .ToListAsync(cancellationToken);
        return
        [
            .. kinds.Select(kind => rows.Find(row => row.Sign == kind)).OfType<AccountSign>().Select(row => SignContent.Read(row.Evidence)),
        ];
    }

    private static CaseQuestion QuestionIn(IReadOnlyDictionary<string, string> detail) => Enum.Parse<CaseQuestion>(detail["question"]);

    private static Instant InstantIn(string text) => InstantPattern.ExtendedIso.Parse(text).GetValueOrThrow();

    private static ValueList<LocalDate> DatesIn(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(DateIn)];

    private static LocalDate DateIn(string text) => LocalDatePattern.Iso.Parse(text).GetValueOrThrow();
}
