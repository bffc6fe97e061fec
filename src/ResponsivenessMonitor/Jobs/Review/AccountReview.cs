using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Review;

/// <summary>Looks at one account: whether it can be seen and read, whether it looks defunct, whether its rehearsal is over, whether its yearly review is due (§4, §5).</summary>
internal sealed class AccountReview(
    RuleBook rules,
    Notices notices,
    AccessLosses losses,
    AccessEnds ends,
    YearlyReviews reviews,
    CaseKeeper cases,
    GoneAccounts gone
)
{
    private static readonly LifecycleRules Lifecycle = new();

    /// <summary>Reviews a watch's account, which has been loaded with its people.</summary>
    internal async Task ReviewAsync(MonitorDbContext db, Watch watch, Account account, Instant now, CancellationToken cancellationToken)
    {
        if (account.State is not (AccountState.Live or AccountState.Closing))
        {
            watch.NextReviewAt = null;
            return;
        }

        OfficeCalendar calendar = await rules.CalendarOfAsync(db, account, cancellationToken);
        await losses.TellAsync(db, watch, account, now, cancellationToken);
        Instant? endDue = await ends.TellAsync(db, watch, account, Lifecycle, now, cancellationToken);
        await TellWhenUnseenAsync(db, watch, account, now, cancellationToken);
        await IntroduceAsync(db, account, now, cancellationToken);
        ReviewOutcome review = await reviews.KeepAsync(db, account, calendar, now, cancellationToken);
        Instant? caseDue = await JudgeAsync(db, watch, account, calendar, review, now, cancellationToken);
        Instant? due = new[] { caseDue, review.NextAt, endDue }.Min();
        watch.NextReviewAt = account.State == AccountState.Closed ? null : NextReview(watch, account, calendar, due, now);
    }

    private async Task TellWhenUnseenAsync(
        MonitorDbContext db,
        Watch watch,
        Account account,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        (Instant Since, GoneKind Kind)? unseen = watch.GoneAnswers?.Judge(Lifecycle) switch
        {
            Visibility.CannotBeSeen hidden => (hidden.Since, hidden.Kind),
            Visibility.Gone seen => (seen.Since, seen.Kind),
            _ => null,
        };
        if (unseen is not { } row)
        {
            return;
        }

        await notices.TellAsync(
            db,
            account,
            NoticeKind.CannotBeSeen,
            role => NoticeKeys.OfCannotBeSeen(account.Slug, row.Since, role),
            NoticeDetail.Write(("kind", row.Kind.ToString()), ("since", InstantPattern.ExtendedIso.Format(row.Since))),
            now,
            now,
            cancellationToken
        );
    }

    private async Task IntroduceAsync(MonitorDbContext db, Account account, Instant now, CancellationToken cancellationToken)
    {
        if (
            account.State != AccountState.Live
            || account.LiveSince is not { } since
            || new Rehearsal(since).StandingAt(account.IntroducedAt, now) != RehearsalStanding.IntroductionDue
        )
        {
            return;
        }

        await notices.TellAsync(
            db,
            account,
            NoticeKind.Introduction,
            _ => NoticeKeys.OfIntroduction(account.Slug),
            detail: null,
            new Rehearsal(since).Until,
            now,
            cancellationToken
        );
        account.IntroducedAt = now;
    }

    private async Task<Instant?> JudgeAsync(
        MonitorDbContext db,
        Watch watch,
        Account account,
        OfficeCalendar calendar,
        ReviewOutcome review,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        AccountFacts facts = (await AccountFactsQuery.LoadAsync(db, watch, account, now, cancellationToken)) with
        {
            ReviewUnconfirmedSince = review.UnconfirmedSince,
        };
        ValueList<DefunctSign> signs = SignRows.Read(calendar, Lifecycle, account, watch.AccessId is not null, facts, now);
        _ = await SignRows.KeepAsync(db, account.Id, signs, now, cancellationToken);
        if (signs.Any(sign => sign.Kind == SignKind.Gone))
        {
            await gone.CloseEnquiriesAsync(db, watch, account, now, cancellationToken);
        }

        List<AccountSilence> silences = await db
            .Silences.AsNoTracking()
            .Where(silence => silence.AccountId == account.Id && silence.Until > now)
            .ToListAsync(cancellationToken);
        DefunctVerdict verdict = new DefunctAssessor(Lifecycle).Judge(
            signs,
            [.. silences.Select(silence => silence.ToSilence())],
            facts,
            now
        );
        return await cases.KeepAsync(db, watch, account, verdict, Lifecycle, now, cancellationToken);
    }

    /// <summary>The earliest instant at which anything could change; a reading that sees a loss or a gone account asks for a look itself.</summary>
    private static Instant NextReview(Watch watch, Account account, OfficeCalendar calendar, Instant? ownDue, Instant now)
    {
        Instant?[] due =
        [
            ownDue,
            account is { State: AccountState.Live, LiveSince: { } since } ? new Rehearsal(since).Until : null,
            watch.LossSince + AccessLosses.Over,
            watch.GoneFirstAt + Lifecycle.CannotBeSeenOver,
            watch.GoneFirstAt + Lifecycle.GoneOver,
        ];
        LocalDate today = calendar.DateOf(now);
        Instant opening =
            calendar.IsOpenDay(today) && calendar.FirstOpen(today) > now
                ? calendar.FirstOpen(today)
                : calendar.FirstOpen(calendar.NextOpenDay(today));
        return due.OfType<Instant>().Where(at => at > now).Append(opening).Min();
    }
}
