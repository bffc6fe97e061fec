using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>One letter per recipient per gathering, never one mail an enquiry (§6).</summary>
public static class Gathering
{
    /// <summary>When the letter leaves that tells of a recipient's waiting steps.</summary>
    /// <param name="waiting">The recipient's steps that have not left yet; at least one.</param>
    /// <param name="gatherFor">How long a letter gathers from when its first notice falls due (<c>Mail:GatherFor</c>).</param>
    /// <param name="hours">The recipient's calendar, as it is now, when the letters are held to office hours; else null.</param>
    /// <param name="now">The instant asked about; a letter that is overdue leaves now, or at the next opening.</param>
    /// <returns>Held ones leave together at the opening; a gathering that would run past the close does not wait.</returns>
    /// <exception cref="InvalidOperationException">Nothing waits.</exception>
    public static Instant LeavesAt(IReadOnlyList<PlannedStep> waiting, Duration gatherFor, OfficeCalendar? hours, Instant now)
    {
        Instant leaves = Instant.Max(now, waiting.Min(step => Gathered(step, gatherFor, hours)));
        return hours?.NextOpen(leaves) ?? leaves;
    }

    /// <summary>The steps that the letter leaving at an instant tells of.</summary>
    public static IEnumerable<PlannedStep> Gathered(IEnumerable<PlannedStep> waiting, Instant leavesAt) =>
        waiting.Where(step => step.DeliverAt <= leavesAt);

    private static Instant Gathered(PlannedStep step, Duration gatherFor, OfficeCalendar? hours)
    {
        Instant gathered = step.DeliverAt + gatherFor;
        bool staysOpen = hours is null || (hours.Within(step.DeliverAt, gathered) == gatherFor && hours.IsOpen(gathered));
        return step.IsHeld || !staysOpen ? step.DeliverAt : gathered;
    }
}
