using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using Interval = NodaTime.Interval;

namespace ResponsivenessMonitor.Policy.Tests.Calendars;

/// <summary>What holds of any office calendar, whatever its hours; each law is tried on 4,000 calendars.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class CalendarLaws
{
    private static readonly Gen<CalendarCase> OpenSometimes = AnyCalendar.Case.Where(it =>
        Enumerable.Range(1, 7).Any(day => !it.Hours.Week[(IsoDayOfWeek)day].Intervals.IsEmpty)
    );

    private static readonly Gen<Duration> Amount = AnyCalendar.Within(4).Where(amount => amount > Duration.Zero);

    [Test]
    public void What_is_added_is_what_lies_between() =>
        Check((calendar, at, amount, _) => Assert.That(calendar.Within(at, calendar.Add(at, amount)), Is.EqualTo(amount)));

    [Test]
    public void What_is_subtracted_is_what_lies_between() =>
        Check((calendar, at, amount, _) => Assert.That(calendar.Within(calendar.Subtract(at, amount), at), Is.EqualTo(amount)));

    [Test]
    public void Subtracting_undoes_adding_from_the_next_opening_on() =>
        Check(
            (calendar, at, amount, _) => Assert.That(calendar.Subtract(calendar.Add(at, amount), amount), Is.EqualTo(calendar.NextOpen(at)))
        );

    [Test]
    public void Adding_one_amount_after_another_is_adding_their_sum() =>
        Check(
            (calendar, at, first, second) =>
                Assert.That(calendar.Add(calendar.Add(at, first), second), Is.EqualTo(calendar.Add(at, first + second)))
        );

    [Test]
    public void Office_time_of_two_spans_that_touch_is_their_sum() =>
        Check(
            (calendar, at, first, second) =>
            {
                Instant middle = at + first;
                Instant end = middle + second;
                Assert.That(calendar.Within(at, middle) + calendar.Within(middle, end), Is.EqualTo(calendar.Within(at, end)));
            }
        );

    [Test]
    public void Office_time_is_never_less_than_nothing_nor_more_than_the_time_that_passes() =>
        Check(
            (calendar, at, span, _) =>
                Assert.That(calendar.Within(at, at + span), Is.GreaterThanOrEqualTo(Duration.Zero).And.LessThanOrEqualTo(span))
        );

    [Test]
    public void An_end_before_the_start_holds_no_office_time() =>
        Check((calendar, at, span, _) => Assert.That(calendar.Within(at + span, at), Is.EqualTo(Duration.Zero)));

    [Test]
    public void No_amount_stays_where_it_is() =>
        Check(
            (calendar, at, _, _) =>
            {
                Assert.That(calendar.Add(at, Duration.Zero), Is.EqualTo(at));
                Assert.That(calendar.Subtract(at, Duration.Zero), Is.EqualTo(at));
            }
        );

    [Test]
    public void An_amount_that_lasts_exactly_until_a_close_ends_at_that_close() =>
        Check(
            (calendar, at, _, _) =>
            {
                if (ShutsEvery(calendar))
                {
                    Instant close = calendar.NextClose(at);
                    Assert.That(calendar.Add(at, calendar.Within(at, close)), Is.EqualTo(close));
                }
            }
        );

    [Test]
    public void An_amount_that_reaches_back_exactly_to_an_opening_begins_at_that_opening() =>
        Check(
            (calendar, at, amount, _) =>
            {
                Instant open = calendar.NextOpen(at);
                Instant later = calendar.Add(open, amount);
                Assert.That(calendar.Subtract(later, calendar.Within(open, later)), Is.EqualTo(open));
            }
        );

    [Test]
    public void A_later_start_or_a_larger_amount_never_ends_earlier() =>
        Check(
            (calendar, at, amount, more) =>
            {
                Instant due = calendar.Add(at, amount);
                Assert.That(calendar.Add(at + more, amount), Is.GreaterThanOrEqualTo(due));
                Assert.That(calendar.Add(at, amount + more), Is.GreaterThan(due));
                Assert.That(calendar.Subtract(due + more, amount), Is.GreaterThanOrEqualTo(calendar.Subtract(due, amount)));
                Assert.That(calendar.Subtract(due, amount + more), Is.LessThan(calendar.Subtract(due, amount)));
            }
        );

    [Test]
    public void The_open_intervals_of_a_span_are_apart_and_add_up_to_its_office_time() =>
        Check(
            (calendar, at, span, _) =>
            {
                Interval[] intervals = [.. calendar.OpenIntervals(at, at + span)];
                Duration sum = intervals.Aggregate(Duration.Zero, (total, interval) => total + interval.Duration);
                Assert.That(sum, Is.EqualTo(calendar.Within(at, at + span)));
                Assert.That(intervals, Has.All.Matches<Interval>(interval => interval.Start >= at && interval.End <= at + span));
                for (int i = 1; i < intervals.Length; i++)
                {
                    Assert.That(intervals[i].Start, Is.GreaterThan(intervals[i - 1].End));
                }
            }
        );

    [Test]
    public void The_office_opens_at_its_openings_and_is_shut_at_its_closes() =>
        Check(
            (calendar, at, _, _) =>
            {
                Assert.That(calendar.IsOpen(calendar.NextOpen(at)), Is.True);
                if (ShutsEvery(calendar))
                {
                    Assert.That(calendar.IsOpen(calendar.NextClose(at)), Is.False);
                }
            }
        );

    [Test]
    public void A_date_holds_its_start_and_all_its_open_time() =>
        Check(
            (calendar, at, _, _) =>
            {
                LocalDate date = calendar.DateOf(calendar.NextOpen(at));
                Instant end = calendar.StartOfDay(date.PlusDays(1));
                Assert.That(calendar.IsOpenDay(date), Is.True);
                Assert.That(calendar.DateOf(calendar.StartOfDay(date)), Is.EqualTo(date));
                Assert.That(
                    calendar.Within(calendar.FirstOpen(date), calendar.LastClose(date)),
                    Is.EqualTo(calendar.Within(calendar.StartOfDay(date), end))
                );
            }
        );

    [Test]
    public void Open_days_are_counted_one_by_one() =>
        Check(
            (calendar, at, _, _) =>
            {
                LocalDate first = calendar.DateOf(calendar.AfterOpenDays(at, 1) - Duration.FromTicks(1));
                LocalDate third = calendar.NextOpenDay(calendar.NextOpenDay(first));
                Assert.That(calendar.FirstOpen(first), Is.GreaterThanOrEqualTo(at));
                Assert.That(calendar.AfterOpenDays(at, 1), Is.EqualTo(calendar.LastClose(first)));
                Assert.That(calendar.AfterOpenDays(at, 3), Is.EqualTo(calendar.LastClose(third)));
            }
        );

    /// <summary>Whether some day of the week is shut for a while, so that there is a close to speak of.</summary>
    private static bool ShutsEvery(OfficeCalendar calendar) =>
        Enumerable.Range(1, 7).Any(day => calendar.Hours.Week[(IsoDayOfWeek)day].Intervals.IsEmpty);

    /// <summary>No more than ten years' office time: four days of an office that opens for a minute a week lie beyond all calendars.</summary>
    private static Duration AtMost(CalendarCase it, Duration amount)
    {
        long week = Enumerable
            .Range(1, 7)
            .SelectMany(day => it.Hours.Week[(IsoDayOfWeek)day].Intervals)
            .Sum(open => (open.To == LocalTime.Midnight ? NodaConstants.TicksPerDay : open.To.TickOfDay) - open.From.TickOfDay);
        return Duration.Min(amount, Duration.FromTicks(520 * week));
    }

    private static void Check(Action<OfficeCalendar, Instant, Duration, Duration> law) =>
        Prop.ForAll(
                (
                    from it in OpenSometimes
                    from moment in AnyCalendar.Within(21)
                    from first in Amount
                    from second in Amount
                    select (It: it, Moment: moment, First: first, Second: second)
                ).ToArbitrary(),
                drawn =>
                    law(drawn.It.Compile(), drawn.It.Start + drawn.Moment, AtMost(drawn.It, drawn.First), AtMost(drawn.It, drawn.Second))
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(4_000).WithQuietOnSuccess(true));
}
