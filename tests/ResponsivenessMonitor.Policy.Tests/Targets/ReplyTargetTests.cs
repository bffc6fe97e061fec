using NodaTime;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Targets;

/// <summary>§1: reply targets and what they mean in instants.</summary>
internal sealed class ReplyTargetTests
{
    [Test]
    public void Marketing_aims_at_one_hour_and_commits_to_nothing_else()
    {
        Assert.That(ReplyTarget.Marketing.Aim, Is.EqualTo(Duration.FromHours(1)));
        Assert.That(ReplyTarget.Marketing.Commitment, Is.EqualTo(new Commitment.None()));
    }

    [Test]
    public void A_department_aims_at_four_hours_and_commits_to_the_same_day()
    {
        Assert.That(ReplyTarget.Department.Aim, Is.EqualTo(Duration.FromHours(4)));
        Assert.That(ReplyTarget.Department.Commitment, Is.EqualTo(new Commitment.SameOfficeDay()));
        Assert.That(ReplyTarget.Department.MinimumSameDay, Is.EqualTo(Duration.FromHours(1)));
    }

    [Test]
    public void An_aim_or_a_committed_amount_is_longer_than_zero()
    {
        Assert.That(() => new ReplyTarget(Duration.Zero, new Commitment.None()), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => new ReplyTarget(Duration.FromHours(1), new Commitment.Amount(Duration.Zero)),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
    }

    [TestCase(4 * 60, ExpectedResult = 180, TestName = "Of four hours the warning comes after three")]
    [TestCase(8 * 60, ExpectedResult = 360, TestName = "Of eight hours after six")]
    [TestCase(60, ExpectedResult = 45, TestName = "Of one hour after 45 minutes")]
    [TestCase(40, ExpectedResult = 25, TestName = "Never less than 15 minutes before")]
    [TestCase(15, ExpectedResult = 0, TestName = "Of a quarter of an hour at once")]
    [TestCase(5, ExpectedResult = 0, TestName = "Of five minutes at once")]
    public int The_warning_comes_a_quarter_of_the_aim_before_it(int aimMinutes)
    {
        ReplyTarget target = new(Duration.FromMinutes(aimMinutes), new Commitment.None());
        Asked asked = new(London.Calendar, target, London.At("2026-06-09T09:00"));

        return (int)London.Calendar.Within(asked.Received, asked.Deadlines.WarnAt).TotalMinutes;
    }

    [Test]
    public void The_warning_comes_an_hour_before_the_commitment_when_that_is_earlier()
    {
        ReplyTarget target = new(Duration.FromHours(6), new Commitment.Amount(Duration.FromHours(2)));
        Deadlines deadlines = new Asked(London.Calendar, target, London.At("2026-06-09T10:00")).Deadlines;

        Assert.That(deadlines.WarnAt, Is.EqualTo(London.At("2026-06-09T11:00")));
        Assert.That(deadlines.First, Is.EqualTo(deadlines.Commitment));
    }

    [Test]
    public void The_warning_is_never_before_the_enquiry()
    {
        ReplyTarget target = new(Duration.FromHours(6), new Commitment.Amount(Duration.FromMinutes(20)));

        Assert.That(
            new Asked(London.Calendar, target, London.At("2026-06-09T10:00")).Deadlines.WarnAt,
            Is.EqualTo(London.At("2026-06-09T10:00"))
        );
    }

    [Test]
    public void A_committed_amount_counts_office_time_like_the_aim()
    {
        ReplyTarget target = new(Duration.FromHours(4), new Commitment.Amount(Duration.FromHours(8)));
        Deadlines deadlines = new Asked(London.Calendar, target, London.At("2026-06-12T11:00")).Deadlines;

        Assert.That(deadlines.Commitment, Is.EqualTo(new Deadline(London.At("2026-06-15T11:00"), London.At("2026-06-15T11:00"))));
    }

    [TestCase(120, ExpectedResult = "2026-06-10T17:00", TestName = "With two hours as the least, 15:30 counts for the next day")]
    [TestCase(30, ExpectedResult = "2026-06-09T17:00", TestName = "With half an hour as the least, 15:30 counts for the same day")]
    public string The_least_office_time_of_the_same_day_is_an_option(int minutes)
    {
        ReplyTarget target = ReplyTarget.Department with { MinimumSameDay = Duration.FromMinutes(minutes) };
        Deadlines deadlines = new Asked(London.Calendar, target, London.At("2026-06-09T15:30")).Deadlines;

        return deadlines.Commitment!.Value.Due.InZone(London.Calendar.Zone).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", null);
    }

    [TestCase("2026-10-23T16:30", "2026-10-26T17:00", TestName = "Over the night on which the clocks go back")]
    [TestCase("2026-12-24T16:30", "2026-12-29T17:00", TestName = "Over Christmas, Boxing Day and its substitute")]
    public void Less_than_an_hour_before_the_close_the_same_day_is_the_next_open_day(string received, string due) =>
        Assert.That(Asked.Department(received).Deadlines.Commitment!.Value.Due, Is.EqualTo(London.At(due)));
}
