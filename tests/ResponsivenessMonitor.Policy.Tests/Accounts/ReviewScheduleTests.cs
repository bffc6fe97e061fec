using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Tests.Support;
using static ResponsivenessMonitor.Policy.Tests.Support.Dates;
using static ResponsivenessMonitor.Policy.Tests.Support.London;

namespace ResponsivenessMonitor.Policy.Tests.Accounts;

public sealed class ReviewScheduleTests
{
    private static readonly LocalDate Registered = new(2025, 6, 9);
    private static readonly Instant Asked = At("2026-06-09T09:00");
    private static readonly ReviewSchedule Schedule = new(London.Calendar, new ReviewRules());

    [TestCase("2025-06-09", null, ExpectedResult = "2026-06-09")]
    [TestCase("2025-06-09", "2026-06-20", ExpectedResult = "2027-06-20")]
    [TestCase("2026-06-09", "2025-01-01", ExpectedResult = "2027-06-09", TestName = "Registered anew after the last confirmation")]
    [TestCase("2028-02-29", null, ExpectedResult = "2029-02-28", TestName = "A date next year does not have")]
    public string A_review_is_due_12_months_after_the_later_of_registration_and_last_confirmation(string registered, string? confirmed) =>
        $"{Schedule.DueOn(On(registered), confirmed is null ? null : On(confirmed)):uuuu-MM-dd}";

    [Test]
    public void A_review_is_asked_from_the_local_midnight_of_its_date()
    {
        LocalDate due = new(2026, 6, 9);
        Assert.That(Decide(round: null, "2026-06-08T23:59:59"), Is.EqualTo(new ReviewStep.NotDue(due)));
        Assert.That(Decide(round: null, "2026-06-09T00:00"), Is.EqualTo(new ReviewStep.Ask(due)));
    }

    [Test]
    public void Reminders_follow_10_and_20_days_after_the_asking()
    {
        ReviewRound asked = new(Asked);
        Assert.That(
            Decide(asked, "2026-06-19T08:59"),
            Is.TypeOf<ReviewStep.Waiting>().With.Property("Until").EqualTo(At("2026-06-19T09:00"))
        );
        Assert.That(Decide(asked, "2026-06-19T09:00"), Is.TypeOf<ReviewStep.Remind>().With.Property("Number").EqualTo(1));
        ReviewRound reminded = Reminded("2026-06-19T09:00");
        Assert.That(Decide(reminded, "2026-06-29T08:59"), Is.TypeOf<ReviewStep.Waiting>());
        Assert.That(Decide(reminded, "2026-06-29T09:00"), Is.TypeOf<ReviewStep.Remind>().With.Property("Number").EqualTo(2));
    }

    [Test]
    public void No_confirmation_28_days_after_the_asking_with_two_reminders_in_between_is_a_sign()
    {
        ReviewRound reminded = Reminded("2026-06-19T09:00", "2026-06-29T09:00");
        Assert.That(Decide(reminded, "2026-07-07T08:59"), Is.TypeOf<ReviewStep.Waiting>());
        Assert.That(
            Decide(reminded, "2026-07-07T09:00"),
            Is.EqualTo(new ReviewStep.Unreachable(Asked, At("2026-07-07T09:00"), On("2027-06-09")))
        );
        Assert.That(
            Decide(reminded, "2027-06-09T00:00"),
            Is.EqualTo(new ReviewStep.Ask(On("2027-06-09"))),
            "a year later it is asked anew"
        );
    }

    [Test]
    public void Without_both_reminders_there_is_no_sign_however_late_it_is() =>
        Assert.That(Decide(Reminded("2026-06-19T09:00"), "2026-08-01T09:00"), Is.TypeOf<ReviewStep.Remind>());

    [Test]
    public void A_reminder_that_came_late_moves_the_steps_after_it()
    {
        ReviewRound once = Reminded("2026-07-06T09:00");
        Assert.That(
            Decide(once, "2026-07-06T09:01"),
            Is.TypeOf<ReviewStep.Waiting>().With.Property("Until").EqualTo(At("2026-07-16T09:00"))
        );
        ReviewRound twice = Reminded("2026-07-06T09:00", "2026-07-16T09:00");
        Assert.That(Decide(twice, "2026-07-24T08:59"), Is.TypeOf<ReviewStep.Waiting>());
        Assert.That(Decide(twice, "2026-07-24T09:00"), Is.TypeOf<ReviewStep.Unreachable>());
    }

    [Test]
    public void Administrator_and_authoriser_both_confirm_and_the_later_of_both_starts_the_next_year()
    {
        ReviewRound round = new(Asked)
        {
            AdministratorConfirmedAt = At("2026-06-10T10:00"),
            AuthoriserConfirmedAt = At("2026-06-12T23:30"),
        };
        Assert.That(
            Decide(round, "2026-06-13T09:00"),
            Is.EqualTo(new ReviewStep.Confirmed(At("2026-06-12T23:30"), new LocalDate(2027, 6, 12)))
        );
        Assert.That(Decide(round, "2027-06-12T00:00"), Is.EqualTo(new ReviewStep.Ask(new LocalDate(2027, 6, 12))));
    }

    [Test]
    public void Only_those_who_have_not_confirmed_are_reminded()
    {
        ReviewRound round = new(Asked) { AdministratorConfirmedAt = At("2026-06-10T10:00") };
        ReviewStep.Remind step = (ReviewStep.Remind)Decide(round, "2026-06-19T09:00");
        Assert.That(step.Missing, Is.EqualTo([ReviewParty.Authoriser]));
        Assert.That(new ReviewRound(Asked) { AuthoriserConfirmedAt = Asked }.Missing, Is.EqualTo([ReviewParty.Administrator]));
    }

    [Test]
    public void A_silent_authoriser_is_no_sign_and_both_are_asked_again_next_year()
    {
        ReviewRound round = Reminded("2026-06-19T09:00", "2026-06-29T09:00") with { AdministratorConfirmedAt = At("2026-06-10T10:00") };
        Assert.That(
            Decide(round, "2026-08-01T09:00"),
            Is.TypeOf<ReviewStep.Waiting>().With.Property("Until").EqualTo(At("2027-06-09T00:00"))
        );
        Assert.That(Decide(round, "2027-06-09T00:00"), Is.EqualTo(new ReviewStep.Ask(new LocalDate(2027, 6, 9))));
    }

    [Test]
    public void Reminders_over_a_change_of_the_clocks_count_24_hour_days() =>
        Assert.That(
            Decide(new ReviewRound(At("2026-10-20T09:00")), "2026-10-30T08:00"),
            Is.TypeOf<ReviewStep.Remind>().With.Property("DueAt").EqualTo(At("2026-10-30T08:00"))
        );

    [Test]
    public void A_closure_neither_delays_nor_hides_a_review() =>
        Assert.That(
            Schedule.Decide(On("2025-12-25"), lastConfirmedOn: null, round: null, At("2026-12-25T00:00")),
            Is.TypeOf<ReviewStep.Ask>()
        );

    private static ReviewStep Decide(ReviewRound? round, string now) => Schedule.Decide(Registered, lastConfirmedOn: null, round, At(now));

    private static ReviewRound Reminded(params string[] at) => new(Asked, [.. at.Select(At)]);
}
