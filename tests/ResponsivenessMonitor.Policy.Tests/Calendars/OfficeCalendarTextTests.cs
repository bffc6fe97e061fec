using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Tests.Calendars;

/// <summary>The short text of calendars: what is read, and what is said of each fault and where.</summary>
internal sealed class OfficeCalendarTextTests
{
    [TestCase("mon, wed , fri 09:00-17:00", "mon 09:00-17:00; wed 09:00-17:00; fri 09:00-17:00")]
    [TestCase("mon-fri 09:00-17:00", "mon-fri 09:00-17:00")]
    [TestCase("  MON-Fri   09:00-17:00 ;", "mon-fri 09:00-17:00", TestName = "In any case, with spaces to spare")]
    [TestCase("mon–fri 09:00–17:00", "mon-fri 09:00-17:00", TestName = "With dashes as a word processor writes them")]
    [TestCase("mon-fri 09:00 - 12:30 , 13:30 - 17:00", "mon-fri 09:00-12:30,13:30-17:00", TestName = "With spaces within the hours")]
    [TestCase("mon-thu 13:30-17:00,09:00-12:30", "mon-thu 09:00-12:30,13:30-17:00", TestName = "With intervals in any order")]
    [TestCase(
        "fri 10:00-16:00; mon,wed 09:00-17:00",
        "mon 09:00-17:00; wed 09:00-17:00; fri 10:00-16:00",
        TestName = "With days in any order"
    )]
    [TestCase("sat-mon 00:00-24:00", "mon 00:00-24:00; sat-sun 00:00-24:00", TestName = "With days over the end of the week")]
    [TestCase("tue-tue 09:00-10:00", "tue 09:00-10:00", TestName = "With a range of one day")]
    [TestCase("mon 09:00-10:00;;tue 09:00-10:00;", "mon-tue 09:00-10:00", TestName = "With empty clauses")]
    [TestCase("mon,tue-thu,sun 09:00-10:00", "mon-thu 09:00-10:00; sun 09:00-10:00", TestName = "With lists of ranges")]
    [TestCase("fri 22:00-24:00; sat 00:00-02:00", "fri 22:00-24:00; sat 00:00-02:00", TestName = "With a night in two parts")]
    [TestCase("mon 09:00-12:00,12:00-15:00", "mon 09:00-12:00,12:00-15:00", TestName = "With intervals that touch")]
    [TestCase("closed", "closed", TestName = "With no hours at all, said so")]
    [TestCase(" Closed ", "closed", TestName = "With no hours at all, said so in any case")]
    public void A_week_is_read_and_written_back(string text, string written) =>
        Assert.That(OfficeCalendarText.ParseHours(text).ToString(), Is.EqualTo(written));

