using System.Collections.Immutable;
using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using static ResponsivenessMonitor.Policy.Tests.Support.CalendarText;

namespace ResponsivenessMonitor.Policy.Tests.Calendars;

/// <summary>What beats what: exceptions, closures, the week, and a calendar that extends another.</summary>
internal sealed class OfficeHoursTests
{
    private static readonly LocalDate ChristmasEve = new(2026, 12, 24);
    private static readonly LocalDate ChristmasDay = new(2026, 12, 25);
    private static readonly DayHours Morning = OfficeCalendarText.ParseDay("09:00-12:00");
    private static readonly DayHours Usual = OfficeCalendarText.ParseDay("09:00-17:00");

    private static readonly OfficeHours University = new(Zone("Europe/London"), OpeningHours.Weekdays)
    {
        Closures = EnglandBankHolidays.Closures,
        Exceptions = On(ChristmasEve, Morning),
    };

    [Test]
    public void A_date_has_the_hours_of_its_weekday() => Assert.That(University.HoursOn(new LocalDate(2026, 12, 23)), Is.EqualTo(Usual));

    [Test]
    public void A_closure_beats_the_week() => Assert.That(University.HoursOn(ChristmasDay), Is.EqualTo(DayHours.Closed));

    [Test]
    public void An_exception_beats_the_week() => Assert.That(University.HoursOn(ChristmasEve), Is.EqualTo(Morning));

    [Test]
    public void An_exception_beats_a_closure_of_the_same_date()
    {
        OfficeHours library = University with { Exceptions = On(ChristmasDay, Morning) };

        Assert.That(library.HoursOn(ChristmasDay), Is.EqualTo(Morning));
        Assert.That(new OfficeCalendar(library).IsOpenDay(ChristmasDay), Is.True);
    }

    [Test]
    public void An_exception_may_close_a_date()
    {
        OfficeHours library = University with { Exceptions = On(new LocalDate(2026, 12, 23), DayHours.Closed) };

        Assert.That(new OfficeCalendar(library).NextOpenDay(new LocalDate(2026, 12, 22)), Is.EqualTo(ChristmasEve));
    }

    [Test]
    public void A_calendar_that_extends_another_keeps_its_zone_week_closures_and_exceptions()
    {
        OfficeHours department = University.Extend();

        Assert.That(department.Zone, Is.EqualTo(University.Zone));
        Assert.That(department.HoursOn(ChristmasEve), Is.EqualTo(Morning));
        Assert.That(department.HoursOn(ChristmasDay), Is.EqualTo(DayHours.Closed));
    }

    [Test]
    public void A_calendar_that_extends_another_may_have_a_week_of_its_own()
    {
        OfficeHours department = University.Extend(week: OfficeCalendarText.ParseHours("mon-sat 10:00-16:00"));

        Assert.That(department.HoursOn(new LocalDate(2026, 12, 19)).ToString(), Is.EqualTo("10:00-16:00"));
        Assert.That(department.HoursOn(ChristmasEve), Is.EqualTo(Morning));
    }

    [Test]
    public void A_calendar_that_extends_another_adds_closures()
    {
        OfficeHours department = University.Extend(closures: Closures.On(new LocalDate(2026, 12, 23)));

        Assert.That(department.HoursOn(new LocalDate(2026, 12, 23)), Is.EqualTo(DayHours.Closed));
        Assert.That(department.HoursOn(ChristmasDay), Is.EqualTo(DayHours.Closed));
        Assert.That(department.Closures.CompleteUntil, Is.EqualTo(EnglandBankHolidays.KnownUntil));
    }

    [Test]
    public void A_closure_of_the_extending_calendar_beats_an_exception_of_the_other() =>
        Assert.That(University.Extend(closures: Closures.On(ChristmasEve)).HoursOn(ChristmasEve), Is.EqualTo(DayHours.Closed));

    [Test]
    public void An_exception_of_the_extending_calendar_beats_everything()
    {
        OfficeHours department = University.Extend(
            closures: Closures.On(ChristmasEve),
            exceptions: On(ChristmasEve, Usual).Add(ChristmasDay, Morning)
        );

        Assert.That(department.HoursOn(ChristmasEve), Is.EqualTo(Usual));
        Assert.That(department.HoursOn(ChristmasDay), Is.EqualTo(Morning));
    }

    [Test]
    public void Closures_have_names_and_an_end_that_nobody_may_overlook()
    {
        Closures closures = Closures.On(ChristmasEve).And([(ChristmasDay, "Christmas Day")], completeUntil: new LocalDate(2027, 7, 31));

        Assert.That(closures.Dates, Is.EqualTo([ChristmasEve, ChristmasDay]));
        Assert.That(closures.NameOf(ChristmasEve), Is.Empty);
        Assert.That(closures.NameOf(ChristmasDay), Is.EqualTo("Christmas Day"));
        Assert.That(closures.NameOf(new LocalDate(2026, 12, 26)), Is.Null);
        Assert.That(closures.CompleteUntil, Is.EqualTo(new LocalDate(2027, 7, 31)));
        Assert.That(closures.And(EnglandBankHolidays.Closures).CompleteUntil, Is.EqualTo(new LocalDate(2027, 7, 31)));
        Assert.That(Closures.None.CompleteUntil, Is.Null);
        Assert.That(closures.And([(ChristmasDay, "Bank holiday")]).NameOf(ChristmasDay), Is.EqualTo("Bank holiday"));
    }

    private static ImmutableDictionary<LocalDate, DayHours> On(LocalDate date, DayHours hours) =>
        ImmutableDictionary<LocalDate, DayHours>.Empty.Add(date, hours);
}
