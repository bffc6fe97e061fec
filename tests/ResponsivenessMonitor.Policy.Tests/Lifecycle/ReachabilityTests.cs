using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Tests.Support;
using static ResponsivenessMonitor.Policy.Tests.Lifecycle.Quiet;
using static ResponsivenessMonitor.Policy.Tests.Support.Dates;
using static ResponsivenessMonitor.Policy.Tests.Support.London;

namespace ResponsivenessMonitor.Policy.Tests.Lifecycle;

public sealed class ReachabilityTests
{
    private static readonly SignReader Signs = new(London.Calendar, new LifecycleRules());

    [Test]
    public void Letters_refused_on_two_days_while_the_relay_worked_are_a_sign()
    {
        DefunctSign.AdministratorUnreachable? sign = Read(Refused("2026-06-04T09:00", "09:05"), Refused("2026-06-08T09:00", "08:30"));
        Assert.That(sign?.Since, Is.EqualTo(At("2026-06-04T09:00")));
        Assert.That(
            sign?.Cause,
            Is.TypeOf<UnreachableCause.LettersRefused>().With.Property("On").EqualTo(new[] { On("2026-06-04"), On("2026-06-08") })
        );
    }

    [Test]
    public void Two_refusals_on_one_day_are_no_sign() =>
        Assert.That(Read(Refused("2026-06-08T09:00", "09:05"), Refused("2026-06-08T16:00", "16:05")), Is.Null);

    [TestCase("10:00", ExpectedResult = true, TestName = "The relay accepted another letter an hour later")]
    [TestCase("08:00", ExpectedResult = true, TestName = "The relay accepted another letter an hour earlier")]
    [TestCase("10:01", ExpectedResult = false, TestName = "The relay accepted another letter only after that hour")]
    [TestCase(null, ExpectedResult = false, TestName = "The relay accepted nobody's letter")]
    public bool A_refusal_counts_only_if_the_relay_accepted_somebody_elses_letter_in_that_hour(string? accepted) =>
        Read(Refused("2026-06-04T09:00", "09:05"), Refused("2026-06-08T09:00", accepted)) is not null;

    [TestCase("2026-10-24T23:50", "2026-10-25T00:10", ExpectedResult = true, TestName = "Either side of a local midnight in summer time")]
    [TestCase("2026-10-25T00:10", "2026-10-25T23:50", ExpectedResult = false, TestName = "The 25 hours of one Sunday")]
    public bool Two_days_are_two_local_dates(string first, string second) =>
        Signs.Read(Facts with { Refusals = [new MailRefusal(At(first), At(first)), new MailRefusal(At(second), At(second))] }, Now).Count
        > 0;

    [Test]
    public void A_refusal_on_a_closed_day_counts_like_any_other() =>
        Assert.That(Read(Refused("2026-05-22T09:00", "09:05"), Refused("2026-05-25T09:00", "09:05")), Is.Not.Null);

    [Test]
    public void A_persons_word_that_they_left_is_a_sign() =>
        Assert.That(
            Signs.Read(Facts with { AdministratorLeftAt = At("2026-06-08T12:00") }, Now),
            Is.EqualTo([
                new DefunctSign.AdministratorUnreachable(
                    At("2026-06-08T12:00"),
                    new UnreachableCause.SaidToHaveLeft(At("2026-06-08T12:00"))
                ),
            ])
        );

    [Test]
    public void A_review_left_unconfirmed_is_a_sign() =>
        Assert.That(
            Signs.Read(Facts with { ReviewUnconfirmedSince = At("2026-05-01T09:00") }, Now),
            Is.EqualTo([
                new DefunctSign.AdministratorUnreachable(
                    At("2026-05-01T09:00"),
                    new UnreachableCause.ReviewUnconfirmed(At("2026-05-01T09:00"))
                ),
            ])
        );

    private static DefunctSign.AdministratorUnreachable? Read(params MailRefusal[] refusals) =>
        Signs.Read(Facts with { Refusals = [.. refusals] }, Now).OfType<DefunctSign.AdministratorUnreachable>().SingleOrDefault();

    private static MailRefusal Refused(string at, string? acceptedAt) =>
        new(At(at), acceptedAt is null ? null : At($"{at[..10]}T{acceptedAt}"));
}
