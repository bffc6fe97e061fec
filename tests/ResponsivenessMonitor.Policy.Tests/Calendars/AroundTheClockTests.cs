using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using static ResponsivenessMonitor.Policy.Tests.Support.CalendarText;

namespace ResponsivenessMonitor.Policy.Tests.Calendars;

/// <summary>An office that never shuts (worked example 16).</summary>
internal sealed class AroundTheClockTests
{
    private static readonly OfficeCalendar Always = In("Europe/London", "mon-sun 00:00-24:00");

    [Test]
    public void An_office_that_never_shuts_is_open_next_at_once() =>
        Assert.That(Always.NextOpen(Always.At("2026-10-24T23:30")), Is.EqualTo(Always.At("2026-10-24T23:30")));

    [Test]
    public void Every_date_follows_the_date_before() =>
        Assert.That(Always.NextOpenDay(new LocalDate(2026, 10, 24)), Is.EqualTo(new LocalDate(2026, 10, 25)));

    [Test]
    public void A_dates_last_close_is_its_last_midnight() =>
        Assert.That(Always.Text(Always.LastClose(new LocalDate(2026, 10, 25))), Is.EqualTo("2026-10-26T00:00"));

    [Test]
    public void The_Sunday_on_which_the_clocks_go_back_has_25_hours() =>
        Assert.That(Always.Within(Always.At("2026-10-25T00:00"), Always.At("2026-10-26T00:00")), Is.EqualTo(Duration.FromHours(25)));

    [Test]
    public void Four_hours_from_late_on_Saturday_end_at_the_second_half_past_two() =>
        Assert.That(Always.Add(Utc("2026-10-24T22:30Z"), Duration.FromHours(4)), Is.EqualTo(Utc("2026-10-25T02:30Z")));

    [Test]
    public void Ten_open_days_are_ten_days() =>
        Assert.That(Always.Text(Always.AfterOpenDays(Always.At("2026-10-24T12:00"), 10)), Is.EqualTo("2026-11-04T00:00"));

    [Test]
    public void A_close_that_never_comes_is_refused_when_the_years_run_out() =>
        Assert.That(() => Always.NextClose(Always.At("2026-10-24T12:00")), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
