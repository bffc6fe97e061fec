using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Tests.Calendars.Slow;

namespace ResponsivenessMonitor.Policy.Tests.Calendars;

/// <summary>The calendar agrees with counting minute by minute, near changes of the clocks in sixteen zones.</summary>
/// <remarks>
/// A case is one question to a calendar together with its answer; a calendar without open time to ask for is not counted. Each of these properties
/// makes 6,000 calendars and asks each at most five times: over 100,000 cases in all. What goes wrong is printed with all that is needed to repeat it.
/// </remarks>
[Parallelizable(ParallelScope.Self)]
internal sealed class MinuteByMinuteProperties
{
    private const int Calendars = 6_000;
    private const int Questions = 5;
    private const int Days = 21;

    private static readonly Gen<Duration> Moment = AnyCalendar.Within(Days);

    [Test]
    public void Office_time_between_two_instants_is_the_sum_of_its_open_minutes() =>
        Check(
            from first in Moment
            from second in Moment
            select (From: Duration.Min(first, second), To: Duration.Max(first, second)),
            (calendar, slow, asked) =>
            {
                (Instant from, Instant to) = (slow.Start + asked.From, slow.Start + asked.To);
                Assert.That(calendar.Within(from, to), Is.EqualTo(slow.Within(from, to)), () => $"within {from} and {to}");
                return true;
            }
        );

    [Test]
    public void An_amount_is_added_by_stepping_over_open_minutes() =>
        Check(
            Asked,
            (calendar, slow, asked) =>
            {
                Instant from = slow.Start + asked.Moment;
                if (Share(slow.Within(from, slow.End), asked.Share) is not { } amount)
                {
                    return false;
                }

                Assert.That(calendar.Add(from, amount), Is.EqualTo(slow.Add(from, amount)), () => $"{from} and {amount}");
                return true;
            }
        );

    [Test]
    public void An_amount_is_subtracted_by_stepping_back_over_open_minutes() =>
        Check(
            Asked,
            (calendar, slow, asked) =>
            {
                Instant to = slow.Start + asked.Moment;
                if (Share(slow.Within(slow.Start, to), asked.Share) is not { } amount)
                {
                    return false;
                }

                Assert.That(calendar.Subtract(to, amount), Is.EqualTo(slow.Subtract(to, amount)), () => $"{to} without {amount}");
                return true;
            }
        );

    [Test]
    public void The_office_is_open_in_its_open_minutes_and_opens_and_shuts_at_their_ends() =>
        Check(
            Moment,
            (calendar, slow, moment) =>
            {
                Instant at = slow.Start + moment;
                Assert.That(calendar.IsOpen(at), Is.EqualTo(slow.IsOpen(at)), () => $"open at {at}");
                AssertLater(calendar.NextOpen, at, slow.NextOpen(at), slow.End);
                AssertLater(calendar.NextClose, at, slow.NextClose(at), slow.End);
                return true;
            }
        );

    private static Gen<(Duration Moment, int Share)> Asked =>
        from moment in Moment
        from share in Gen.Choose(0, 1000)
        select (moment, share);

    /// <summary>A share of the open time there is: from one tick to all of it, mostly in whole minutes; null when there is none.</summary>
    private static Duration? Share(Duration all, int share)
    {
        if (all == Duration.Zero)
        {
            return null;
        }

        long ticks = all.BclCompatibleTicks * share / 1000;
        long whole = share % 3 == 0 ? ticks : ticks - ticks % NodaConstants.TicksPerMinute;
        return Duration.FromTicks(Math.Max(1, whole));
    }

    /// <summary>The answer is the slow one, or lies beyond what the slow one can see.</summary>
    private static void AssertLater(Func<Instant, Instant> ask, Instant at, Instant? slow, Instant end)
    {
        if (slow is { } expected)
        {
            Assert.That(ask(at), Is.EqualTo(expected), () => $"{ask.Method.Name} after {at}");
            return;
        }

        try
        {
            Assert.That(ask(at), Is.GreaterThanOrEqualTo(end), () => $"{ask.Method.Name} after {at}");
        }
        catch (Exception exception) when (exception is NoOpenTimeException or ArgumentOutOfRangeException)
        {
            // No week of this calendar is open, or none ever shuts.
        }
    }

    private static void Check<T>(Gen<T> question, Func<OfficeCalendar, SlowMinutes, T, bool> ask)
    {
        int asked = 0;
        Gen<(CalendarCase It, T[] Questions)> drawn =
            from it in AnyCalendar.Case
            from questions in question.ArrayOf(Questions)
            select (it, questions);

        Prop.ForAll(
                drawn.ToArbitrary(),
                draw =>
                {
                    OfficeCalendar calendar = draw.It.Compile();
                    SlowMinutes slow = new(draw.It.Hours, draw.It.Start, Days);
                    asked += draw.Questions.Count(one => ask(calendar, slow, one));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Calendars).WithQuietOnSuccess(true));

        Assert.That(asked, Is.GreaterThan(25_000));
    }
}
