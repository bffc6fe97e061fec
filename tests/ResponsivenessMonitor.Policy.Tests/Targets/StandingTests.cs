using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Targets;

/// <summary>§1: where an enquiry stands, by the clock and by what is known.</summary>
internal sealed class StandingTests
{
    private static readonly Asked Tuesday = Asked.Department("2026-06-09T10:00"); // warn 13:00, aim 14:00, commitment 17:00

    [TestCase("2026-06-09T12:59:59", ExpectedResult = nameof(Standing.Waiting), TestName = "Before the warning it waits")]
    [TestCase("2026-06-09T13:00:00", ExpectedResult = nameof(Standing.DueSoon), TestName = "From the warning on it is due soon")]
    [TestCase("2026-06-09T14:00:00", ExpectedResult = nameof(Standing.DueSoon), TestName = "At the aim's lapse it is not past it yet")]
    [TestCase("2026-06-09T14:00:01", ExpectedResult = nameof(Standing.PastAim), TestName = "After the aim's lapse it is")]
    [TestCase(
        "2026-06-09T17:00:01",
        ExpectedResult = nameof(Standing.PastAim),
        TestName = "The commitment outlasts the close by an evening"
    )]
    [TestCase("2026-06-10T00:00:00", ExpectedResult = nameof(Standing.PastAim), TestName = "At midnight an answer would still meet it")]
    [TestCase("2026-06-10T00:00:01", ExpectedResult = nameof(Standing.Breached), TestName = "After midnight it is breached")]
    [TestCase(
        "2026-06-23T17:00:00",
        ExpectedResult = nameof(Standing.Breached),
        TestName = "On the tenth open day after the breach it still is"
    )]
    [TestCase(
        "2026-06-23T17:00:01",
        ExpectedResult = nameof(Standing.NeverAnswered),
        TestName = "After ten open days it was never answered"
    )]
    public string An_account_that_is_read_all_the_time_stands(string now) => Tuesday.AssessedAt(now).Standing.GetType().Name;

    [TestCase(
        "2026-06-09T14:00:00",
        ExpectedResult = nameof(Standing.DueSoon),
        TestName = "Last read at the aim's lapse, nothing is declared"
    )]
    [TestCase("2026-06-09T14:00:01", ExpectedResult = nameof(Standing.PastAim), TestName = "Read after the aim's lapse, that is declared")]
    [TestCase(
        "2026-06-10T00:00:00",
        ExpectedResult = nameof(Standing.PastAim),
        TestName = "Last read at the commitment's lapse, no breach is declared"
    )]
    [TestCase("2026-06-10T00:00:01", ExpectedResult = nameof(Standing.Breached), TestName = "Read after the commitment's lapse, it is")]
    public string Nobody_is_accused_on_stale_data(string knownTo) =>
        Tuesday.AssessedAt("2026-06-11T12:00", knownTo).Standing.GetType().Name;

    [Test]
    public void Until_it_is_read_again_the_standing_says_since_when_it_was_not()
    {
        Assert.That(
            Tuesday.AssessedAt("2026-06-09T14:30", knownTo: "2026-06-09T13:50").NotReadSince,
            Is.EqualTo(London.At("2026-06-09T13:50"))
        );
        Assert.That(
            Tuesday.AssessedAt("2026-06-09T13:55", knownTo: "2026-06-09T13:50").NotReadSince,
            Is.Null,
            "no deadline has lapsed by the clock"
        );
        Assert.That(Tuesday.AssessedAt("2026-06-09T14:30").NotReadSince, Is.Null, "it was read");
    }

    [Test]
    public void A_warning_accuses_nobody_and_needs_the_clock_alone() =>
        Assert.That(
            Tuesday.AssessedAt("2026-06-09T13:00", knownTo: "2026-06-09T10:05").Standing,
            Is.EqualTo(new Standing.DueSoon(London.At("2026-06-09T14:00")))
        );

    [TestCase("2026-06-09T10:00", "2026-06-09T13:00", TestName = "to the warning")]
    [TestCase("2026-06-09T13:00", "2026-06-09T14:00:00.000001", TestName = "then to just after the aim's lapse")]
    [TestCase("2026-06-09T15:00", "2026-06-10T00:00:00.000001", TestName = "then to just after the commitment's")]
    [TestCase("2026-06-10T09:00", "2026-06-23T17:00:00.000001", TestName = "then to the end of ten open days")]
    public void The_next_look_is_the_earliest_instant_at_which_time_alone_could_change_the_standing(string now, string next) =>
        Assert.That(Tuesday.AssessedAt(now).NextLook, Is.EqualTo(London.At(next)));

    [Test]
    public void When_only_a_reading_can_change_the_standing_there_is_no_next_look()
    {
        Assert.That(Tuesday.AssessedAt("2026-06-09T14:30", knownTo: "2026-06-09T13:50").NextLook, Is.Null);
        Assert.That(Tuesday.Answered("2026-06-09T11:00").AssessedAt("2026-06-09T12:00").NextLook, Is.Null);
    }

    [Test]
    public void An_answer_in_time_that_is_learnt_later_undoes_a_breach()
    {
        Assert.That(Tuesday.AssessedAt("2026-06-10T10:00").Standing, Is.InstanceOf<Standing.Breached>());

        Standing.Answered learnt = Tuesday.Answered("2026-06-09T23:00").Verdict;

        Assert.That(learnt.CommitmentMet, Is.True);
    }

    [Test]
    public void A_later_answer_still_closes_what_was_never_answered_as_late()
    {
        Standing.Answered late = Tuesday.Answered("2026-07-20T10:00").Verdict;

        Assert.That((late.AimMet, late.CommitmentMet), Is.EqualTo((false, (bool?)false)));
    }

    [TestCase("2026-06-09T14:00:00", ExpectedResult = false, TestName = "found at the first lapse, a reminder could still have come")]
    [TestCase("2026-06-09T14:00:01", ExpectedResult = true, TestName = "found after it, none could")]
    public bool What_is_found_after_a_deadline_lapsed_is_found_late(string found) =>
        (Tuesday with { FoundAt = London.At(found) }).AssessedAt("2026-06-09T16:00").IsFoundLate;

    [TestCase("2026-06-10T00:00:00.000001", ExpectedResult = StandingReason.CommitmentLapsed)]
    [TestCase("2026-06-09T14:30", ExpectedResult = StandingReason.AimLapsed)]
    [TestCase("2026-06-09T13:30", ExpectedResult = StandingReason.WarningReached)]
    [TestCase("2026-06-09T12:30", ExpectedResult = StandingReason.BeforeWarning)]
    [TestCase("2026-07-09T12:30", ExpectedResult = StandingReason.TenOpenDaysSinceBreach)]
    public StandingReason Every_verdict_gives_its_reason(string now) => Tuesday.AssessedAt(now).Because;

    [Test]
    public void Without_a_commitment_the_aim_is_the_standard() =>
        Assert.That(
            Asked.Marketing("2026-06-09T10:00").AssessedAt("2026-06-09T11:00:01").Because,
            Is.EqualTo(StandingReason.AimLapsedWithoutCommitment)
        );
}
