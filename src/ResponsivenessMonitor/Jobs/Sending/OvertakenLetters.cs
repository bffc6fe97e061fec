using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Jobs.Sending;

/// <summary>
/// Tells letters that nobody needs any more, because all they tell was overtaken while they waited for the mail server. One that still tells
/// something true goes out.
/// </summary>
internal sealed class OvertakenLetters(RuleBook rules)
{
    /// <summary>Why a letter is overtaken, or null when it is not.</summary>
    internal async Task<string?> WhyAsync(MonitorDbContext db, Letter letter, Instant now, CancellationToken cancellationToken)
    {
        List<Notice> told = await db
            .Notices.Where(notice => notice.LetterId == letter.Id)
            .OrderBy(notice => notice.Id)
            .ToListAsync(cancellationToken);
        string? first = null;
        foreach (Notice notice in told)
        {
            if (await WhyAsync(db, notice, now, cancellationToken) is not { } why)
            {
                return null;
            }

            first ??= why;
        }

        return first;
    }

    /// <summary>Settles the letter, and what it was to tell, without sending it; saving is the caller's.</summary>
    internal static async Task DropAsync(MonitorDbContext db, Letter letter, string why, Instant now, CancellationToken cancellationToken)
    {
        (letter.State, letter.SendAt, letter.FinalAt, letter.LastError) = (LetterState.Superseded, null, now, why);
        foreach (Notice notice in await db.Notices.Where(notice => notice.LetterId == letter.Id).ToListAsync(cancellationToken))
        {
            _ = notice.Supersede(why);
        }
    }

    /// <summary>Why what one notice tells is overtaken, or null when it is not.</summary>
    internal async Task<string?> WhyAsync(MonitorDbContext db, Notice notice, Instant now, CancellationToken cancellationToken) =>
        notice.Kind switch
        {
            null => await StepAsync(db, notice, cancellationToken),
            NoticeKind.VisitNudge => await NudgeAsync(db, notice, now, cancellationToken),
            NoticeKind.VisitsMissed => await MissedAsync(db, notice, cancellationToken),
            NoticeKind.LooksDefunct or NoticeKind.ClosureOverdue => await CaseAsync(db, notice, cancellationToken),
            NoticeKind.CannotBeSeen or NoticeKind.AccessLost => await WatchAsync(db, notice, cancellationToken),
            NoticeKind.PlatformLost => await PlatformAsync(db, notice, cancellationToken),
            NoticeKind.YearlyReview => await ReviewAsync(db, notice, cancellationToken),
            NoticeKind.RegistrationIncomplete => await db.Notices.AnyAsync(
                other => other.Kind == NoticeKind.RegistrationIncomplete && other.ToldAt > notice.ToldAt,
                cancellationToken
            )
                ? "a later list was written"
                : null,
            _ => null, // introductions, digests and reports stay true, and each tells what no other does
        };

    private static async Task<string?> StepAsync(MonitorDbContext db, Notice notice, CancellationToken cancellationToken)
    {
        Enquiry? enquiry = await db
            .Enquiries.AsNoTracking()
            .FirstOrDefaultAsync(enquiry => enquiry.Id == notice.EnquiryId, cancellationToken);
        if (enquiry is null || enquiry.State != EnquiryState.Open || enquiry.EndedAt is not null)
        {
            return "the enquiry no longer waits";
        }

        if (enquiry.Round != notice.Round || !IsTrue(notice.Step ?? default, enquiry.Standing))
        {
            return "it is no longer true";
        }

        // Compared here: the database keeps steps by their names, whose order is not that of their gravity.
        List<Notice> later = await db
            .Notices.AsNoTracking()
            .Where(other => other.EnquiryId == notice.EnquiryId && other.Role == notice.Role && other.Round == notice.Round)
            .Where(other => other.State == NoticeState.Told && other.ToldAt > notice.ToldAt)
            .ToListAsync(cancellationToken);
        return later.Exists(other => other.Step > notice.Step) ? "a later letter tells a graver step" : null;
    }

    /// <summary>Whether the standing still says what the step tells, as the planner asks before it is told.</summary>
    private static bool IsTrue(Step step, string standing) =>
        step switch
        {
            Step.DueSoon => standing is not nameof(Standing.Waiting),
            Step.PastAim => standing is nameof(Standing.PastAim) or nameof(Standing.Breached),
            _ => standing is nameof(Standing.Breached),
        };

