using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Tests.Calendars;

/// <summary>Intervals, days and weeks as values: what they refuse, and when they are equal.</summary>
internal sealed class HoursTests
{
    private static readonly LocalTime Nine = new(9, 0);
    private static readonly LocalTime Noon = new(12, 0);
    private static readonly LocalTime Five = new(17, 0);

    [Test]
    public void An_interval_ends_after_it_starts()
    {
        Assert.That(() => new OpenHours(Noon, Nine), Throws.ArgumentException.With.Message.Contains("ends after it starts"));
        Assert.That(() => new OpenHours(Nine, Nine), Throws.ArgumentException);
    }

    [Test]
    public void An_interval_that_ends_at_midnight_ends_with_its_date() =>
        Assert.That(new OpenHours(Nine, LocalTime.Midnight).ToString(), Is.EqualTo("09:00-24:00"));

    [Test]
    public void An_interval_nobody_set_is_all_day() => Assert.That(default(OpenHours).ToString(), Is.EqualTo("00:00-24:00"));

    [Test]
    public void A_days_intervals_do_not_overlap()
    {
        Assert.That(
            () => DayHours.Of(new OpenHours(Nine, Five), new OpenHours(Noon, Five)),
            Throws.ArgumentException.With.Message.Contains("09:00-17:00 and 12:00-17:00 overlap.")
        );
        Assert.That(() => DayHours.Of(new OpenHours(Nine, LocalTime.Midnight), new OpenHours(Noon, Five)), Throws.ArgumentException);
        Assert.That(() => DayHours.Of(new OpenHours(Nine, Five), new OpenHours(Nine, Five)), Throws.ArgumentException);
    }

    [Test]
    public void A_days_intervals_may_touch_and_come_in_any_order() =>
        Assert.That(
            DayHours.Of(new OpenHours(Noon, Five), new OpenHours(Nine, Noon)).Intervals,
            Is.EqualTo([new OpenHours(Nine, Noon), new OpenHours(Noon, Five)])
        );

    [Test]
    public void A_day_without_intervals_is_closed() => Assert.That(DayHours.Of(), Is.SameAs(DayHours.Closed));

    [Test]
    public void Days_and_weeks_are_equal_by_their_hours()
    {
        OpeningHours one = OfficeCalendarText.ParseHours("mon-tue 09:00-12:00,13:00-17:00");
        OpeningHours other = OfficeCalendarText.ParseHours("tue,mon 13:00-17:00,09:00-12:00");

        Assert.That(one, Is.EqualTo(other));
        Assert.That(one.GetHashCode(), Is.EqualTo(other.GetHashCode()));
        Assert.That(one[IsoDayOfWeek.Monday], Is.EqualTo(other[IsoDayOfWeek.Tuesday]));
        Assert.That(one[IsoDayOfWeek.Monday].GetHashCode(), Is.EqualTo(other[IsoDayOfWeek.Tuesday].GetHashCode()));
        Assert.That(one, Is.Not.EqualTo(OpeningHours.Weekdays));
        Assert.That(one.Equals(null), Is.False);
        Assert.That(one[IsoDayOfWeek.Monday].Equals(null), Is.False);
    }

    [Test]
    public void The_usual_week_is_Monday_to_Friday_from_nine_to_five()
    {
        Assert.That(OpeningHours.Weekdays.ToString(), Is.EqualTo("mon-fri 09:00-17:00"));
        Assert.That(OpeningHours.Always.ToString(), Is.EqualTo("mon-sun 00:00-24:00"));
        Assert.That(OpeningHours.Weekdays[IsoDayOfWeek.Sunday], Is.EqualTo(DayHours.Closed));
    }
}
