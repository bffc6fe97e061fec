using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>Decides who is told what about an enquiry, and when (§6).</summary>
/// <remarks>Level-triggered: it asks what is due and not yet settled, so a late or repeated question gives the same answer once.</remarks>
public static class NoticePlanner
{
    /// <summary>What one role is to be told now of one enquiry in its present round.</summary>
    /// <param name="facts">The enquiry.</param>
    /// <param name="hours">The recipient's calendar, else the account's; letters to roles that are held wait for it to open.</param>
    /// <param name="now">The instant asked about.</param>
    public static StepPlan Plan(NoticeFacts facts, OfficeCalendar hours, Instant now)
    {
        List<Step> waiting = [.. facts.Decided.Where(record => record.State == StepState.Waiting).Select(record => record.Step)];
        if (facts.Assessment.Standing is Standing.Answered or Standing.Closed or Standing.NeverAnswered)
        {
            return new StepPlan(null, [.. waiting.Order()], [], PlanReason.NoLongerOpen, NextLook: null);
        }

        List<Step> withdrawn = [.. waiting.Where(step => !IsTrue(facts, step, now)).Order()];
        _ = waiting.RemoveAll(withdrawn.Contains);
        List<(Step Step, Instant DueAt)> open =
        [
            .. facts.Schedule.Steps.Where(entry => !IsSettled(facts, entry.Step, entry.DueAt, waiting)),
        ];
        List<(Step Step, Instant DueAt)> due = [.. open.Where(entry => IsTrue(facts, entry.Step, now))];
        List<Step> overtaken = [.. due.Where(entry => entry.DueAt <= facts.RoundBegan).Select(entry => entry.Step)];
        _ = due.RemoveAll(entry => overtaken.Contains(entry.Step));

        Instant? nextLook = open.Where(entry => entry.DueAt > now)
            .Select(entry => (Instant?)entry.DueAt)
            .Append(facts.Assessment.NextLook)
            .Min();
        if (due.Count == 0)
        {
            PlanReason quiet =
                withdrawn.Count > 0 ? PlanReason.NoLongerTrue
                : overtaken.Count > 0 ? PlanReason.OvertakenBeforeRound
                : PlanReason.NothingNew;
            return new StepPlan(null, [.. overtaken.Order()], [.. withdrawn], quiet, nextLook);
        }

        // What has not left yet is told together with what falls due now, and of them all only the gravest.
        Step gravest = waiting.Concat(due.Select(entry => entry.Step)).Max();
        PlannedStep? planned = due.Where(entry => entry.Step == gravest)
            .Select(entry => Planned(facts, entry, hours, now))
            .SingleOrDefault();
        List<Step> lesser = [.. overtaken, .. waiting.Concat(due.Select(entry => entry.Step)).Where(step => step != gravest)];
        return new StepPlan(planned, [.. lesser.Order()], [.. withdrawn], Reason(planned, lesser), nextLook);
    }

    private static PlanReason Reason(PlannedStep? planned, List<Step> lesser) =>
        planned is null ? PlanReason.GraverStepWaits
        : lesser.Count > 0 ? PlanReason.GravestOfSeveral
        : PlanReason.FellDue;

    /// <summary>Told once, it is settled; superseded, until an edit moves it to a later time; waiting, it need not be planned again.</summary>
    private static bool IsSettled(NoticeFacts facts, Step step, Instant dueAt, List<Step> waiting) =>
        !facts.Role.IsTold(step, facts.Steward)
        || waiting.Contains(step)
        || facts.Decided.Any(record =>
            record.Step == step && (record.State == StepState.Told || (record.State == StepState.Superseded && dueAt <= record.DueAt))
        );

    /// <summary>Whether the step has fallen due and its standing says so: one that accuses needs a reading after the lapse (§1).</summary>
    private static bool IsTrue(NoticeFacts facts, Step step, Instant now) =>
        facts.Schedule.DueAt(step) <= now
        && step switch
        {
            Step.DueSoon => facts.Assessment.Standing is not Standing.Waiting,
            Step.PastAim => facts.Assessment.Standing is Standing.PastAim or Standing.Breached,
            _ => facts.Assessment.Standing is Standing.Breached,
        };

    /// <summary>A step told from now on: at the opening, to those whose letters are held to office hours.</summary>
    private static PlannedStep Planned(NoticeFacts facts, (Step Step, Instant DueAt) entry, OfficeCalendar hours, Instant now)
    {
        Instant deliverAt = facts.Role.IsHeldToOfficeHours() ? hours.NextOpen(now) : now;
        return new PlannedStep(entry.Step, facts.Role, entry.DueAt, deliverAt, IsHeld: deliverAt > now)
        {
            AsSeenAt = facts.Assessment.AsSeenAt,
            IsFoundLate = facts.Assessment.IsFoundLate,
        };
    }
}
