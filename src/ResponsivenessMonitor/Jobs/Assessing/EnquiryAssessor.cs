using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Jobs.Assessing;

/// <summary>Asks the rules where enquiries stand and what is to be told of them, and keeps the answers.</summary>
internal sealed class EnquiryAssessor(RuleBook rules, MailOptions mail)
{
    /// <summary>While a verdict waits for a reading, the reading wakes it. Should that ever fail, it is looked at soon after the lapse, and then ever later.</summary>
    private static readonly Duration Soon = Duration.FromSeconds(5);
    private static readonly Duration Latest = Duration.FromHours(12);

    /// <summary>Not within the tick that has just decided.</summary>
    private static readonly Duration NextTick = Duration.FromMilliseconds(1);

    /// <summary>Those who are told of steps; the order decides in which order notices are made.</summary>
    private static readonly Role[] Roles = [Role.Administrator, Role.Deputy, Role.Marketing];

    internal async Task AssessAsync(MonitorDbContext db, List<Enquiry> due, Instant now, CancellationToken cancellationToken)
    {
        long[] ids = [.. due.Select(enquiry => enquiry.Id)];
        long[] accounts = [.. due.Select(enquiry => enquiry.AccountId).Distinct()];
        ILookup<long?, Notice> notices = (
            await db
                .Notices.Where(notice => notice.EnquiryId != null && ids.Contains(notice.EnquiryId.Value))
                .OrderBy(notice => notice.Id)
                .ToListAsync(cancellationToken)
        ).ToLookup(notice => notice.EnquiryId);
        Dictionary<long, Instant?> knownTo = await db
            .Watches.Where(watch => accounts.Contains(watch.AccountId))
            .ToDictionaryAsync(watch => watch.AccountId, watch => watch.KnownTo, cancellationToken);

        foreach (Enquiry enquiry in due)
        {
            EnquiryRules own = await rules.RulesOfAsync(db, enquiry, cancellationToken);
            Instant known = knownTo.GetValueOrDefault(enquiry.AccountId) ?? enquiry.FoundAt;
            Assessment assessment = enquiry.Assess(own.Calendar, now, known);
            Instant? next = assessment.NextLook;
            foreach (Role role in Roles)
            {
                StepPlan plan = await PlanAsync(
                    db,
                    enquiry,
                    role,
                    assessment,
                    own.Calendar,
                    [.. notices[enquiry.Id]],
                    now,
                    cancellationToken
                );
                next = Earlier(next, plan.NextLook);
            }

            DeadlineOutcome outcome = enquiry.ToFigures(own.Calendar, known).Attainment;
            next = assessment.NotReadSince is null ? next : Earlier(now + Meanwhile(enquiry, now), next);
            enquiry.Keep(assessment, outcome == DeadlineOutcome.Missed, next ?? now + Latest, now);
        }

        await LookAgainAsync(db, due, knownTo, now, cancellationToken);
    }

    /// <summary>Those that are to wait for a reading which is being kept in this moment are looked at again with the next tick.</summary>
    private static async Task LookAgainAsync(
        MonitorDbContext db,
        List<Enquiry> due,
        Dictionary<long, Instant?> knownTo,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        List<Enquiry> waiting = [.. due.Where(enquiry => enquiry.NotReadSince is not null)];
        HashSet<long> accounts = [.. waiting.Select(enquiry => enquiry.AccountId)];
        Dictionary<long, Instant?> decidedBy = knownTo
            .Where(pair => accounts.Contains(pair.Key))
            .ToDictionary(pair => pair.Key, pair => pair.Value);
        IReadOnlySet<long> moved = await ReadMeanwhile.OfAsync(db, decidedBy, cancellationToken);
        foreach (Enquiry enquiry in waiting.Where(enquiry => moved.Contains(enquiry.AccountId)))
        {
            enquiry.LookAt(now + NextTick);
        }
    }

