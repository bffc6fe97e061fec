using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Notices;

/// <summary>§6: who is told what, when.</summary>
internal sealed class NoticePlannerTests
{
    private static readonly Asked Tuesday = Asked.Department("2026-06-09T10:00"); // warn 13:00, aim 14:00, breach at midnight

    [TestCase(Role.Administrator, Steward.Department, ExpectedResult = "DueSoon PastAim Breached FirstReminder SecondReminder Escalated")]
    [TestCase(Role.Deputy, Steward.Department, ExpectedResult = "Breached FirstReminder SecondReminder Escalated")]
    [TestCase(Role.Marketing, Steward.Department, ExpectedResult = "Escalated")]
    [TestCase(Role.Marketing, Steward.Marketing, ExpectedResult = "", TestName = "Marketing is not told of its own accounts' escalations")]
    [TestCase(
        Role.Authoriser,
        Steward.Department,
        ExpectedResult = "",
        TestName = "Authorisers are written to about defunct accounts only"
    )]
    [TestCase(Role.Operations, Steward.Department, ExpectedResult = "")]
    public string Each_role_is_told_its_own_steps(Role role, Steward steward) =>
        string.Join(' ', Enum.GetValues<Step>().Where(step => role.IsTold(step, steward)));

    [Test]
    public void A_step_that_fell_due_while_closed_waits_for_the_opening()
    {
        StepPlan plan = Plan("2026-06-10T00:00:01", settled: [Step.DueSoon, Step.PastAim]);

        Assert.That(
            plan.ToTell,
            Is.EqualTo(
                new PlannedStep(
                    Step.Breached,
                    Role.Administrator,
                    London.At("2026-06-10T00:00"),
                    London.At("2026-06-10T09:00"),
                    IsHeld: true
                )
            )
        );
    }

    [Test]
    public void Marketing_is_not_held_to_office_hours()
    {
        Asked evening = Asked.Marketing("2026-06-12T13:00"); // breach 14:00, escalated at 18:00 of office time: Monday 10:00
        StepSchedule schedule = StepSchedule.For(evening.Deadlines, London.Calendar, breachToldOn: null);
        Assert.That(schedule.Steps.Last(), Is.EqualTo((Step.Escalated, London.At("2026-06-15T10:00"))));

        StepPlan plan = NoticePlanner.Plan(
            Role.Marketing,
            Steward.Department,
            new Standing.Breached(evening.Deadlines.Breach.Lapses),
            schedule,
            new HashSet<Step>(),
            [],
            London.Calendar,
            London.At("2026-06-15T20:00")
        );

        Assert.That(plan.ToTell!.DeliverAt, Is.EqualTo(London.At("2026-06-15T20:00")));
    }

    [Test]
    public void Of_several_waiting_for_one_enquiry_only_the_gravest_is_sent()
    {
        StepPlan plan = Plan("2026-06-10T10:00");

        Assert.That(plan.ToTell!.Step, Is.EqualTo(Step.Breached));
        Assert.That(plan.Superseded, Is.EqualTo([Step.DueSoon, Step.PastAim]));
        Assert.That(plan.Because, Is.EqualTo(PlanReason.GravestOfSeveral));
    }

    [Test]
    public void A_step_that_waits_is_superseded_by_a_graver_one()
    {
        PlannedStep breached = new(
            Step.Breached,
            Role.Administrator,
            London.At("2026-06-10T00:00"),
            London.At("2026-06-11T09:00"),
            IsHeld: true
        );

        StepPlan plan = Plan("2026-06-10T13:00:01", settled: [Step.DueSoon, Step.PastAim], waiting: [breached]);

        Assert.That(plan.ToTell!.Step, Is.EqualTo(Step.Escalated));
        Assert.That(plan.Superseded, Is.EqualTo([Step.Breached]));
    }

