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
        PlannedStep planned = Plan("2026-06-10T00:00:01", Told(Step.DueSoon, Step.PastAim)).ToTell!;

        Assert.That((planned.Step, planned.IsHeld), Is.EqualTo((Step.Breached, true)));
        Assert.That((planned.DueAt, planned.DeliverAt), Is.EqualTo((London.At("2026-06-10T00:00"), London.At("2026-06-10T09:00"))));
    }

    [Test]
    public void Marketing_is_not_held_to_office_hours() =>
        Assert.That(
            Plan("2026-06-10T20:00", role: Role.Marketing).ToTell!.DeliverAt,
            Is.EqualTo(London.At("2026-06-10T20:00")),
            "the escalation of 13:00, read in the evening"
        );

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
        StepPlan plan = Plan("2026-06-10T13:00:01", [.. Told(Step.DueSoon, Step.PastAim), .. Waiting(Step.Breached)]);

        Assert.That(plan.ToTell!.Step, Is.EqualTo(Step.Escalated));
        Assert.That(plan.Superseded, Is.EqualTo([Step.Breached]));
    }

    [Test]
    public void A_lesser_step_is_settled_silently_while_a_graver_one_waits()
    {
        StepRecord[] decided = [.. Told(Step.DueSoon, Step.PastAim, Step.Breached), .. Waiting(Step.Escalated)];
        StepPlan plan = Plan("2026-06-11T09:00:01", decided, told: new(2026, 6, 10));

        Assert.That(plan.ToTell, Is.Null);
        Assert.That(plan.Superseded, Is.EqualTo([Step.FirstReminder]));
        Assert.That(plan.Because, Is.EqualTo(PlanReason.GraverStepWaits));
    }

    [Test]
    public void A_settled_step_is_never_told_again()
    {
        StepPlan plan = Plan("2026-06-10T10:00", [.. Told(Step.DueSoon, Step.Breached), .. Records(StepState.Superseded, [Step.PastAim])]);

        Assert.That(plan.ToTell, Is.Null);
        Assert.That(plan.Because, Is.EqualTo(PlanReason.NothingNew));
        Assert.That(plan.NextLook, Is.EqualTo(London.At("2026-06-10T13:00")));
    }

    [Test]
    public void A_superseded_step_that_an_edit_moves_to_a_later_time_can_be_told_then()
    {
        StepRecord earlier = new(Step.DueSoon, StepState.Superseded, London.At("2026-06-09T12:00"));

        Assert.That(Plan("2026-06-09T13:00", [earlier]).ToTell!.Step, Is.EqualTo(Step.DueSoon));
    }

    [Test]
    public void A_told_step_is_not_repeated_when_an_edit_moves_it()
    {
        StepRecord earlier = new(Step.DueSoon, StepState.Told, London.At("2026-06-09T12:00"));

        Assert.That(Plan("2026-06-09T13:00", [earlier]).ToTell, Is.Null);
    }

    [Test]
    public void A_step_that_waits_and_is_no_longer_true_is_withdrawn()
    {
        StepRecord breached = new(Step.Breached, StepState.Waiting, London.At("2026-06-09T00:00"));
        StepPlan plan = Plan("2026-06-09T12:00", [breached]);

        Assert.That(plan.Withdrawn, Is.EqualTo([Step.Breached]));
        Assert.That(plan.Because, Is.EqualTo(PlanReason.NoLongerTrue));
        Assert.That(plan.NextLook, Is.EqualTo(London.At("2026-06-09T13:00")));
    }

    [Test]
    public void An_overtaken_step_is_superseded_when_the_enquiry_is_answered()
    {
        StepPlan plan = Plan("2026-06-10T08:10", Waiting(Step.Breached), Of(Tuesday.Answered("2026-06-10T08:00").Verdict));

        Assert.That(plan.Superseded, Is.EqualTo([Step.Breached]));
        Assert.That(plan.Because, Is.EqualTo(PlanReason.NoLongerOpen));
    }

    [Test]
    public void Nothing_more_is_said_of_what_was_closed_or_never_answered()
    {
        Assert.That(Plan("2026-06-10T10:00", assessment: Of(new Standing.Closed(ClosingReason.Spam))).ToTell, Is.Null);
        Assert.That(Plan("2026-07-10T10:00").ToTell, Is.Null, "after ten open days it was never answered");
    }

    [Test]
    public void A_step_that_accuses_waits_for_a_reading_after_the_lapse()
    {
        Assessment stale = Tuesday.AssessedAt("2026-06-10T10:00", knownTo: "2026-06-09T13:50");

        Assert.That(Plan("2026-06-10T10:00", Told(Step.DueSoon), stale).ToTell, Is.Null);
    }

    [Test]
    public void A_step_says_as_of_which_reading_it_speaks_and_whether_it_was_found_late()
    {
        PlannedStep seen = Plan(
            "2026-06-09T13:00",
            assessment: Tuesday.AssessedAt("2026-06-09T13:00", knownTo: "2026-06-09T12:50")
        ).ToTell!;
        Assert.That((seen.AsSeenAt, seen.IsFoundLate), Is.EqualTo((London.At("2026-06-09T12:50"), false)));

        Asked late = Tuesday with { FoundAt = London.At("2026-06-10T10:00") };
        Assert.That(Plan("2026-06-10T10:00", assessment: late.AssessedAt("2026-06-10T10:00")).ToTell!.IsFoundLate, Is.True);
    }

    [Test]
    public void In_a_new_round_steps_already_overtaken_are_superseded_not_sent()
    {
        StepPlan plan = Plan("2026-06-10T10:00", roundBegan: "2026-06-10T10:00");

        Assert.That(plan.ToTell, Is.Null);
        Assert.That(plan.Superseded, Is.EqualTo([Step.DueSoon, Step.PastAim, Step.Breached]));
        Assert.That(plan.Because, Is.EqualTo(PlanReason.OvertakenBeforeRound));
        Assert.That(plan.NextLook, Is.EqualTo(London.At("2026-06-10T13:00")), "the escalation is still to come");
    }

    [TestCase(
        "2026-06-09T14:00",
        "2026-06-09T14:00:00.000001",
        TestName = "At the aim's lapse an answer would still meet it: look just after"
    )]
    [TestCase("2026-06-10T00:00", "2026-06-10T00:00:00.000001", TestName = "At the commitment's lapse too")]
    public void The_next_look_is_when_the_clock_alone_brings_something_new(string now, string next) =>
        Assert.That(Plan(now, Told(Step.DueSoon)).NextLook, Is.EqualTo(London.At(next)));

    [TestCase(NoticeKind.VisitNudge, ExpectedResult = "Administrator")]
    [TestCase(NoticeKind.VisitsMissed, ExpectedResult = "Marketing Administrator Deputy")]
    [TestCase(NoticeKind.CannotBeSeen, ExpectedResult = "Administrator Marketing Operations")]
    [TestCase(NoticeKind.LooksDefunct, ExpectedResult = "Administrator Marketing")]
    [TestCase(NoticeKind.ClosureOverdue, ExpectedResult = "Authoriser")]
    [TestCase(NoticeKind.AccessLost, ExpectedResult = "Administrator Operations")]
    [TestCase(NoticeKind.PlatformLost, ExpectedResult = "Operations")]
    [TestCase(NoticeKind.RegistrationIncomplete, ExpectedResult = "Marketing")]
    [TestCase(NoticeKind.Introduction, ExpectedResult = "Administrator")]
    [TestCase(NoticeKind.YearlyReview, ExpectedResult = "Administrator Authoriser")]
    [TestCase(NoticeKind.BreachDigest, ExpectedResult = "Marketing")]
    public string Who_is_told_of_what_is_no_step_of_an_enquiry(NoticeKind kind) => string.Join(' ', RoleRules.Told(kind));

    [Test]
    public void Only_letters_to_administrators_and_deputies_are_held_to_office_hours() =>
        Assert.That(Enum.GetValues<Role>().Where(role => role.IsHeldToOfficeHours()), Is.EqualTo([Role.Administrator, Role.Deputy]));

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
        IReadOnlyList<StepRecord>? decided = null,
        Assessment? assessment = null,
        LocalDate? told = null,
        string? roundBegan = null,
        Role role = Role.Administrator
    ) =>
        NoticePlanner.Plan(
            new NoticeFacts(
                role,
                Steward.Department,
                assessment ?? Tuesday.AssessedAt(now),
                StepSchedule.For(Tuesday.Deadlines, London.Calendar, told)
            )
            {
                Decided = decided ?? [],
                RoundBegan = roundBegan is null ? null : London.At(roundBegan),
            },
            London.Calendar,
            London.At(now)
        );

    private static StepRecord[] Told(params Step[] steps) => Records(StepState.Told, steps);

    private static StepRecord[] Waiting(params Step[] steps) => Records(StepState.Waiting, steps);

    private static StepRecord[] Records(StepState state, Step[] steps) =>
        [
            .. steps.Select(step => new StepRecord(
                step,
                state,
                StepSchedule.For(Tuesday.Deadlines, London.Calendar, null).DueAt(step)!.Value
            )),
        ];

    private static Assessment Of(Standing standing) => new(standing, StandingReason.AnswerGiven, NextLook: null);
}