    private async Task<StepPlan> PlanAsync(
        MonitorDbContext db,
        Enquiry enquiry,
        Role role,
        Assessment assessment,
        OfficeCalendar calendar,
        List<Notice> notices,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        Account account = enquiry.Account ?? throw new ArgumentException("The enquiry was loaded without its account.", nameof(enquiry));
        List<Notice> decided =
        [
            .. notices.Where(notice => notice.Role == role && notice.Round == enquiry.Round && notice.Step is not null),
        ];
        OfficeCalendar hours = await HoursAsync(db, account, role, calendar, cancellationToken);
        Instant? told = ToldAt(decided, Step.Breached) ?? ToldAt(decided, Step.Escalated); // the latter when it alone told of the breach
        StepSchedule schedule = StepSchedule.For(enquiry.ForLetters(), calendar, told is { } at ? calendar.DateOf(at) : null);
        StepPlan plan = NoticePlanner.Plan(
            new NoticeFacts(role, account.Steward, assessment, schedule)
            {
                Decided = [.. decided.Select(notice => notice.ToRecord())],
                RoundBegan = enquiry.RoundBegan,
            },
            hours,
            now
        );
        Keep(db, enquiry, account, role, plan, decided, hours, schedule, now);
        return plan;
    }

    private void Keep(
        MonitorDbContext db,
        Enquiry enquiry,
        Account account,
        Role role,
        StepPlan plan,
        List<Notice> decided,
        OfficeCalendar hours,
        StepSchedule schedule,
        Instant now
    )
    {
        Notice Of(Step step) => decided.Find(notice => notice.Step == step) ?? Add(db, enquiry, account, role, step, decided);

        foreach (Step step in plan.Superseded)
        {
            Notice notice = Of(step);
            notice.DueAt = schedule.DueAt(step) ?? notice.DueAt;
            _ = notice.Supersede(plan.Because.ToString());
        }

        foreach (Notice untrue in decided.Where(notice => plan.Withdrawn.Contains(notice.Step ?? default)).ToList())
        {
            _ = db.Notices.Remove(untrue);
        }

        if (plan.ToTell is { } planned)
        {
            OfficeCalendar? held = role.IsHeldToOfficeHours() ? hours : null;
            Instant leavesAt = Gathering.LeavesAt([planned], Duration.FromTimeSpan(mail.GatherFor), held, now);
            _ = Of(planned.Step).FallDue(planned, leavesAt);
        }
    }

    private static Notice Add(MonitorDbContext db, Enquiry enquiry, Account account, Role role, Step step, List<Notice> decided)
    {
        Notice notice = new()
        {
            DedupKey = NoticeKeys.OfStep(account.Slug, enquiry.OpeningKey, enquiry.Round, step, role),
            Step = step,
            Role = role,
            AccountId = account.Id,
            EnquiryId = enquiry.Id,
            Round = enquiry.Round,
        };
        decided.Add(notice);
        _ = db.Notices.Add(notice);
        return notice;
    }

    private static Instant? ToldAt(List<Notice> decided, Step step) =>
        decided.Find(notice => notice.Step == step && notice.ToldAt is not null)?.ToldAt;

    /// <summary>The recipient's own calendar, else the account's.</summary>
    private async Task<OfficeCalendar> HoursAsync(
        MonitorDbContext db,
        Account account,
        Role role,
        OfficeCalendar accounts,
        CancellationToken cancellationToken
    )
    {
        RegisteredPerson? person = role switch
        {
            Role.Administrator => account.Administrator,
            Role.Deputy => account.Deputy,
            _ => null,
        };
        return person?.Calendar is { } own ? (await rules.LatestAsync(db, own, cancellationToken)).Calendar : accounts;
    }

    private static Duration Meanwhile(Enquiry enquiry, Instant now)
    {
        Instant lapsed = enquiry.CommitmentLapses is { } commitment && commitment <= now ? commitment : enquiry.AimLapses;
        return lapsed <= now ? Duration.Max(Soon, Duration.Min(Latest, (now - lapsed) / 2)) : Latest;
    }

    private static Instant? Earlier(Instant? one, Instant? other) => one is null || other < one ? other ?? one : one;
}
