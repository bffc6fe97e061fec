using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Recipients;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Jobs.Visits;

/// <summary>Looks at the visits of one account: judges its days, nudges, escalates, and says when to look again (¶15 c).</summary>
internal sealed class VisitCheck(RuleBook rules, DigestTimes digests, Notices notices, PolicyOptions options)
{
    /// <summary>Looks at the visits of a watch's account, which has been loaded with its people.</summary>
    internal async Task CheckAsync(MonitorDbContext db, Watch watch, Account account, Instant now, CancellationToken cancellationToken)
    {
        if (account.State != AccountState.Live)
        {
            watch.NextVisitLookAt = null; // an account about to be closed is not visited any more
            return;
        }

        VisitRules visits = new() { PublishingCountsAsVisit = options.PublishingCountsAsVisit };
        OfficeCalendar calendar = await rules.CalendarOfAsync(db, account, cancellationToken);
        DigestSchedule schedule = await digests.LoadAsync(db, cancellationToken);
        VisitDiary diary = new(account, calendar, visits, schedule, now);
        await diary.LoadAsync(db, cancellationToken);
        foreach (LocalDate missed in diary.Judge())
        {
            await EscalateAsync(db, account, diary.StreakTo(missed, inclusive: true), missed, visits, now, cancellationToken);
        }

        LocalDate today = calendar.DateOf(now);
        NudgeFacts facts = new(today, diary.JudgeToday(), diary.StreakTo(today, inclusive: false), watch.KnownTo, account.LastNudgedOn);
        NudgeDecision nudge = new NudgeAssessor(calendar, visits).Decide(facts, now);
        await NudgeAsync(db, account, facts, nudge, calendar, now, cancellationToken);
        watch.NextVisitLookAt = NextLook(watch, diary, nudge, calendar, schedule, now);
    }

    private async Task EscalateAsync(
        MonitorDbContext db,
        Account account,
        VisitStreak streak,
        LocalDate missed,
        VisitRules visits,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (!streak.EscalatesOn(missed, visits))
        {
            return;
        }

        string dates = string.Join(' ', streak.Days.Select(day => LocalDatePattern.Iso.Format(day.Date)));
        await notices.TellAsync(
            db,
            account,
            NoticeKind.VisitsMissed,
            role => NoticeKeys.OfVisitsMissed(account.Slug, missed, role),
            NoticeDetail.Write(("dates", dates)),
            now,
            now,
            cancellationToken
        );
    }

    private async Task NudgeAsync(
        MonitorDbContext db,
        Account account,
        NudgeFacts facts,
        NudgeDecision nudge,
        OfficeCalendar calendar,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        Instant? dueAt = nudge switch
        {
            NudgeDecision.Given given => given.DueAt,
            NudgeDecision.GivenAsWeeklyLine line => line.DueAt,
            _ => null,
        };
        if (dueAt is not { } due)
        {
            return;
        }

        Instant close = calendar.LastClose(facts.Date);
        Notice notice = new()
        {
            DedupKey = NoticeKeys.OfVisit(account.Slug, facts.Date),
            Kind = NoticeKind.VisitNudge,
            Role = Role.Administrator,
            AccountId = account.Id,
            DueAt = due,
            Detail = NoticeDetail.Write(
                ("date", LocalDatePattern.Iso.Format(facts.Date)),
                ("close", InstantPattern.ExtendedIso.Format(close)),
                ("missed", $"{facts.Streak.Count}"),
                ("form", nudge is NudgeDecision.GivenAsWeeklyLine ? "weekly" : "daily")
            ),
        };
        Instant leaves = (await notices.HoursAsync(db, account, Role.Administrator, cancellationToken)).NextOpen(now);
        _ = leaves < close ? notice.Waiting(leaves) : notice.Supersede("the administrator's office opens too late to act on it");
        _ = await Notices.AddAsync(db, notice, cancellationToken);
        account.LastNudgedOn = facts.Date;
    }

    /// <summary>The earliest instant at which something could change; null while that is a reading.</summary>
    private static Instant? NextLook(
        Watch watch,
        VisitDiary diary,
        NudgeDecision nudge,
        OfficeCalendar calendar,
        DigestSchedule schedule,
        Instant now
    )
    {
        bool waitsForReading = nudge is NudgeDecision.Withheld { Reason: NudgeReason.NotReadLately };
        LocalDate[] waiting = [.. diary.Waiting];
        if (watch.AccessId is not null && (waitsForReading || waiting.Length > 0))
        {
            return null; // the next complete reading sets it
        }

        IEnumerable<Instant> digests = waiting.Select(date => schedule.NextAfter(calendar.StartOfDay(date.PlusDays(1))).At);
        Instant midnight = calendar.StartOfDay(calendar.DateOf(now).PlusDays(1));
        Instant due = nudge is NudgeDecision.Waits waits ? waits.Until : midnight;
        return digests.Append(midnight).Append(due).Where(at => at > now).Min();
    }
}
