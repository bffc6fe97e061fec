using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Tests.Calendars;

/// <summary>A calendar compiles as many years as it is asked about; what was asked before, and by whom, never shows in an answer.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class GrowingTests
{
    private const int Threads = 4;

    private static readonly Instant First = Instant.FromUtc(1900, 1, 2, 0, 0);
    private static readonly int Hours = (int)(Instant.FromUtc(2199, 12, 30, 0, 0) - First).TotalHours;

    /// <summary>Mostly near the calendar's own start, sometimes anywhere in three centuries.</summary>
    private static readonly Gen<(int Hour, bool Near, Duration Amount)> Question =
        from hour in Gen.Choose(0, Hours)
        from near in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
        from amount in AnyCalendar.Within(30)
        select (hour, near, amount);

    private static readonly Gen<(CalendarCase It, (int Hour, bool Near, Duration Amount)[] Questions)> Drawn =
        from it in AnyCalendar.Case
        from questions in Question.ArrayOf(8)
        select (it, questions);

    [Test]
    public void Any_order_of_questions_gives_the_answers_of_fresh_calendars() =>
        Prop.ForAll(
                Drawn.ToArbitrary(),
                drawn =>
                {
                    OfficeCalendar grown = drawn.It.Compile();
                    foreach ((int hour, bool near, Duration amount) in drawn.Questions)
                    {
                        Instant at = At(drawn.It, hour, near);
                        Assert.That(
                            Answers(grown, at, amount),
                            Is.EqualTo(Answers(drawn.It.Compile(), at, amount)),
                            () => $"at {at} {amount}"
                        );
                    }
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithQuietOnSuccess(true));

    [Test]
    public void Threads_that_ask_at_once_get_the_answers_of_fresh_calendars() =>
        Prop.ForAll(
                Drawn.ToArbitrary(),
                drawn =>
                {
                    OfficeCalendar shared = drawn.It.Compile();
                    string[][] answers = new string[Threads][];
                    using Barrier together = new(Threads);
                    Thread[] threads =
                    [
                        .. Enumerable
                            .Range(0, Threads)
                            .Select(thread => new Thread(() =>
                            {
                                together.SignalAndWait();
                                answers[thread] =
                                [
                                    .. Rotated(drawn.Questions, 2 * thread)
                                        .Select(one => Answers(shared, At(drawn.It, one.Hour, one.Near), one.Amount)),
                                ];
                            })),
                    ];
                    Array.ForEach(threads, thread => thread.Start());
                    Array.ForEach(threads, thread => thread.Join());

                    string[] fresh =
                    [
                        .. drawn.Questions.Select(one => Answers(drawn.It.Compile(), At(drawn.It, one.Hour, one.Near), one.Amount)),
                    ];
                    for (int thread = 0; thread < Threads; thread++)
                    {
                        Assert.That(answers[thread], Is.EqualTo(Rotated(fresh, 2 * thread)));
                    }
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithQuietOnSuccess(true));

    private static Instant At(CalendarCase it, int hour, bool near) =>
        near ? it.Start + Duration.FromHours(hour % (400 * 24)) : First + Duration.FromHours(hour);

    private static T[] Rotated<T>(T[] items, int by) => [.. items.Skip(by), .. items.Take(by)];

    /// <summary>All that a calendar says of an instant and an amount, refusals too.</summary>
    private static string Answers(OfficeCalendar calendar, Instant at, Duration amount) =>
        string.Join(
            ' ',
            Answer(() => calendar.Within(at, at + amount)),
            Answer(() => calendar.Add(at, amount)),
            Answer(() => calendar.Subtract(at, amount)),
            Answer(() => calendar.NextOpen(at)),
            Answer(() => calendar.IsOpen(at)),
            Answer(() => calendar.DateOf(at)),
            Answer(() => calendar.IsOpenDay(calendar.DateOf(at)))
        );

    private static string Answer<T>(Func<T> ask)
        where T : notnull
    {
        try
        {
            return $"{ask()}";
        }
        catch (Exception exception) when (exception is NoOpenTimeException or ArgumentOutOfRangeException)
        {
            return exception.GetType().Name;
        }
    }
}
