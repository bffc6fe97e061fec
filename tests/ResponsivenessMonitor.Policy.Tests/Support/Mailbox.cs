using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Policy.Tests.Support;

/// <summary>Plays one enquiry through assessor, planner and gathering, from look to look, and keeps what a role was told.</summary>
/// <remarks>
/// It looks only when Policy said that the answer could differ, when a letter leaves, and when a reading, an edit or a person brings something new.
/// The account is read all the time but in an outage.
/// </remarks>
internal sealed class Mailbox(Asked asked, Steward steward)
{
    private readonly List<string> letters = [];
    private readonly Dictionary<Step, StepRecord> decided = [];
    private readonly List<PlannedStep> waiting = [];
    private LocalDate? breachToldOn;

    public Interval? Outage { get; init; }

    public Role Role { get; init; } = Role.Administrator;

    /// <summary>A calendar that is entered at an instant and holds from then on.</summary>
    public (Instant At, OfficeCalendar Calendar)? Edit { get; init; }

    public Duration GatherFor { get; init; } = Duration.FromMinutes(5);

    /// <summary>Instants at which it looks besides, as a late or doubled tick would.</summary>
    public IReadOnlyList<Instant> Besides { get; init; } = [];

    /// <summary>The steps as the planner gave them, with what they say beside the step.</summary>
    public List<PlannedStep> Left { get; } = [];

    /// <summary>What the role was told until a local time, such as "DueSoon Tue 13:00": when it fell due, or when it left if it was held.</summary>
    public IReadOnlyList<string> Until(string local)
    {
        Instant end = asked.At(local);
        for (Instant? now = asked.FoundAt ?? asked.Received; now <= end; )
        {
            now = Look(now.Value);
        }

        return letters;
    }

    /// <summary>Decides, sends what may leave, and says when to look again.</summary>
    private Instant? Look(Instant now)
    {
        OfficeCalendar calendar = Edit is { } edit && now >= edit.At ? edit.Calendar : asked.Calendar;
        SpellDeadlines deadlines = calendar == asked.Calendar ? asked.All : asked.All.AfterEdit(calendar, asked.Target);
        Instant knownTo = Outage is { } outage && outage.Contains(now) ? outage.Start : now;
        Asked known = asked.End is { } answer && answer.At > knownTo ? asked with { End = null } : asked;
        Assessment assessment = Assessor.Assess(known.Spell, deadlines, calendar, now, knownTo);
        StepSchedule schedule = StepSchedule.For(deadlines.ForLetters, calendar, breachToldOn);
        StepPlan plan = NoticePlanner.Plan(
            new NoticeFacts(Role, steward, assessment, schedule) { Decided = [.. decided.Values] },
            calendar,
            now
        );
        Settle(plan, schedule, now);

        if (waiting.Count > 0 && Gathering.LeavesAt(waiting, GatherFor, Held(calendar), now) is { } leaves && leaves <= now)
        {
            Send([.. Gathering.Gathered(waiting, now)], now);
            return Look(now);
        }

        IEnumerable<Instant?> looks =
        [
            plan.NextLook,
            waiting.Count > 0 ? Gathering.LeavesAt(waiting, GatherFor, Held(calendar), now) : null,
            asked.End?.At,
            Outage?.End,
            Edit?.At,
            .. Besides.Cast<Instant?>(),
        ];
        return looks.Where(look => look > now).Min();
    }

    private OfficeCalendar? Held(OfficeCalendar calendar) => Role.IsHeldToOfficeHours() ? calendar : null;

    private void Settle(StepPlan plan, StepSchedule schedule, Instant now)
    {
        foreach (Step step in plan.Withdrawn)
        {
            _ = decided.Remove(step);
        }

        foreach (Step step in plan.Superseded)
        {
            decided[step] = new StepRecord(step, StepState.Superseded, schedule.DueAt(step) ?? now);
        }

        _ = waiting.RemoveAll(planned => plan.Withdrawn.Contains(planned.Step) || plan.Superseded.Contains(planned.Step));
        if (plan.ToTell is { } told)
        {
            waiting.Add(told);
            decided[told.Step] = new StepRecord(told.Step, StepState.Waiting, told.DueAt);
        }
    }

    private void Send(IReadOnlyList<PlannedStep> leaving, Instant now)
    {
        foreach (PlannedStep planned in leaving)
        {
            _ = waiting.Remove(planned);
            decided[planned.Step] = new StepRecord(planned.Step, StepState.Told, planned.DueAt);
            Left.Add(planned);
            Instant shown = planned.IsHeld ? now : Instant.Max(planned.DueAt, asked.FoundAt ?? planned.DueAt);
            LocalDateTime at = shown.InZone(asked.Calendar.Zone).LocalDateTime;
            letters.Add($"{planned.Step} {at.ToString("ddd HH:mm", CultureInfo.InvariantCulture)}");
            breachToldOn ??= planned.Step >= Step.Breached ? at.Date : null;
        }
    }
}
