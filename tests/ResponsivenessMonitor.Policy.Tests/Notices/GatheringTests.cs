using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
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

        Assert.That(LeavesAt(waiting, "2026-06-09T13:00"), Is.EqualTo(London.At("2026-06-09T13:05")));
        Assert.That(
            Gathering.Gathered(waiting, London.At("2026-06-09T13:05")),
            Is.EqualTo(waiting[..2]),
            "the third begins a gathering of its own"
        );
    }

    [Test]
    public void What_was_held_leaves_together_at_the_opening()
    {
        PlannedStep[] waiting = [Held("2026-06-09T18:00", "2026-06-10T09:00"), Held("2026-06-10T00:00", "2026-06-10T09:00")];

        Assert.That(LeavesAt(waiting, "2026-06-10T00:00"), Is.EqualTo(London.At("2026-06-10T09:00")));
    }

    [Test]
    public void A_gathering_that_would_run_past_the_close_does_not_wait() =>
        Assert.That(LeavesAt([Due("2026-06-09T16:58")], "2026-06-09T16:58"), Is.EqualTo(London.At("2026-06-09T16:58")));

    [TestCase("2026-06-09T16:59", ExpectedResult = "2026-06-09T16:59", TestName = "still today while the office is open")]
    [TestCase("2026-06-09T20:00", ExpectedResult = "2026-06-10T09:00", TestName = "at the next opening when it is closed by then")]
    public string A_letter_that_is_overdue_leaves(string now) =>
        LeavesAt([Due("2026-06-09T13:00")], now).InZone(London.Calendar.Zone).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", null);

    [Test]
    public void A_closure_entered_since_holds_what_was_to_leave_that_day()
    {
        OfficeCalendar closed = new(London.Calendar.Hours.Extend(closures: Closures.On(Dates.On("2026-06-10"))));
        PlannedStep held = Held("2026-06-09T18:00", "2026-06-10T09:00");

        Assert.That(
            Gathering.LeavesAt([held], FiveMinutes, closed, London.At("2026-06-09T19:00")),
            Is.EqualTo(London.At("2026-06-11T09:00"))
        );
    }

    [Test]
    public void Where_nothing_is_held_a_gathering_runs_its_time() =>
        Assert.That(
            Gathering.LeavesAt([Due("2026-06-09T16:58")], FiveMinutes, hours: null, London.At("2026-06-09T16:58")),
            Is.EqualTo(London.At("2026-06-09T17:03"))
        );

    [Test]
    public void Without_a_gathering_each_letter_leaves_at_once() =>
        Assert.That(
            Gathering.LeavesAt([Due("2026-06-09T13:00")], Duration.Zero, London.Calendar, London.At("2026-06-09T13:00")),
            Is.EqualTo(London.At("2026-06-09T13:00"))
        );

    [Test]
    public void An_office_that_never_closes_gathers_too() =>
        Assert.That(
            Gathering.LeavesAt([Due("2026-06-09T23:58")], FiveMinutes, Offices.Always, London.At("2026-06-09T23:58")),
            Is.EqualTo(London.At("2026-06-10T00:03"))
        );

    private static Instant LeavesAt(PlannedStep[] waiting, string now) =>
        Gathering.LeavesAt(waiting, FiveMinutes, London.Calendar, London.At(now));

    private static PlannedStep Due(string at) => new(Step.DueSoon, Role.Administrator, London.At(at), London.At(at), IsHeld: false);

    private static PlannedStep Held(string due, string opening) =>
        new(Step.Breached, Role.Administrator, London.At(due), London.At(opening), IsHeld: true);
}