    [Test]
    public void A_lesser_step_is_settled_silently_while_a_graver_one_waits()
    {
        PlannedStep escalated = new(
            Step.Escalated,
            Role.Administrator,
            London.At("2026-06-10T13:00"),
            London.At("2026-06-11T09:00"),
            IsHeld: true
        );

        StepPlan plan = Plan(
            "2026-06-11T09:00:01",
            settled: [Step.DueSoon, Step.PastAim, Step.Breached],
            waiting: [escalated],
            told: new(2026, 6, 10)
        );

        Assert.That(plan.ToTell, Is.Null);
        Assert.That(plan.Superseded, Is.EqualTo([Step.FirstReminder]));
        Assert.That(plan.Because, Is.EqualTo(PlanReason.GraverStepWaits));
    }

    [Test]
    public void A_settled_step_is_never_told_again()
    {
        StepPlan plan = Plan("2026-06-10T10:00", settled: [Step.DueSoon, Step.PastAim, Step.Breached]);

        Assert.That(plan.ToTell, Is.Null);
        Assert.That(plan.Because, Is.EqualTo(PlanReason.NothingNew));
        Assert.That(plan.NextLook, Is.EqualTo(London.At("2026-06-10T13:00")));
    }

    [Test]
    public void An_overtaken_step_is_superseded_when_the_enquiry_is_answered()
    {
        PlannedStep waiting = new(
            Step.Breached,
            Role.Administrator,
            London.At("2026-06-10T00:00"),
            London.At("2026-06-10T09:00"),
            IsHeld: true
        );
        Asked answered = Tuesday.Answered("2026-06-10T08:00");

        StepPlan plan = Plan("2026-06-10T08:10", waiting: [waiting], standing: answered.Verdict);

        Assert.That(plan.Superseded, Is.EqualTo([Step.Breached]));
        Assert.That(plan.Because, Is.EqualTo(PlanReason.NoLongerOpen));
    }

    [Test]
    public void Nothing_more_is_said_of_what_was_closed_or_never_answered()
    {
        Assert.That(Plan("2026-06-10T10:00", standing: new Standing.Closed(ClosingReason.Spam)).ToTell, Is.Null);
        Assert.That(Plan("2026-07-10T10:00", standing: new Standing.NeverAnswered(London.At("2026-06-10T00:00"))).ToTell, Is.Null);
    }

    [Test]
    public void A_step_that_accuses_waits_for_a_reading_after_the_lapse()
    {
        Standing stale = Tuesday.AssessedAt("2026-06-10T10:00", knownTo: "2026-06-09T13:50").Standing;

        Assert.That(Plan("2026-06-10T10:00", settled: [Step.DueSoon], standing: stale).ToTell, Is.Null);
    }

    [Test]
    public void In_a_new_round_steps_already_overtaken_are_superseded_not_sent()
    {
        StepPlan plan = Plan("2026-06-10T10:00", roundBegan: "2026-06-10T10:00");

        Assert.That(plan.ToTell, Is.Null);
        Assert.That(plan.Superseded, Is.EqualTo([Step.DueSoon, Step.PastAim, Step.Breached]));
        Assert.That(plan.NextLook, Is.EqualTo(London.At("2026-06-10T13:00")), "the escalation is still to come");
    }

    [Test]
    public void Reminders_come_at_the_opening_of_the_next_two_open_days_after_the_breached_letters_day()
    {
        StepSchedule schedule = StepSchedule.For(Tuesday.Deadlines, London.Calendar, breachToldOn: new LocalDate(2026, 5, 22));

        Assert.That(
            schedule.Steps.Where(entry => entry.Step is Step.FirstReminder or Step.SecondReminder).Select(entry => entry.DueAt),
            Is.EqualTo([London.At("2026-05-26T09:00"), London.At("2026-05-27T09:00")]),
            "Monday 25 May is a bank holiday"
        );
    }

    private static StepPlan Plan(
        string now,
        IEnumerable<Step>? settled = null,
        IReadOnlyList<PlannedStep>? waiting = null,
        Standing? standing = null,
        LocalDate? told = null,
        string? roundBegan = null
    ) =>
        NoticePlanner.Plan(
            Role.Administrator,
            Steward.Department,
            standing ?? Tuesday.AssessedAt(now).Standing,
            StepSchedule.For(Tuesday.Deadlines, London.Calendar, told),
            new HashSet<Step>(settled ?? []),
            waiting ?? [],
            London.Calendar,
            London.At(now),
            roundBegan is null ? null : London.At(roundBegan)
        );
}
