using NodaTime;
using ResponsivenessMonitor.Policy.Lifecycle;
using static ResponsivenessMonitor.Policy.Tests.Support.London;

namespace ResponsivenessMonitor.Policy.Tests.Lifecycle;

public sealed class GoneAnswersTests
{
    private static readonly LifecycleRules Options = new();

    [TestCase("10:00 10:15", ExpectedResult = "Doubtful", TestName = "Two answers are too few")]
    [TestCase("10:00 10:05 10:14", ExpectedResult = "Doubtful", TestName = "Three answers over under 15 minutes are too quick")]
    [TestCase("10:00 10:05 10:15", ExpectedResult = "CannotBeSeen", TestName = "Three answers over 15 minutes are told at once")]
    [TestCase("10:00 10:05 23:59", ExpectedResult = "CannotBeSeen", TestName = "And stay so within the day")]
    public string After_three_readings_over_15_minutes_an_account_cannot_be_seen(string times) =>
        Row(GoneKind.Suspended, [.. times.Split(' ').Select(time => At($"2026-06-09T{time}"))]).Judge(Options).GetType().Name;

    [TestCase("2026-06-10T09:59:59", ExpectedResult = "CannotBeSeen")]
    [TestCase("2026-06-10T10:00", ExpectedResult = "Gone")]
    public string Gone_takes_three_answers_over_24_hours(string last) =>
        Row(GoneKind.Deleted, At("2026-06-09T10:00"), At("2026-06-09T10:05"), At(last)).Judge(Options).GetType().Name;

    [Test]
    public void Two_answers_a_day_apart_are_not_gone() =>
        Assert.That(
            Row(GoneKind.Deleted, At("2026-06-09T10:00"), At("2026-06-10T10:00")).Judge(Options),
            Is.EqualTo(new Visibility.Doubtful(At("2026-06-09T10:00"), GoneKind.Deleted))
        );

    [TestCase("2026-10-25T09:00", ExpectedResult = "Gone", TestName = "A day on which the clocks go back is over after 24 hours")]
    [TestCase("2026-10-25T08:59", ExpectedResult = "CannotBeSeen", TestName = "And not before")]
    public string Hours_are_physical_when_the_clocks_change(string last) =>
        Row(GoneKind.Deleted, At("2026-10-24T10:00"), At("2026-10-24T10:05"), At(last)).Judge(Options).GetType().Name;

    [Test]
    public void The_last_answer_says_in_which_way_it_is_gone() =>
        Assert.That(
            GoneAnswers
                .First(GoneKind.Deactivated, At("2026-06-09T10:00"))
                .Next(GoneKind.Deactivated, At("2026-06-09T10:05"))
                .Next(GoneKind.Deleted, At("2026-06-09T10:20"))
                .Judge(Options),
            Is.EqualTo(new Visibility.CannotBeSeen(At("2026-06-09T10:00"), GoneKind.Deleted))
        );

    [Test]
    public void Answers_come_in_order() =>
        Assert.That(
            () => GoneAnswers.First(GoneKind.Deleted, At("2026-06-09T10:00")).Next(GoneKind.Deleted, At("2026-06-09T09:59")),
            Throws.ArgumentException
        );

    private static GoneAnswers Row(GoneKind kind, params Instant[] at) =>
        at.Skip(1).Aggregate(GoneAnswers.First(kind, at[0]), (row, next) => row.Next(kind, next));
}
