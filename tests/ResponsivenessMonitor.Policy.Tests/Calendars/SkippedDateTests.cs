using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using static ResponsivenessMonitor.Policy.Tests.Support.CalendarText;

namespace ResponsivenessMonitor.Policy.Tests.Calendars;

/// <summary>Samoa moved across the date line and had no Friday 30 December 2011.</summary>
internal sealed class SkippedDateTests
{
    private static readonly LocalDate Thursday = new(2011, 12, 29);
    private static readonly LocalDate Friday = new(2011, 12, 30);
    private static readonly LocalDate Saturday = new(2011, 12, 31);
    private static readonly OfficeCalendar Weekdays = In("Pacific/Apia", "mon-sat 09:00-17:00");
    private static readonly OfficeCalendar Always = In("Pacific/Apia", "mon-sun 00:00-24:00");

    [Test]
    public void A_date_that_never_was_is_no_open_day()
    {
        Assert.That(Weekdays.IsOpenDay(Friday), Is.False);
        Assert.That(Always.IsOpenDay(Friday), Is.False);
    }

    [Test]
    public void A_date_that_never_was_has_no_opening() =>
        Assert.That(() => Always.FirstOpen(Friday), Throws.ArgumentException.With.Message.Contains("2011-12-30 has no open time"));

    [Test]
    public void A_date_that_never_was_begins_with_the_next_one() =>
        Assert.That(Weekdays.StartOfDay(Friday), Is.EqualTo(Weekdays.StartOfDay(Saturday)));

    [Test]
    public void A_date_that_never_was_is_passed_over()
    {
        Assert.That(Weekdays.NextOpenDay(Thursday), Is.EqualTo(Saturday));
        Assert.That(Always.NextOpenDay(Thursday), Is.EqualTo(Saturday));
    }

    [Test]
    public void Thursday_afternoon_runs_on_into_Saturday_morning() =>
        Assert.That(Weekdays.Text(Weekdays.Add(Weekdays.At("2011-12-29T16:00"), Duration.FromHours(2))), Is.EqualTo("2011-12-31T10:00"));

    [Test]
    public void An_office_that_never_shuts_loses_no_time_to_a_date_that_never_was() =>
        Assert.That(Always.Within(Utc("2011-12-30T09:00Z"), Utc("2011-12-30T11:00Z")), Is.EqualTo(Duration.FromHours(2)));
}
