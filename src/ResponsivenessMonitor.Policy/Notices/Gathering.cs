using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>One letter per recipient per gathering, never one mail an enquiry (§6).</summary>
public static class Gathering
{
    /// <summary>When the letter leaves that tells of a recipient's waiting steps.</summary>
    /// <param name="waiting">The recipient's steps that have not left yet; at least one.</param>
    /// <param name="gatherFor">How long a letter gathers from when its first notice falls due (<c>Mail:GatherFor</c>).</param>
    /// <param name="hours">The recipient's calendar when the letters are held to office hours, else null.</param>
    /// <returns>Held ones leave together at the opening; a gathering never runs past the close, where its letter would have to wait.</returns>
    /// <exception cref="InvalidOperationException">Nothing waits.</exception>
    public static Instant LeavesAt(IReadOnlyList<PlannedStep> waiting, Duration gatherFor, OfficeCalendar? hours) =>
        waiting.Min(step => LeavesAt(step, gatherFor, hours));

    /// <summary>The steps that the letter leaving at an instant tells of.</summary>
    public static IEnumerable<PlannedStep> Gathered(IEnumerable<PlannedStep> waiting, Instant leavesAt) =>
        waiting.Where(step => step.DeliverAt <= leavesAt);

    private static Instant LeavesAt(PlannedStep step, Duration gatherFor, OfficeCalendar? hours)
    {
        Instant gathered = step.IsHeld ? step.DeliverAt : step.DeliverAt + gatherFor;
        return hours is null || step.IsHeld ? gathered : hours.OpenIntervals(step.DeliverAt, gathered).First().End;
    }
}