    private async Task<string?> NudgeAsync(MonitorDbContext db, Notice notice, Instant now, CancellationToken cancellationToken)
    {
        LocalDate date = LocalDatePattern.Iso.Parse(Detail(notice, "date")).GetValueOrThrow();
        Account account = await db.Accounts.AsNoTracking().SingleAsync(account => account.Id == notice.AccountId, cancellationToken);
        if (date < (await rules.CalendarOfAsync(db, account, cancellationToken)).DateOf(now))
        {
            return "the day is over";
        }

        bool isVisited = await db.Visits.AnyAsync(
            day => day.AccountId == account.Id && day.Date == date && day.Outcome == VisitOutcome.Visited,
            cancellationToken
        );
        return isVisited ? "it was visited" : null;
    }

    private static async Task<string?> MissedAsync(MonitorDbContext db, Notice notice, CancellationToken cancellationToken)
    {
        LocalDate[] dates =
        [
            .. Detail(notice, "dates")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(date => LocalDatePattern.Iso.Parse(date).GetValueOrThrow()),
        ];
        bool isVisited = await db.Visits.AnyAsync(
            day => day.AccountId == notice.AccountId && dates.Contains(day.Date) && day.Outcome == VisitOutcome.Visited,
            cancellationToken
        );
        return isVisited ? "one of the days was visited after all" : null;
    }

    private static async Task<string?> CaseAsync(MonitorDbContext db, Notice notice, CancellationToken cancellationToken)
    {
        bool isOpen = await db.Cases.AnyAsync(
            row => row.AccountId == notice.AccountId && row.ClosedAt == null && row.OpenedAt <= notice.DueAt,
            cancellationToken
        );
        bool isClosing = await db.Accounts.AnyAsync(
            account => account.Id == notice.AccountId && account.State == AccountState.Closing,
            cancellationToken
        );
        return !isOpen ? "the case is closed"
            : isClosing ? "it is said to be closed"
            : null;
    }

    private static async Task<string?> WatchAsync(MonitorDbContext db, Notice notice, CancellationToken cancellationToken)
    {
        Watch? watch = await db
            .Watches.AsNoTracking()
            .Include(watch => watch.Access)
            .FirstOrDefaultAsync(watch => watch.AccountId == notice.AccountId, cancellationToken);
        if (notice.Kind == NoticeKind.AccessLost && InstantIn(notice, "since") is { } end && end > notice.DueAt)
        {
            return watch?.Access?.EndsAt == end ? null : "the permission was renewed";
        }

        bool isMended =
            notice.Kind == NoticeKind.CannotBeSeen
                ? watch?.GoneKind is null
                : watch?.LossKind != Enum.Parse<AccessLossKind>(Detail(notice, "kind"));
        return isMended ? "it can be read again" : null;
    }

    private static async Task<string?> PlatformAsync(MonitorDbContext db, Notice notice, CancellationToken cancellationToken)
    {
        AccountId[] slugs = [.. Detail(notice, "accounts").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(AccountId.Parse)];
        bool isLost = await db.Watches.AnyAsync(watch => slugs.Contains(watch.Account!.Slug) && watch.LossKind != null, cancellationToken);
        return isLost ? null : "it can be read again";
    }

    private static async Task<string?> ReviewAsync(MonitorDbContext db, Notice notice, CancellationToken cancellationToken)
    {
        Instant asked = InstantIn(notice, "asked");
        RegistrationReview? latest = await db
            .Reviews.AsNoTracking()
            .Where(review => review.AccountId == notice.AccountId)
            .OrderByDescending(review => review.AskedAt)
            .FirstOrDefaultAsync(cancellationToken);
        Instant? confirmed = notice.Role == Role.Administrator ? latest?.AdministratorConfirmedAt : latest?.AuthoriserConfirmedAt;
        bool isReminded = await db.Notices.AnyAsync(
            other =>
                other.Kind == NoticeKind.YearlyReview
                && other.AccountId == notice.AccountId
                && other.Role == notice.Role
                && other.ToldAt > notice.ToldAt,
            cancellationToken
        );
        return confirmed is not null || latest?.AskedAt != asked ? "it was confirmed"
            : isReminded ? "a later letter reminds of it"
            : null;
    }

    private static string Detail(Notice notice, string name) => NoticeDetail.Read(notice.Detail)[name];

    private static Instant InstantIn(Notice notice, string name) =>
        InstantPattern.ExtendedIso.Parse(Detail(notice, name)).GetValueOrThrow();
}
