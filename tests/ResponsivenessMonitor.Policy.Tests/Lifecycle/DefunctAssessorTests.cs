using NodaTime;
using ResponsivenessMonitor.Policy.Lifecycle;
using static ResponsivenessMonitor.Policy.Tests.Lifecycle.Quiet;
using static ResponsivenessMonitor.Policy.Tests.Support.London;

namespace ResponsivenessMonitor.Policy.Tests.Lifecycle;

public sealed class DefunctAssessorTests
{
    private static readonly DefunctAssessor Assessor = new(new LifecycleRules());

    [TestCase(SignKind.Gone, ExpectedResult = DefunctReason.Gone)]
    [TestCase(SignKind.PurposeEnded, ExpectedResult = DefunctReason.PurposeEnded)]
    [TestCase(SignKind.Dormant, SignKind.Backlog, ExpectedResult = DefunctReason.SeveralSigns)]
    [TestCase(SignKind.Unvisited, SignKind.AdministratorUnreachable, ExpectedResult = DefunctReason.SeveralSigns)]
    [TestCase(SignKind.Backlog, SignKind.AdministratorUnreachable, ExpectedResult = DefunctReason.SeveralSigns)]
    [TestCase(SignKind.Dormant, SignKind.Unvisited, SignKind.Backlog, ExpectedResult = DefunctReason.SeveralSigns)]
    public DefunctReason Gone_or_past_its_end_or_any_two_others_look_defunct(params SignKind[] kinds) =>
        ((DefunctVerdict.LooksDefunct)Judge(kinds)).Reason;

    [TestCase(ExpectedResult = AliveReason.NoSign)]
    [TestCase(SignKind.Dormant, ExpectedResult = AliveReason.OneSignOnly)]
    [TestCase(SignKind.Unvisited, ExpectedResult = AliveReason.OneSignOnly)]
    [TestCase(SignKind.Backlog, ExpectedResult = AliveReason.OneSignOnly)]
    [TestCase(SignKind.AdministratorUnreachable, ExpectedResult = AliveReason.OneSignOnly)]
    [TestCase(SignKind.Dormant, SignKind.Unvisited, ExpectedResult = AliveReason.NotQuietForLong)]
    public AliveReason No_other_sign_suffices_alone(params SignKind[] kinds) => ((DefunctVerdict.LooksAlive)Judge(kinds)).Reason;

    [TestCase("2026-04-10T10:00", "2026-04-09T10:00", ExpectedResult = true, TestName = "60 days after the last post, the later")]
    [TestCase("2026-04-10T10:01", "2026-04-09T10:00", ExpectedResult = false, TestName = "A minute less after the last post")]
    [TestCase("2026-03-01T10:00", "2026-04-10T10:01", ExpectedResult = false, TestName = "A minute less after the last evidence")]
    [TestCase("2026-03-01T10:00", null, ExpectedResult = true, TestName = "Never any evidence")]
    [TestCase(null, null, ExpectedResult = true, TestName = "Nothing since watching began")]
    public bool Dormant_and_unvisited_alone_look_defunct_only_after_60_days(string? posted, string? evidence)
    {
        AccountFacts facts = Facts with
        {
            LastActivity = posted is null ? null : At(posted),
            LastEvidence = evidence is null ? null : At(evidence),
        };
        return Judge([SignKind.Dormant, SignKind.Unvisited], facts: facts)
            is DefunctVerdict.LooksDefunct { Reason: DefunctReason.QuietForLong };
    }

    [Test]
    public void The_60_days_are_counted_only_as_far_as_the_account_was_read()
    {
        AccountFacts facts = Facts with
        {
            LastActivity = At("2026-03-01T10:00"),
            LastEvidence = At("2026-03-01T10:00"),
            KnownTo = At("2026-04-20T10:00"),
        };
        Assert.That(Judge([SignKind.Dormant, SignKind.Unvisited], facts: facts), Is.TypeOf<DefunctVerdict.LooksAlive>());
    }

    [TestCase("2026-04-30T11:00", ExpectedResult = true, TestName = "60 days of 24 hours over the clocks going forward")]
    [TestCase("2026-04-30T10:59", ExpectedResult = false)]
    public bool The_60_days_have_24_hours(string now)
    {
        AccountFacts facts = Facts with { LastActivity = At("2026-03-01T10:00"), LastEvidence = null, KnownTo = At(now) };
        return Assessor.Judge(Signs(SignKind.Dormant, SignKind.Unvisited), [], facts, At(now)) is DefunctVerdict.LooksDefunct;
    }

    [TestCase("2026-06-09T10:00:01", ExpectedResult = true, TestName = "Silenced until the instant")]
    [TestCase("2026-06-09T10:00", ExpectedResult = false, TestName = "From the instant on it counts again")]
    public bool A_silenced_sign_counts_for_nothing(string until) =>
        Judge([SignKind.Backlog, SignKind.Dormant], new Silence([SignKind.Backlog], At(until)))
            is DefunctVerdict.LooksAlive { Reason: AliveReason.Silenced };

    [Test]
    public void Signs_that_were_not_named_still_count()
    {
        Silence silence = new([SignKind.Dormant, SignKind.Unvisited], Now + Duration.FromDays(1));
        DefunctVerdict verdict = Judge(
            [SignKind.Dormant, SignKind.Unvisited, SignKind.Backlog, SignKind.AdministratorUnreachable],
            silence
        );
        Assert.That(
            ((DefunctVerdict.LooksDefunct)verdict).Counted.Select(sign => sign.Kind),
            Is.EqualTo([SignKind.Backlog, SignKind.AdministratorUnreachable])
        );
        Assert.That(verdict.Signs, Has.Count.EqualTo(4));
    }

    [Test]
    public void One_sign_that_is_left_beside_silenced_ones_does_not_suffice() =>
        Assert.That(
            Judge([SignKind.Dormant, SignKind.Backlog], new Silence([SignKind.Dormant], Now + Duration.FromDays(1))),
            Is.TypeOf<DefunctVerdict.LooksAlive>().With.Property("Reason").EqualTo(AliveReason.Silenced)
        );

    internal static ValueList<DefunctSign> Signs(params SignKind[] kinds) => [.. kinds.Select(Sign)];

    private static DefunctSign Sign(SignKind kind) =>
        kind switch
        {
            SignKind.Gone => new DefunctSign.Gone(Now, GoneKind.Deleted, Answers: 3),
            SignKind.Dormant => new DefunctSign.Dormant(Now, LastActivity: null, Duration.FromDays(30)),
            SignKind.Unvisited => new DefunctSign.Unvisited(Now, OpenDays: 10, LastEvidence: null),
            SignKind.Backlog => new DefunctSign.Backlog(Now, StillBreached: 3, NeverAnswered: 0),
            SignKind.AdministratorUnreachable => new DefunctSign.AdministratorUnreachable(Now, new UnreachableCause.SaidToHaveLeft(Now)),
            _ => new DefunctSign.PurposeEnded(Now, new LocalDate(2026, 6, 8)),
        };

    private static DefunctVerdict Judge(SignKind[] kinds, Silence? silence = null, AccountFacts? facts = null) =>
        Assessor.Judge(Signs(kinds), silence is null ? [] : [silence], facts ?? Facts, Now);
}
