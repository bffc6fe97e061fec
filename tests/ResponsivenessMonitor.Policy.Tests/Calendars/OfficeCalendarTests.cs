using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using static ResponsivenessMonitor.Policy.Tests.Support.CalendarText;

namespace ResponsivenessMonitor.Policy.Tests.Calendars;

/// <summary>Office time in London, Monday to Friday 09:00-17:00, as in the policy's worked examples (¶15).</summary>
internal sealed class OfficeCalendarTests
{
    [TestCase("2026-06-09T10:00", 240, ExpectedResult = "2026-06-09T14:00", TestName = "Within a day")]
    [TestCase("2026-06-09T16:30", 240, ExpectedResult = "2026-06-10T12:30", TestName = "Over a night")]
    [TestCase("2026-06-12T16:40", 60, ExpectedResult = "2026-06-15T09:40", TestName = "An enquiry late on Friday is due on Monday morning")]
    [TestCase("2026-06-12T16:00", 60, ExpectedResult = "2026-06-12T17:00", TestName = "An amount used up at the close is due at the close")]
    [TestCase("2026-06-12T17:00", 60, ExpectedResult = "2026-06-15T10:00", TestName = "The close itself is no open time")]
    [TestCase("2026-06-14T20:00", 60, ExpectedResult = "2026-06-15T10:00", TestName = "From Sunday evening")]
    [TestCase("2026-03-27T16:40", 60, ExpectedResult = "2026-03-30T09:40", TestName = "Over the weekend in which the clocks go forward")]
    [TestCase("2026-10-23T16:40", 60, ExpectedResult = "2026-10-26T09:40", TestName = "Over the weekend in which the clocks go back")]
    [TestCase("2026-04-02T15:30", 240, ExpectedResult = "2026-04-07T11:30", TestName = "Over Easter")]
    [TestCase("2026-05-01T16:20", 60, ExpectedResult = "2026-05-05T09:20", TestName = "Over the early May bank holiday")]
    public string An_amount_of_office_time_is_added(string from, int minutes) =>
        London.Text(London.Add(London.At(from), Duration.FromMinutes(minutes)));

    [TestCase("2026-06-10T12:30", 240, ExpectedResult = "2026-06-09T16:30", TestName = "Back over a night")]
    [TestCase("2026-06-15T10:00", 60, ExpectedResult = "2026-06-15T09:00", TestName = "Back to an opening, not to the close before")]
    [TestCase("2026-06-15T09:00", 60, ExpectedResult = "2026-06-12T16:00", TestName = "Back from an opening")]
    [TestCase("2026-04-07T11:30", 240, ExpectedResult = "2026-04-02T15:30", TestName = "Back over Easter")]
    public string An_amount_of_office_time_is_subtracted(string to, int minutes) =>
        London.Text(London.Subtract(London.At(to), Duration.FromMinutes(minutes)));

    [TestCase("2026-06-09T10:00", "2026-06-09T15:10", ExpectedResult = 310, TestName = "Counted within a day")]
    [TestCase("2026-06-09T14:30", "2026-06-09T19:15", ExpectedResult = 150, TestName = "Counted until the close, answered in the evening")]
    [TestCase("2026-06-12T18:20", "2026-06-13T11:00", ExpectedResult = 0, TestName = "Asked and answered while closed")]
    [TestCase("2026-03-27T16:40", "2026-03-30T09:35", ExpectedResult = 55, TestName = "Counted over the clocks going forward")]
    [TestCase("2026-04-02T16:30", "2026-04-07T09:30", ExpectedResult = 60, TestName = "Counted over Easter")]
    [TestCase("2026-06-10T10:00", "2026-06-09T10:00", ExpectedResult = 0, TestName = "Counted backwards")]
    public long Office_time_is_counted(string from, string to) => (long)London.Within(London.At(from), London.At(to)).TotalMinutes;

    [Test]
    public void An_office_is_open_at_its_opening_and_shut_at_its_close()
    {
        Assert.That(London.IsOpen(London.At("2026-06-09T08:59:59")), Is.False);
        Assert.That(London.IsOpen(London.At("2026-06-09T09:00")), Is.True);
        Assert.That(London.IsOpen(London.At("2026-06-09T16:59:59")), Is.True);
        Assert.That(London.IsOpen(London.At("2026-06-09T17:00")), Is.False);
    }

