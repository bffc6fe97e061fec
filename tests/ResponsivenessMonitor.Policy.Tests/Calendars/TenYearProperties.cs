using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Tests.Calendars.Slow;

namespace ResponsivenessMonitor.Policy.Tests.Calendars;

/// <summary>Over ten years the calendar agrees with adding up whole days, one after the other.</summary>
/// <remarks>A case is one span or amount within ten years: 250 calendars, each asked eight times, 2,000 cases of each of the three questions.</remarks>
[Parallelizable(ParallelScope.Self)]
internal sealed class TenYearProperties
{
    private const int Calendars = 250;
    private const int Questions = 8;
    private const int Days = 3652;

    [Test]
    public void Office_time_of_years_is_the_sum_of_its_days()
    {
        int asked = 0;
        Gen<(CalendarCase It, (Duration First, Duration Second)[] Spans)> drawn =
            from it in AnyCalendar.Case.Where(HasOpenTime)
            from spans in (
                from first in AnyCalendar.Within(Days)
                from second in AnyCalendar.Within(Days)
                where first != second
                select (Duration.Min(first, second), Duration.Max(first, second))
            ).ArrayOf(Questions)
            select (it, spans);

        Prop.ForAll(
                drawn.ToArbitrary(),
                draw =>
                {
                    OfficeCalendar calendar = draw.It.Compile();
                    Instant start = draw.It.Start;
                    Instant end = start + Duration.FromDays(Days);
                    SlowDays slow = new(draw.It.Hours, start, end);
                    foreach ((Duration first, Duration second) in draw.Spans)
                    {
                        AssertSpan(calendar, slow, start + first, start + second, (start, end));
                        asked++;
                    }
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Calendars).WithQuietOnSuccess(true));

        Assert.That(asked, Is.EqualTo(2_000));
    }

    private static void AssertSpan(OfficeCalendar calendar, SlowDays slow, Instant from, Instant to, (Instant Start, Instant End) years)
    {
        Duration within = slow.Within(from, to);
        Assert.That(calendar.Within(from, to), Is.EqualTo(within), () => $"within {from} and {to}");
        if (within > Duration.Zero)
        {
            Assert.That(calendar.Add(from, within), Is.EqualTo(slow.Add(from, years.End, within)), () => $"{from} and {within}");
            Assert.That(calendar.Subtract(to, within), Is.EqualTo(slow.Subtract(to, years.Start, within)), () => $"{to} without {within}");
        }
    }

    private static bool HasOpenTime(CalendarCase it) =>
        Enumerable.Range(1, 7).Any(day => !it.Hours.Week[(IsoDayOfWeek)day].Intervals.IsEmpty);
}
