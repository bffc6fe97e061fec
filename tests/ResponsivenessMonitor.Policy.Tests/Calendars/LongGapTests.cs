using System.Collections.Immutable;
using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using static ResponsivenessMonitor.Policy.Tests.Support.CalendarText;

namespace ResponsivenessMonitor.Policy.Tests.Calendars;

/// <summary>No open time within 366 days is an error, not a deadline in the far future.</summary>
internal sealed class LongGapTests
{
    private static readonly LocalDate Before = new(2025, 3, 3);
    private static readonly Instant Shut = Utc("2025-03-04T00:00Z");
    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly Duration Tick = Duration.FromTicks(1);

    /// <summary>Open on one date until midnight, then shut for so many days, then open for good.</summary>
    private static OfficeCalendar ShutFor(int days)
    {
        LocalDate opens = Before.PlusDays(days + 1);
        ImmutableDictionary<LocalDate, DayHours> exceptions = Enumerable
            .Range(0, 30)
            .Select(opens.PlusDays)
            .Append(Before)
            .ToImmutableDictionary(date => date, _ => OfficeCalendarText.ParseDay("00:00-24:00"));
        return new OfficeCalendar(
            new OfficeHours(DateTimeZone.Utc, new OpeningHours(ImmutableDictionary<IsoDayOfWeek, DayHours>.Empty))
            {
                Exceptions = exceptions,
            }
        );
    }

    [TestCase(365)]
    [TestCase(366)]
    public void A_closure_of_up_to_366_days_is_counted_over(int days)
    {
        OfficeCalendar calendar = ShutFor(days);
        Instant opens = Shut + Duration.FromDays(days);

        Assert.That(calendar.NextOpen(Shut), Is.EqualTo(opens));
        Assert.That(calendar.NextClose(Shut), Is.EqualTo(opens + Duration.FromDays(30)));
        Assert.That(calendar.NextOpenDay(Before), Is.EqualTo(Before.PlusDays(days + 1)));
        Assert.That(calendar.Add(Shut, Hour), Is.EqualTo(opens + Hour));
        Assert.That(calendar.Add(Shut - Hour, 2 * Hour), Is.EqualTo(opens + Hour));
        Assert.That(calendar.Subtract(opens, Hour), Is.EqualTo(Shut - Hour));
        Assert.That(calendar.Subtract(opens + Hour, 2 * Hour), Is.EqualTo(Shut - Hour));
    }

    [TestCase(367)]
    [TestCase(368)]
    [TestCase(4000)]
    public void A_closure_of_more_than_366_days_is_refused(int days)
    {
        OfficeCalendar calendar = ShutFor(days);
        Instant opens = Shut + Duration.FromDays(days);

        Assert.That(() => calendar.NextOpen(Shut), Throws.InstanceOf<NoOpenTimeException>());
        Assert.That(() => calendar.NextClose(Shut), Throws.InstanceOf<NoOpenTimeException>());
        Assert.That(() => calendar.NextOpenDay(Before), Throws.InstanceOf<NoOpenTimeException>());
        Assert.That(() => calendar.Add(Shut, Hour), Throws.InstanceOf<NoOpenTimeException>());
        Assert.That(() => calendar.Add(Shut - Hour, 2 * Hour), Throws.InstanceOf<NoOpenTimeException>());
        Assert.That(() => calendar.Subtract(opens, Hour), Throws.InstanceOf<NoOpenTimeException>());
        Assert.That(() => calendar.Subtract(opens + Hour, 2 * Hour), Throws.InstanceOf<NoOpenTimeException>());
    }

    [Test]
    public void Exactly_366_days_is_the_limit_to_the_tick()
    {
        OfficeCalendar calendar = ShutFor(367);
        Instant opens = Shut + Duration.FromDays(367);

        Assert.That(calendar.NextOpen(opens - Duration.FromDays(366)), Is.EqualTo(opens));
        Assert.That(calendar.Add(opens - Duration.FromDays(366), Hour), Is.EqualTo(opens + Hour));
        Assert.That(calendar.Subtract(Shut + Duration.FromDays(366), Hour), Is.EqualTo(Shut - Hour));
        Assert.That(() => calendar.NextOpen(opens - Duration.FromDays(366) - Tick), Throws.InstanceOf<NoOpenTimeException>());
        Assert.That(() => calendar.Add(opens - Duration.FromDays(366) - Tick, Hour), Throws.InstanceOf<NoOpenTimeException>());
        Assert.That(() => calendar.Subtract(Shut + Duration.FromDays(366) + Tick, Hour), Throws.InstanceOf<NoOpenTimeException>());
    }

    [Test]
    public void An_amount_that_ends_before_a_long_closure_is_answered()
    {
        OfficeCalendar calendar = ShutFor(4000);

        Assert.That(calendar.Add(Shut - 2 * Hour, 2 * Hour), Is.EqualTo(Shut));
        Assert.That(calendar.Subtract(Shut, 24 * Hour), Is.EqualTo(Shut - 24 * Hour));
    }

    [Test]
    public void Office_time_across_a_long_closure_is_counted_all_the_same() =>
        Assert.That(ShutFor(4000).Within(Shut - Hour, Shut + Duration.FromDays(4001)), Is.EqualTo(25 * Hour));

    [Test]
    public void A_long_closure_is_refused_whatever_was_compiled_before()
    {
        OfficeCalendar calendar = ShutFor(4000);
        _ = calendar.Within(Shut - Duration.FromDays(4000), Shut + Duration.FromDays(8000));

        Assert.That(() => calendar.Add(Shut - Hour, 2 * Hour), Throws.InstanceOf<NoOpenTimeException>());
        Assert.That(() => calendar.Subtract(Shut + Duration.FromDays(4001), 25 * Hour), Throws.InstanceOf<NoOpenTimeException>());
    }

    [Test]
    public void An_office_that_never_opens_says_so_and_how_to_mend_it()
    {
        OfficeCalendar calendar = new(
            new OfficeHours(Zone("Europe/London"), new OpeningHours(ImmutableDictionary<IsoDayOfWeek, DayHours>.Empty))
        );
        Instant at = calendar.At("2026-06-09T10:00");

        NoOpenTimeException? refused = Assert.Throws<NoOpenTimeException>(() => calendar.Add(at, Hour));
        Assert.That(refused?.Near, Is.EqualTo(at));
        Assert.That(refused?.Message, Does.Contain("within 366 days of 2026-06-09 10:00 (Europe/London)").And.Contain("opening hours"));
        Assert.That(() => calendar.Subtract(at, Hour), Throws.InstanceOf<NoOpenTimeException>());
        Assert.That(() => calendar.AfterOpenDays(at, 10), Throws.InstanceOf<NoOpenTimeException>());
        Assert.That(calendar.Within(at, at + Duration.FromDays(900)), Is.EqualTo(Duration.Zero));
        Assert.That(calendar.IsOpen(at), Is.False);
    }
}
