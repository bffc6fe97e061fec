using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>Decides who is told what about an enquiry, and when (§6).</summary>
/// <remarks>Level-triggered: it asks what is due and not yet settled, so a late or repeated question gives the same answer once.</remarks>
public static class NoticePlanner
{
    /// <summary>What one role is to be told now of one enquiry in its present round.</summary>
    /// <param name="role">The role.</param>
    /// <param name="steward">Who runs the account.</param>
    /// <param name="standing">Where the enquiry stands at <paramref name="now"/>; it says which steps may be declared.</param>
    /// <param name="schedule">When each step falls due.</param>
    /// <param name="settled">The round's steps that were told to this role, or superseded.</param>
    /// <param name="waiting">The round's steps that were planned for this role and have not left yet.</param>
    /// <param name="hours">The recipient's calendar, else the account's; letters to roles that are held wait for it to open.</param>
    /// <param name="now">The instant asked about.</param>
    /// <param name="roundBegan">When a person reopened the enquiry, which supersedes every step overtaken by then; null in its first round.</param>
    public static StepPlan Plan(
        Role role,
        Steward steward,
        Standing standing,
        StepSchedule schedule,
        IReadOnlySet<Step> settled,
        IReadOnlyList<PlannedStep> waiting,
        OfficeCalendar hours,
        Instant now,
        Instant? roundBegan = null
    )
    {
        if (standing is Standing.Answered or Standing.Closed or Standing.NeverAnswered)
        {
            return new StepPlan(null, [.. waiting.Select(step => step.Step)], PlanReason.NoLongerOpen, NextLook: null);
        }

        List<(Step Step, Instant DueAt)> open =
        [
            .. schedule.Steps.Where(entry =>
                role.IsTold(entry.Step, steward) && !settled.Contains(entry.Step) && waiting.All(w => w.Step != entry.Step)
            ),
        ];
        List<(Step Step, Instant DueAt)> due = [.. open.Where(entry => entry.DueAt <= now && MayBeDeclared(entry.Step, standing))];
        Instant? nextLook = open.Where(entry => entry.DueAt > now).Select(entry => (Instant?)entry.DueAt).Min();

        List<Step> superseded = [.. due.Where(entry => entry.DueAt <= roundBegan).Select(entry => entry.Step)];
        _ = due.RemoveAll(entry => entry.DueAt <= roundBegan);
        if (due.Count == 0)
        {
            return new StepPlan(null, [.. superseded], PlanReason.NothingNew, nextLook);
        }

        // What has not left yet is told together with what falls due now, and of them all only the gravest.
        (Step gravest, Instant dueAt) = due.MaxBy(entry => entry.Step);
        bool isGraverWaiting = waiting.Any(step => step.Step > gravest);
        superseded.AddRange(due.Select(entry => entry.Step).Where(step => step != gravest || isGraverWaiting));
        superseded.AddRange(waiting.Select(step => step.Step).Where(step => step < gravest));
        return new StepPlan(
            isGraverWaiting ? null : Planned(gravest, role, dueAt, hours, now),
            [.. superseded.Order()],
            isGraverWaiting ? PlanReason.GraverStepWaits
                : superseded.Count > 0 ? PlanReason.GravestOfSeveral
                : PlanReason.FellDue,
            nextLook
        );
    }

    /// <summary>A step told from now on: at the opening, to those whose letters are held to office hours.</summary>
    private static PlannedStep Planned(Step step, Role role, Instant dueAt, OfficeCalendar hours, Instant now)
    {
        Instant deliverAt = role.IsHeldToOfficeHours() ? hours.NextOpen(now) : now;
        return new PlannedStep(step, role, dueAt, deliverAt, IsHeld: deliverAt > now);
    }

    /// <summary>A step that accuses needs the standing that says so: nobody is accused on stale data (§1).</summary>
    private static bool MayBeDeclared(Step step, Standing standing) =>
        step switch
        {
            Step.DueSoon => standing is not Standing.Waiting,
            Step.PastAim => standing is Standing.PastAim or Standing.Breached,
            _ => standing is Standing.Breached,
        };
}
