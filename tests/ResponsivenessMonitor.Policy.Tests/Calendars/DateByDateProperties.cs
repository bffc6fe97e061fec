using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Tests.Calendars.Slow;

namespace ResponsivenessMonitor.Policy.Tests.Calendars;

/// <summary>The calendar's dates agree with reading the wall clock minute by minute, near changes of the clocks in sixteen zones.</summary>
/// <remarks>A case is one date of one calendar with all that is asked of it: over 10,000 in all.</remarks>
[Parallelizable(ParallelScope.Self)]
internal sealed class DateByDateProperties
{
    private const int Days = 7;

    [Test]
    public void Dates_begin_open_and_shut_as_the_wall_clock_shows()
    {
        int asked = 0;
        Prop.ForAll(
                AnyCalendar.Case.ToArbitrary(),
                drawn =>
                {
                    OfficeCalendar calendar = drawn.Compile();
                    SlowMinutes minutes = new(drawn.Hours, drawn.Start, Days);
                    SlowDates dates = new(drawn.Hours, minutes);
                    for (LocalDate date = dates.First.PlusDays(1); date < dates.Last; date = date.PlusDays(1))
                    {
                        AssertDate(calendar, dates, date);
                        asked++;
                    }

                    for (int minute = 0; minute < minutes.Minutes; minute += 7)
                    {
                        Assert.That(calendar.DateOf(minutes.StartOf(minute)), Is.EqualTo(dates.DateOf(minute)));
                    }
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_500).WithQuietOnSuccess(true));

        Assert.That(asked, Is.GreaterThan(10_000));
    }

    private static void AssertDate(OfficeCalendar calendar, SlowDates dates, LocalDate date)
    {
        Assert.That(calendar.StartOfDay(date), Is.EqualTo(dates.StartOfDay(date)), () => $"start of {date}");
        Assert.That(calendar.IsOpenDay(date), Is.EqualTo(dates.FirstOpen(date) is not null), () => $"open on {date}");
        if (dates.FirstOpen(date) is { } firstOpen)
        {
            Assert.That(calendar.FirstOpen(date), Is.EqualTo(firstOpen), () => $"first open of {date}");
            Assert.That(calendar.LastClose(date), Is.EqualTo(dates.LastClose(date)), () => $"last close of {date}");
        }

        LocalDate nextOpenDay = Enumerable
            .Range(1, Days)
            .Select(date.PlusDays)
            .FirstOrDefault(next => next < dates.Last && dates.FirstOpen(next) is not null, dates.Last);
        if (nextOpenDay < dates.Last)
        {
            Assert.That(calendar.NextOpenDay(date), Is.EqualTo(nextOpenDay), () => $"next open day after {date}");
        }
    }
}
