using NodaTime;
using ResponsivenessMonitor.Policy.Lifecycle;
using static ResponsivenessMonitor.Policy.Tests.Lifecycle.Quiet;
using static ResponsivenessMonitor.Policy.Tests.Support.London;

namespace ResponsivenessMonitor.Policy.Tests.Lifecycle;

public sealed class CaseAssessorTests
{
    private static readonly LifecycleRules Options = new();
    private static readonly CaseAssessor Cases = new(Options);

    private static readonly ValueList<DefunctSign> QuietSigns = DefunctAssessorTests.Signs(SignKind.Dormant, SignKind.Backlog);
    private static readonly DefunctVerdict Defunct = new DefunctVerdict.LooksDefunct(DefunctReason.SeveralSigns, QuietSigns, QuietSigns);
    private static readonly DefunctVerdict Alive = new DefunctVerdict.LooksAlive(AliveReason.NoSign, []);

    private static readonly DefunctCase OpenCase = new(At("2026-06-09T10:00"), [SignKind.Dormant, SignKind.Backlog]);

    [Test]
    public void An_account_that_looks_alive_has_no_case() =>
        Assert.That(Decide(open: null, Alive, "2026-06-09T10:00"), Is.EqualTo(new CaseStep.NoCase(AliveReason.NoSign)));

    [Test]
    public void Administrator_and_Marketing_are_told_when_a_case_is_opened_which_names_its_signs()
    {
        CaseStep.Opened step = (CaseStep.Opened)Decide(open: null, Defunct, "2026-06-09T10:00");
        Assert.That(step.Reason, Is.EqualTo(DefunctReason.SeveralSigns));
        Assert.That(step.Question, Is.EqualTo(CaseQuestion.AliveOrClose));
        Assert.That(step.Case.OpenedAt, Is.EqualTo(At("2026-06-09T10:00")));
        Assert.That(step.Case.Named, Is.EqualTo([SignKind.Dormant, SignKind.Backlog]));
    }

    [TestCase(GoneKind.Suspended, ExpectedResult = CaseQuestion.Appeal)]
    [TestCase(GoneKind.Deactivated, ExpectedResult = CaseQuestion.AliveOrClose)]
    [TestCase(GoneKind.Deleted, ExpectedResult = CaseQuestion.AliveOrClose)]
    public CaseQuestion A_suspended_account_is_asked_about_an_appeal_and_not_about_closing(GoneKind how) =>
        ((CaseStep.Opened)Decide(open: null, Gone(how), "2026-06-09T10:00")).Question;

    [Test]
    public void After_14_days_without_word_the_authoriser_is_told()
    {
        Instant due = At("2026-06-23T10:00");
        Assert.That(Decide(OpenCase, Defunct, "2026-06-23T09:59"), Is.EqualTo(new CaseStep.Waiting(due)));
        Assert.That(Decide(OpenCase, Defunct, "2026-06-23T10:00"), Is.EqualTo(new CaseStep.AuthoriserTold(due, CaseQuestion.AliveOrClose)));
    }

    [TestCase("2026-06-30T09:59", ExpectedResult = false)]
    [TestCase("2026-06-30T10:00", ExpectedResult = true)]
    public bool An_authoriser_is_written_to_at_most_weekly_per_account(string now) =>
        Cases.Decide(OpenCase, Defunct, isClosing: false, At("2026-06-23T10:00"), At(now)) is CaseStep.AuthoriserTold;

    [Test]
    public void The_week_counts_from_a_letter_about_an_earlier_case_too() =>
        Assert.That(
            Cases.Decide(OpenCase, Defunct, isClosing: false, At("2026-06-20T10:00"), At("2026-06-23T10:00")),
            Is.EqualTo(new CaseStep.Waiting(At("2026-06-27T10:00")))
        );

    [Test]
    public void Fourteen_days_have_24_hours_when_the_clocks_change()
    {
        DefunctCase autumn = OpenCase with { OpenedAt = At("2026-10-20T10:00") };
        Assert.That(Decide(autumn, Defunct, "2026-11-03T09:00"), Is.TypeOf<CaseStep.AuthoriserTold>());
    }

