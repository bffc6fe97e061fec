using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Policy.Tests.Support;

/// <summary>Plays one enquiry through the assessor and the planner, from look to look, and keeps what each role was told.</summary>
/// <remarks>
/// It looks only when Policy said that the answer could differ, when a letter leaves, and when a reading brings something new. The account is read
/// all the time but in an outage.
/// </remarks>
internal sealed class Mailbox(Asked asked, Steward steward)
{
    private readonly List<string> letters = [];
    private readonly HashSet<Step> settled = [];
    private readonly List<PlannedStep> waiting = [];
    private LocalDate? breachToldOn;

    public Interval? Outage { get; init; }

    public Role Role { get; init; } = Role.Administrator;

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
        Instant knownTo = Outage is { } outage && outage.Contains(now) ? outage.Start : now;
        Asked known = asked.End is { } answer && answer.At > knownTo ? asked with { End = null } : asked;
        Assessment assessment = Assessor.Assess(known.Spell, asked.Deadlines, asked.Calendar, now, knownTo);
        StepSchedule schedule = StepSchedule.For(asked.Deadlines, asked.Calendar, breachToldOn);
        StepPlan plan = NoticePlanner.Plan(Role, steward, assessment.Standing, schedule, settled, waiting, asked.Calendar, now);
        settled.UnionWith(plan.Superseded);
        _ = waiting.RemoveAll(step => plan.Superseded.Contains(step.Step));
        if (plan.ToTell is { } step)
        {
            waiting.Add(step);
        }

        List<PlannedStep> left = [.. waiting.Where(planned => planned.DeliverAt <= now)];
        foreach (PlannedStep leaving in left)
        {
            _ = waiting.Remove(leaving);
            _ = settled.Add(leaving.Step);
            LocalDateTime at = (leaving.IsHeld ? leaving.DeliverAt : Instant.Max(leaving.DueAt, asked.FoundAt ?? leaving.DueAt))
                .InZone(asked.Calendar.Zone)
                .LocalDateTime;
            letters.Add($"{leaving.Step} {at.ToString("ddd HH:mm", System.Globalization.CultureInfo.InvariantCulture)}");
            if (leaving.Step >= Step.Breached)
            {
                breachToldOn ??= at.Date;
            }
        }

        return left.Count > 0 ? Look(now) : NextLook(assessment, plan, now);
    }

    private Instant? NextLook(Assessment assessment, StepPlan plan, Instant now)
    {
        IEnumerable<Instant?> looks =
        [
            assessment.NextLook,
            plan.NextLook,
            .. waiting.Select(planned => (Instant?)planned.DeliverAt),
            asked.End?.At,
            Outage?.End,
        ];
        return looks.Where(look => look > now).Min();
    }
}
