using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Tests.Platforms;

/// <summary>When an account is read next, every 5 minutes in office hours and every 30 outside. Times are London's.</summary>
public sealed class PollPlanTests
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly PollRules Rules = new(Duration.FromMinutes(5), Duration.FromMinutes(30));

    private static readonly OfficeCalendar Calendar = new(
        new OfficeHours(London, OfficeCalendarText.ParseHours("mon-fri 09:00-17:00")) { Closures = EnglandBankHolidays.Closures }
    );

    [TestCase("2026-06-09T10:00", ExpectedResult = "2026-06-09T10:05", TestName = "In office hours after the shorter interval")]
    [TestCase("2026-06-09T16:58", ExpectedResult = "2026-06-09T17:03", TestName = "The last reading of the day may lie after the close")]
    [TestCase("2026-06-09T17:00", ExpectedResult = "2026-06-09T17:30", TestName = "Outside after the longer interval")]
    [TestCase("2026-06-09T08:45", ExpectedResult = "2026-06-09T09:00", TestName = "At the opening")]
    [TestCase("2026-05-25T10:00", ExpectedResult = "2026-05-25T10:30", TestName = "A bank holiday is outside office hours")]
    [TestCase(
        "2026-03-29T00:45",
        ExpectedResult = "2026-03-29T02:15",
        TestName = "Half an hour is half an hour when the clocks go forward"
    )]
    [TestCase(
        "2026-10-26T08:40",
        ExpectedResult = "2026-10-26T09:00",
        TestName = "At the opening on the Monday after the clocks went back"
    )]
    public string Without_enquiries(string now) => Next(now, [], []);

    [TestCase("2026-06-09T10:03", ExpectedResult = "2026-06-09T10:03", TestName = "At a warning before the interval is over")]
    [TestCase("2026-06-09T10:00", ExpectedResult = "2026-06-09T10:05", TestName = "A warning at the reading itself is past")]
    [TestCase("2026-06-09T10:30", ExpectedResult = "2026-06-09T10:05", TestName = "A warning after the interval waits")]
    public string With_a_warning(string warnAt) => Next("2026-06-09T10:00", [warnAt], []);

    [TestCase("2026-06-09T10:03", ExpectedResult = "2026-06-09T10:03:01", TestName = "A second after a lapse")]
    [TestCase("2026-06-09T10:00", ExpectedResult = "2026-06-09T10:00:01", TestName = "A lapse at the reading itself asks for one after it")]
    [TestCase("2026-06-09T09:59", ExpectedResult = "2026-06-09T10:05", TestName = "A lapse before the reading is past")]
    public string With_a_lapse(string lapse) => Next("2026-06-09T10:00", [], [lapse]);

    [Test]
    public void The_earliest_of_all_comes_first() =>
        Assert.That(
            Next("2026-06-09T10:00", ["2026-06-09T10:04", "2026-06-09T10:02"], ["2026-06-09T10:01", "2026-06-09T12:00"]),
            Is.EqualTo("2026-06-09T10:01:01")
        );

    [TestCase(
        "2026-10-25T00:00",
        ExpectedResult = "2026-10-25T00:00:01",
        TestName = "A midnight lapse in the night in which the clocks go back"
    )]
    [TestCase("2026-10-25T02:00", ExpectedResult = "2026-10-25T00:15", TestName = "A lapse after the longer interval waits")]
    public string In_the_night_of_the_clock_change(string lapse) => Next("2026-10-24T23:45", [], [lapse]);

    private static string Next(string now, string[] warnings, string[] lapses)
    {
        Instant next = PollPlan.Next(Calendar, Rules, warnings.Select(At), lapses.Select(At), At(now));
        LocalDateTime local = next.InZone(London).LocalDateTime;
        return (
            local.Second == 0 ? LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm") : LocalDateTimePattern.GeneralIso
        ).Format(local);
    }

    private static Instant At(string local) =>
        LocalDateTimePattern.ExtendedIso.Parse($"{local}:00").Value.InZoneLeniently(London).ToInstant();
}