    [Test]
    public void An_amount_is_never_negative()
    {
        Instant at = London.At("2026-06-09T10:00");

        Assert.That(() => London.Add(at, -Duration.Epsilon), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => London.Subtract(at, -Duration.Epsilon), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_closed_date_has_no_opening_and_no_close()
    {
        Assert.That(() => London.FirstOpen(new LocalDate(2026, 4, 3)), Throws.ArgumentException.With.Message.Contains("2026-04-03"));
        Assert.That(() => London.LastClose(new LocalDate(2026, 4, 4)), Throws.ArgumentException.With.Message.Contains("2026-04-04"));
    }

    [TestCase("2026-06-09T09:00", 1, ExpectedResult = "2026-06-09T17:00", TestName = "A day counts when the office has not opened before")]
    [TestCase("2026-06-09T09:01", 1, ExpectedResult = "2026-06-10T17:00", TestName = "A day that has begun does not count")]
    [TestCase("2026-06-05T17:30", 10, ExpectedResult = "2026-06-19T17:00", TestName = "Ten open days are two weeks")]
    [TestCase("2026-04-02T12:00", 10, ExpectedResult = "2026-04-20T17:00", TestName = "Ten open days over Easter")]
    public string Open_days_are_counted(string at, int count) => London.Text(London.AfterOpenDays(London.At(at), count));

    [Test]
    public void An_interval_that_the_clocks_shorten_counts_what_is_left_of_it()
    {
        OfficeCalendar night = In("Europe/London", "sun 00:00-04:00");

        Assert.That(night.Within(Utc("2026-03-28T00:00Z"), Utc("2026-03-30T00:00Z")), Is.EqualTo(Duration.FromHours(3)));
        Assert.That(night.Within(Utc("2026-10-24T00:00Z"), Utc("2026-10-26T00:00Z")), Is.EqualTo(Duration.FromHours(5)));
    }

    [TestCase("sun 01:15-01:45", "2026-03-29T01:15Z", 30, TestName = "Wholly in the gap: both ends move an hour")]
    [TestCase("sun 01:30-02:15", null, 0, TestName = "From the gap to soon after it: its start moves past its end, and it is dropped")]
    [TestCase("sun 01:30-03:00", "2026-03-29T01:30Z", 30, TestName = "From the gap to long after it: its start moves")]
    public void A_time_that_the_clocks_leave_out_moves_forward_by_the_gap(string week, string? opens, int minutes)
    {
        OfficeCalendar calendar = In("Europe/London", week);
        LocalDate sunday = new(2026, 3, 29);

        Assert.That(calendar.IsOpenDay(sunday), Is.EqualTo(opens is not null));
        Assert.That(calendar.Within(Utc("2026-03-29T00:00Z"), Utc("2026-03-30T00:00Z")), Is.EqualTo(Duration.FromMinutes(minutes)));
        if (opens is not null)
        {
            Assert.That(calendar.FirstOpen(sunday), Is.EqualTo(Utc(opens)));
        }
    }

    [Test]
    public void Of_two_equal_times_the_first_is_meant()
    {
        OfficeCalendar calendar = In("Europe/London", "sun 01:30-02:30");

        Assert.That(calendar.FirstOpen(new LocalDate(2026, 10, 25)), Is.EqualTo(Utc("2026-10-25T00:30Z")));
        Assert.That(calendar.LastClose(new LocalDate(2026, 10, 25)), Is.EqualTo(Utc("2026-10-25T02:30Z")));
    }

    [Test]
    public void Nights_that_touch_at_midnight_are_one_for_counting_and_two_for_their_dates()
    {
        OfficeCalendar calendar = In("Europe/London", "fri 22:00-24:00; sat 00:00-02:00");
        Instant friday = calendar.At("2026-06-12T21:00");

        Assert.That(calendar.Text(calendar.NextClose(friday)), Is.EqualTo("2026-06-13T02:00"));
        Assert.That(calendar.Text(calendar.LastClose(new LocalDate(2026, 6, 12))), Is.EqualTo("2026-06-13T00:00"));
        Assert.That(calendar.Text(calendar.Add(friday, Duration.FromHours(2))), Is.EqualTo("2026-06-13T00:00"));
    }

    [Test]
    public void A_date_of_which_the_clocks_repeat_a_minute_of_the_next_ends_before_it()
    {
        // In St John's the clocks went back at 00:01 on Sunday: 00:00 came twice, with an hour of Saturday's wall clock after the first.
        OfficeCalendar calendar = In("America/St_Johns", "mon-sun 00:00-24:00");

        Assert.That(calendar.StartOfDay(new LocalDate(2010, 11, 7)), Is.EqualTo(Utc("2010-11-07T02:30Z")));
        Assert.That(calendar.DateOf(Utc("2010-11-07T02:45Z")), Is.EqualTo(new LocalDate(2010, 11, 7)));
    }

    [Test]
    public void After_no_open_days_is_no_question() =>
        Assert.That(() => London.AfterOpenDays(Support.London.At("2026-06-09T10:00"), 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
