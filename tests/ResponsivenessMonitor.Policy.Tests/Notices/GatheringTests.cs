using NodaTime;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Notices;

/// <summary>§6: one letter per recipient per gathering, never one mail an enquiry.</summary>
internal sealed class GatheringTests
{
    private static readonly Duration FiveMinutes = Duration.FromMinutes(5);

    [Test]
    public void A_letter_gathers_for_five_minutes_from_its_first_notice()
    {
        PlannedStep[] waiting = [Due("2026-06-09T13:03"), Due("2026-06-09T13:00"), Due("2026-06-09T13:06")];

        Instant leaves = Gathering.LeavesAt(waiting, FiveMinutes, London.Calendar);

        Assert.That(leaves, Is.EqualTo(London.At("2026-06-09T13:05")));
        Assert.That(Gathering.Gathered(waiting, leaves), Is.EqualTo(waiting[..2]), "the third begins a gathering of its own");
    }

    [Test]
    public void What_was_held_leaves_together_at_the_opening()
    {
        PlannedStep[] waiting = [Held("2026-06-09T18:00", "2026-06-10T09:00"), Held("2026-06-10T00:00", "2026-06-10T09:00")];

        Assert.That(Gathering.LeavesAt(waiting, FiveMinutes, London.Calendar), Is.EqualTo(London.At("2026-06-10T09:00")));
    }

    [Test]
    public void A_gathering_does_not_run_past_the_close() =>
        Assert.That(Gathering.LeavesAt([Due("2026-06-09T16:58")], FiveMinutes, London.Calendar), Is.EqualTo(London.At("2026-06-09T17:00")));

    [Test]
    public void Where_nothing_is_held_a_gathering_runs_its_time() =>
        Assert.That(Gathering.LeavesAt([Due("2026-06-09T16:58")], FiveMinutes, hours: null), Is.EqualTo(London.At("2026-06-09T17:03")));

    [Test]
    public void An_office_that_never_closes_gathers_too()
    {
        Assert.That(Gathering.LeavesAt([Due("2026-06-09T23:58")], FiveMinutes, Offices.Always), Is.EqualTo(London.At("2026-06-10T00:03")));
    }

    private static PlannedStep Due(string at) => new(Step.DueSoon, Role.Administrator, London.At(at), London.At(at), IsHeld: false);

    private static PlannedStep Held(string due, string opening) =>
        new(Step.Breached, Role.Administrator, London.At(due), London.At(opening), IsHeld: true);
}