    [Test]
    public void Still_alive_silences_the_signs_the_case_named_for_90_days()
    {
        Silence silence = OpenCase.StillAlive(At("2026-06-10T10:00"), Options);
        Assert.That(silence.Signs, Is.EqualTo([SignKind.Dormant, SignKind.Backlog]));
        Assert.That(silence.Until, Is.EqualTo(At("2026-09-08T10:00")));
        Assert.That(silence.Covers(SignKind.Dormant, At("2026-09-08T09:59")), Is.True);
        Assert.That(silence.Covers(SignKind.Dormant, At("2026-09-08T10:00")), Is.False);
        Assert.That(silence.Covers(SignKind.Unvisited, At("2026-06-11T10:00")), Is.False);
    }

    [Test]
    public void Ninety_days_of_silence_have_24_hours_when_the_clocks_change() =>
        Assert.That(OpenCase.StillAlive(At("2026-10-01T10:00"), Options).Until, Is.EqualTo(At("2026-12-30T09:00")));

    [TestCase(GoneKind.Deactivated)]
    [TestCase(GoneKind.Deleted)]
    public void We_have_closed_it_is_believed_when_the_platform_says_gone(GoneKind how)
    {
        DefunctCase said = OpenCase.SaidClosed(At("2026-06-10T10:00"));
        Assert.That(Decide(said, Defunct, "2026-06-11T10:00"), Is.EqualTo(new CaseStep.Waiting(At("2026-06-23T10:00"))));
        Assert.That(Decide(said, Gone(how), "2026-06-11T10:00"), Is.EqualTo(new CaseStep.ClosedAsSaid(Now)));
    }

    [Test]
    public void We_have_closed_it_that_the_platform_does_not_bear_out_does_not_put_the_authoriser_off()
    {
        DefunctCase said = OpenCase.SaidClosed(At("2026-06-10T10:00"));
        Assert.That(Decide(said, Defunct, "2026-06-23T10:00"), Is.TypeOf<CaseStep.AuthoriserTold>());
    }

    [Test]
    public void We_have_closed_it_is_believed_of_an_account_whose_signs_were_silenced_before()
    {
        DefunctVerdict silenced = new DefunctVerdict.LooksAlive(AliveReason.Silenced, DefunctAssessorTests.Signs(SignKind.Gone));
        Assert.That(Decide(OpenCase.SaidClosed(At("2026-06-10T10:00")), silenced, "2026-06-12T10:00"), Is.TypeOf<CaseStep.ClosedAsSaid>());
    }

    [TestCase(GoneKind.Deactivated)]
    [TestCase(GoneKind.Deleted)]
    public void An_account_that_is_closing_is_closed_when_it_is_gone_and_nobody_is_asked_whether_it_is_alive(GoneKind how)
    {
        Instant now = At("2026-06-11T10:00");
        Assert.That(Cases.Decide(open: null, Gone(how), isClosing: true, null, now), Is.EqualTo(new CaseStep.ClosedAsSaid(Now)));
        Assert.That(Cases.Decide(OpenCase, Gone(how), isClosing: true, null, now), Is.EqualTo(new CaseStep.ClosedAsSaid(Now)));
        Assert.That(Cases.Decide(open: null, Alive, isClosing: true, null, now), Is.TypeOf<CaseStep.NoCase>());
    }

    [Test]
    public void An_account_that_revives_closes_its_own_case()
    {
        Assert.That(Decide(OpenCase, Alive, "2026-06-11T10:00"), Is.EqualTo(new CaseStep.Revived(AliveReason.NoSign)));
        Assert.That(Decide(OpenCase.SaidClosed(At("2026-06-10T10:00")), Alive, "2026-06-11T10:00"), Is.TypeOf<CaseStep.Revived>());
    }

    [TestCase(GoneKind.Deactivated, ExpectedResult = false)]
    [TestCase(GoneKind.Deleted, ExpectedResult = false)]
    [TestCase(GoneKind.Suspended, ExpectedResult = true)]
    public bool The_authoriser_is_not_told_of_what_was_deleted_or_deactivated_as_asked(GoneKind how) =>
        Decide(OpenCase, Gone(how), "2026-07-30T10:00") is CaseStep.AuthoriserTold;

    private static CaseStep Decide(DefunctCase? open, DefunctVerdict verdict, string now) =>
        Cases.Decide(open, verdict, isClosing: false, authoriserTold: null, At(now));

    private static DefunctVerdict.LooksDefunct Gone(GoneKind how)
    {
        ValueList<DefunctSign> signs = [new DefunctSign.Gone(Now, how, Answers: 3)];
        return new DefunctVerdict.LooksDefunct(DefunctReason.Gone, signs, signs);
    }
}
