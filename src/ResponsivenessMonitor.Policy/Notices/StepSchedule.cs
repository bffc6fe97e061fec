using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>When each step of one enquiry falls due (§6), whoever is told and whenever the letter may leave.</summary>
/// <remarks>Reminders follow the day on which the breached letter left, so they are unknown until it has.</remarks>
public sealed class StepSchedule
{
    private static readonly Duration EscalateAfter = Duration.FromHours(4);

    private readonly Dictionary<Step, Instant> due = [];

    private StepSchedule() { }

    /// <summary>The steps that apply, in the order in which they fall due.</summary>
    public IEnumerable<(Step Step, Instant DueAt)> Steps =>
        due.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Value).ThenBy(pair => pair.Key);

    /// <summary>When the step falls due; null when it does not apply, or is not known yet.</summary>
    public Instant? DueAt(Step step) => due.TryGetValue(step, out Instant at) ? at : null;

    /// <summary>The schedule of an enquiry by its account's calendar.</summary>
    /// <param name="deadlines">The deadlines its letters go by.</param>
    /// <param name="calendar">The account's calendar.</param>
    /// <param name="breachToldOn">The local date on which the letter that told of the breach left, or null while none has.</param>
    public static StepSchedule For(Deadlines deadlines, OfficeCalendar calendar, LocalDate? breachToldOn)
    {
        StepSchedule schedule = new();
        Instant breach = deadlines.Breach.Lapses;
        schedule.due[Step.DueSoon] = deadlines.WarnAt;
        if (deadlines.Commitment is not null && deadlines.Aim.Lapses < breach)
        {
            schedule.due[Step.PastAim] = deadlines.Aim.Lapses; // only while the commitment is still to come
        }

        schedule.due[Step.Breached] = breach;
        schedule.due[Step.Escalated] = calendar.Add(breach, EscalateAfter);
        if (breachToldOn is { } told)
        {
            LocalDate first = calendar.NextOpenDay(told);
            schedule.due[Step.FirstReminder] = calendar.FirstOpen(first);
            schedule.due[Step.SecondReminder] = calendar.FirstOpen(calendar.NextOpenDay(first));
        }

        return schedule;
    }
}
