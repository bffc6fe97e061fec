using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using static ResponsivenessMonitor.Policy.Tests.Support.CalendarText;

namespace ResponsivenessMonitor.Policy.Tests.Calendars;

/// <summary>The calendar answers for 1900 to 2199, from the first instant to the last and whatever was asked before.</summary>
internal sealed class SupportedYearsTests
{
    private static readonly Instant First = Utc("1900-01-01T00:00Z");
    private static readonly Instant End = Utc("2200-01-01T00:00Z");
    private static readonly Duration Tick = Duration.FromTicks(1);
    private static readonly Duration Hour = Duration.FromHours(1);

    private static OfficeCalendar[] FreshAndGrown()
    {
        OfficeCalendar grown = In("Etc/UTC", "mon-fri 09:00-17:00");
        _ = grown.Within(First, Utc("2199-12-31T12:00Z"));
        OfficeCalendar grownFromTheMiddle = In("Etc/UTC", "mon-fri 09:00-17:00");
        _ = grownFromTheMiddle.IsOpen(Utc("2026-01-01T00:00Z"));
        _ = grownFromTheMiddle.IsOpen(Utc("1901-01-01T00:00Z"));
        _ = grownFromTheMiddle.IsOpen(Utc("2198-01-01T00:00Z"));
        return [In("Etc/UTC", "mon-fri 09:00-17:00"), grown, grownFromTheMiddle];
    }

    [TestCaseSource(nameof(FreshAndGrown))]
    public void The_first_and_the_last_year_are_answered(OfficeCalendar calendar)
    {
        Assert.That(calendar.Add(First, Hour), Is.EqualTo(Utc("1900-01-01T10:00Z")));
        Assert.That(calendar.Subtract(End, Hour), Is.EqualTo(Utc("2199-12-31T16:00Z")));
        Assert.That(calendar.Within(First, Utc("1900-01-08T00:00Z")), Is.EqualTo(Duration.FromHours(40)));
        Assert.That(calendar.IsOpenDay(new LocalDate(1900, 1, 1)), Is.True);
        Assert.That(calendar.IsOpenDay(new LocalDate(2199, 12, 31)), Is.True);
    }

    [TestCaseSource(nameof(FreshAndGrown))]
    public void Three_centuries_are_one_question(OfficeCalendar calendar) =>
        Assert.That(calendar.Within(First, End), Is.EqualTo(8 * Duration.FromHours(78_267)));

    [TestCaseSource(nameof(FreshAndGrown))]
    public void An_amount_that_takes_centuries_is_added_from_the_first_year(OfficeCalendar calendar)
    {
        Instant due = calendar.Add(Utc("1900-01-01T09:00Z"), Duration.FromHours(8 * 5 * 52 * 250));

        Assert.That(calendar.Within(Utc("1900-01-01T09:00Z"), due), Is.EqualTo(Duration.FromHours(8 * 5 * 52 * 250)));
        Assert.That(calendar.Subtract(due, Duration.FromHours(8 * 5 * 52 * 250)), Is.EqualTo(Utc("1900-01-01T09:00Z")));
    }

    [TestCaseSource(nameof(FreshAndGrown))]
    public void Instants_before_1900_are_refused(OfficeCalendar calendar)
    {
        Assert.That(() => calendar.IsOpen(First - Tick), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => calendar.Within(First - Tick, First + Hour), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => calendar.DateOf(First - Tick), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => calendar.IsOpenDay(new LocalDate(1899, 12, 31)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => calendar.StartOfDay(new LocalDate(1899, 12, 31)), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [TestCaseSource(nameof(FreshAndGrown))]
    public void Instants_after_2199_are_refused(OfficeCalendar calendar)
    {
        Assert.That(() => calendar.IsOpen(End + Tick), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => calendar.Within(End - Hour, End + Tick), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => calendar.Subtract(End + Tick, Hour), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => calendar.IsOpenDay(new LocalDate(2200, 1, 1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [TestCaseSource(nameof(FreshAndGrown))]
    public void An_amount_that_runs_out_of_years_is_refused(OfficeCalendar calendar)
    {
        Assert.That(() => calendar.Add(Utc("2199-12-31T16:00Z"), Duration.FromHours(2)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => calendar.Subtract(Utc("1900-01-01T10:00Z"), Duration.FromHours(2)),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
    }
}
