using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Notices;

/// <summary>§6: letters may wait for the next opening; clocks never do, and not on two open days running.</summary>
internal sealed class MuteTests
{
    [TestCase(
        "2026-06-09T10:00",
        null,
        ExpectedResult = "2026-06-10T09:00 for 2026-06-09",
        TestName = "Letters wait until the next morning"
    )]
    [TestCase("2026-06-12T16:59", null, ExpectedResult = "2026-06-15T09:00 for 2026-06-12", TestName = "On Friday until Monday")]
    [TestCase("2026-04-02T15:30", null, ExpectedResult = "2026-04-07T09:00 for 2026-04-02", TestName = "Over Easter until Tuesday")]
    [TestCase("2026-03-27T16:30", null, ExpectedResult = "2026-03-30T09:00 for 2026-03-27", TestName = "Over a change of clocks")]
    [TestCase(
        "2026-06-09T08:59",
        null,
        ExpectedResult = "nothing before 2026-06-09T09:00",
        TestName = "Before the opening nothing would come anyway"
    )]
    [TestCase(
        "2026-06-09T17:00",
        null,
        ExpectedResult = "nothing before 2026-06-10T09:00",
        TestName = "After the close nothing would come anyway"
    )]
    [TestCase("2026-05-25T11:00", null, ExpectedResult = "nothing before 2026-05-26T09:00", TestName = "Nor on a bank holiday")]
    [TestCase("2026-06-09T10:00", "2026-06-08", ExpectedResult = "again on 2026-06-10", TestName = "Not on the day after")]
    [TestCase("2026-06-15T10:00", "2026-06-12", ExpectedResult = "again on 2026-06-16", TestName = "Not on Monday after Friday")]
    [TestCase("2026-05-26T10:00", "2026-05-22", ExpectedResult = "again on 2026-05-27", TestName = "Not after a bank holiday in between")]
    [TestCase("2026-06-09T10:00", "2026-06-09", ExpectedResult = "again on 2026-06-11", TestName = "Not twice on one day")]
    [TestCase("2026-06-10T10:00", "2026-06-08", ExpectedResult = "2026-06-11T09:00 for 2026-06-10", TestName = "Every other day")]
    [TestCase(
        "2026-06-09T18:00",
        "2026-06-09",
        ExpectedResult = "nothing before 2026-06-10T09:00",
        TestName = "In the evening it need not be refused"
    )]
    public string Muted_at(string now, string? last) => Decide(London.Calendar, now, last);

    [Test]
    public void A_break_at_noon_is_no_next_opening()
    {
        OfficeCalendar lunch = Offices.Open("mon-fri 09:00-12:30,13:30-17:00");

        Assert.That(Decide(lunch, "2026-06-09T10:00", last: null), Is.EqualTo("2026-06-10T09:00 for 2026-06-09"));
        Assert.That(Decide(lunch, "2026-06-09T13:00", last: null), Is.EqualTo("2026-06-10T09:00 for 2026-06-09"));
    }

    [Test]
    public void Where_nobody_ever_shuts_letters_wait_for_midnight_also_on_a_day_of_25_hours()
    {
        MuteDecision decided = MuteRules.Decide(Offices.Always, lastMuted: null, Offices.Always.At("2026-10-25T00:00"));

        MuteDecision.Muted muted = (MuteDecision.Muted)decided;
        Assert.That(muted.Until - Offices.Always.At("2026-10-25T00:00"), Is.EqualTo(Duration.FromHours(25)));
    }

    [Test]
    public void After_an_edit_of_the_calendar_the_last_muted_day_may_be_a_closed_one() =>
        Assert.That(Decide(London.Calendar, "2026-06-15T10:00", "2026-06-13"), Is.EqualTo("again on 2026-06-16"));

    private static string Decide(OfficeCalendar hours, string now, string? last)
    {
        LocalDate? day = last is null ? null : Dates.On(last);
        return MuteRules.Decide(hours, day, hours.At(now)) switch
        {
            MuteDecision.Muted muted => $"{hours.Text(muted.Until)} for {LocalDatePattern.Iso.Format(muted.OpenDay)}",
            MuteDecision.NothingToMute nothing => $"nothing before {hours.Text(nothing.Next)}",
            MuteDecision.TooSoon soon => $"again on {LocalDatePattern.Iso.Format(soon.AgainOn)}",
            MuteDecision other => throw new AssertionException($"{other}"),
        };
    }
}