    [Test]
    public void Any_week_is_read_back_from_its_text() =>
        Prop.ForAll(
                AnyCalendar.Case.ToArbitrary(),
                it => Assert.That(OfficeCalendarText.ParseHours(it.Hours.Week.ToString()), Is.EqualTo(it.Hours.Week))
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000).WithQuietOnSuccess(true));

    [Test]
    public void Any_day_is_read_back_from_its_text() =>
        Prop.ForAll(
                AnyCalendar.Case.ToArbitrary(),
                it =>
                    Assert.That(
                        it.Hours.Exceptions.Values.Select(day => OfficeCalendarText.ParseDay(day.ToString())),
                        Is.EqualTo(it.Hours.Exceptions.Values)
                    )
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true));

    [TestCase("", 0, "There are no opening hours here")]
    [TestCase(" ; ", 0, "There are no opening hours here")]
    [TestCase("mon-fri", 0, "'mon-fri' needs days and hours")]
    [TestCase("mon 09:00-10:00; tue", 17, "'tue' needs days and hours")]
    [TestCase("monday 09:00-17:00", 0, "'monday' is no day; write mon, tue")]
    [TestCase("mon-fry 09:00-17:00", 4, "'fry' is no day")]
    [TestCase("mon-wed-fri 09:00-17:00", 0, "'mon-wed-fri' is no range of days")]
    [TestCase("mon,,wed 09:00-17:00", 4, "'' is no day")]
    [TestCase("mon-fri 09:00-17:00; fri 09:00-12:00", 21, "fri is given twice")]
    [TestCase("mon-fri,wed 09:00-17:00", 8, "wed is given twice")]
    [TestCase("mon 09:00", 4, "'09:00' is no stretch of hours")]
    [TestCase("mon 09:00-12:00-17:00", 4, "is no stretch of hours")]
    [TestCase("mon 9:00-17:00", 4, "'9:00' is no time of day")]
    [TestCase("mon 09:00-5pm", 10, "'5pm' is no time of day")]
    [TestCase("mon 09:00-25:00", 10, "'25:00' is no time of day")]
    [TestCase("mon 24:00-24:00", 4, "'24:00' is no time of day")]
    [TestCase("mon 09:00-17:00,", 16, "'' is no stretch of hours")]
    [TestCase("mon 09:00-00:00", 10, "end at 24:00, not at 00:00")]
    [TestCase("mon 09:00-09:00", 4, "'09:00-09:00' is empty; for all day write 00:00-24:00")]
    [TestCase("mon 09:00-12:00, 11:59-13:00", 17, "11:59-13:00 overlaps 09:00-12:00")]
    [TestCase("mon 20:00-24:00,23:00-23:30", 16, "23:00-23:30 overlaps 20:00-24:00")]
    [TestCase("mon 09:00-12:00,09:00-12:00", 16, "09:00-12:00 overlaps 09:00-12:00")]
    [TestCase("fri 22:00-02:00", 4, "write 'fri 22:00-24:00; sat 00:00-02:00'")]
    [TestCase("mon 09:00-10:00; SUN 22:00-02:00", 21, "write 'sun 22:00-24:00; mon 00:00-02:00'")]
    [TestCase("fri,sat 22:00-02:00", 8, "write 22:00-24:00 here and 00:00-02:00 on the next day")]
    [TestCase("mon 09:00-17:00; closed", 17, "'closed' needs days and hours")]
    public void A_fault_in_a_week_is_told_with_its_place(string text, int position, string reason) =>
        AssertFault(() => OfficeCalendarText.ParseHours(text), text, position, reason);

    [TestCase("closed", "closed")]
    [TestCase(" CLOSED ", "closed")]
    [TestCase(" 09:00-12:00 ", "09:00-12:00")]
    [TestCase("13:00-24:00,09:00–12:00", "09:00-12:00,13:00-24:00")]
    public void A_day_is_read_and_written_back(string text, string written) =>
        Assert.That(OfficeCalendarText.ParseDay(text).ToString(), Is.EqualTo(written));

    [TestCase("", 0, "'' is no stretch of hours")]
    [TestCase(" shut", 1, "'shut' is no stretch of hours")]
    [TestCase(" 22:00-02:00", 1, "write 22:00-24:00 here and 00:00-02:00 on the next day")]
    [TestCase("09:00-12:00,11:00-13:00", 12, "11:00-13:00 overlaps 09:00-12:00")]
    public void A_fault_in_a_day_is_told_with_its_place(string text, int position, string reason) =>
        AssertFault(() => OfficeCalendarText.ParseDay(text), text, position, reason);

    [TestCase("", "")]
    [TestCase("2026-08-31", "2026-08-31")]
    [TestCase(" 2026-08-31 ;2026-12-28,", "2026-08-31 2026-12-28")]
    [TestCase("2026-12-30 .. 2027-01-01", "2026-12-30 2026-12-31 2027-01-01")]
    [TestCase("2026-12-30..2026-12-30", "2026-12-30")]
    public void Dates_are_read_alone_and_in_ranges(string text, string dates) =>
        Assert.That(string.Join(' ', OfficeCalendarText.ParseDates(text).Select(date => $"{date:uuuu-MM-dd}")), Is.EqualTo(dates));

    [Test]
    public void A_range_of_dates_holds_a_leap_year() =>
        Assert.That(OfficeCalendarText.ParseDates("2028-01-01..2028-12-31"), Has.Count.EqualTo(366));

    [TestCase("2026-02-29", 0, "'2026-02-29' is no date; write it as 2026-12-25")]
    [TestCase("2026-08-31, 31/12/2026", 12, "'31/12/2026' is no date")]
    [TestCase("2026-08-31..", 12, "'' is no date")]
    [TestCase("2026-08-31, 2026-12-24..2026-12-23", 12, "ends before it starts")]
    [TestCase("2028-01-01..2029-01-01", 0, "is longer than 366 days")]
    public void A_fault_in_dates_is_told_with_its_place(string text, int position, string reason) =>
        AssertFault(() => OfficeCalendarText.ParseDates(text), text, position, reason);

    [Test]
    public void A_faults_message_points_at_its_place()
    {
        CalendarTextException? fault = Assert.Throws<CalendarTextException>(() => OfficeCalendarText.ParseHours("mon-fri 9:00-17:00"));

        Assert.That(
            fault?.Message,
            Is.EqualTo(
                """
                '9:00' is no time of day; write it as 09:00, from 00:00 to 24:00.
                    mon-fri 9:00-17:00
                            ^ here (column 9)
                """
            )
        );
    }

    [Test]
    public void Times_with_seconds_are_written_with_them() =>
        Assert.That(new OpenHours(new LocalTime(9, 0, 30), LocalTime.Midnight).ToString(), Is.EqualTo("09:00:30-24:00"));

    private static void AssertFault(Action read, string text, int position, string reason)
    {
        CalendarTextException? fault = Assert.Throws<CalendarTextException>(() => read());
        Assert.That(fault?.Reason, Does.Contain(reason));
        Assert.That(fault?.Position, Is.EqualTo(position));
        Assert.That(fault?.Text, Is.EqualTo(text));
    }
}
