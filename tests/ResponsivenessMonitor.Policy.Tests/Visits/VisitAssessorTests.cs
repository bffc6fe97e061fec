using NodaTime;
using ResponsivenessMonitor.Policy.Tests.Support;
using ResponsivenessMonitor.Policy.Visits;
using static ResponsivenessMonitor.Policy.Tests.Support.London;
using static ResponsivenessMonitor.Policy.Tests.Visits.Visiting;

namespace ResponsivenessMonitor.Policy.Tests.Visits;

public sealed class VisitAssessorTests
{
    private static readonly VisitAssessor Assessor = new(London.Calendar, new VisitRules());
    private static readonly VisitAssessor EveryDay = new(London.Calendar, new VisitRules { EveryDay = true });

    [TestCase(EvidenceKind.Replied, EvidenceStrength.Strong)]
    [TestCase(EvidenceKind.Liked, EvidenceStrength.Strong)]
    [TestCase(EvidenceKind.PassedOn, EvidenceStrength.Strong)]
    [TestCase(EvidenceKind.Followed, EvidenceStrength.Strong)]
    [TestCase(EvidenceKind.Hid, EvidenceStrength.Strong)]
    [TestCase(EvidenceKind.Deleted, EvidenceStrength.Strong)]
    [TestCase(EvidenceKind.Published, EvidenceStrength.Weak)]
    public void An_act_of_the_account_on_the_day_makes_it_visited(EvidenceKind kind, EvidenceStrength strength)
    {
        VisitFacts facts = Day("2026-06-09").With(kind, "2026-06-09T20:15");
        Assert.That(Judge(facts, "2026-06-10T09:00"), Is.TypeOf<VisitVerdict.Visited>().With.Property("Strength").EqualTo(strength));
    }

    [Test]
    public void A_check_in_is_strong_evidence()
    {
        VisitVerdict verdict = Judge(Day("2026-06-09").CheckedInAt("2026-06-09T16:00"), "2026-06-09T16:00");
        Assert.That(verdict, Is.EqualTo(new VisitVerdict.Visited(new VisitEvidence(EvidenceKind.CheckedIn, At("2026-06-09T16:00")))));
        Assert.That(verdict, Is.TypeOf<VisitVerdict.Visited>().With.Property("Strength").EqualTo(EvidenceStrength.Strong));
    }

    [Test]
    public void Strong_evidence_goes_before_weak_evidence_of_the_same_day()
    {
        VisitFacts facts = Day("2026-06-09").With(EvidenceKind.Published, "2026-06-09T08:00").With(EvidenceKind.Liked, "2026-06-09T17:30");
        Assert.That(
            Judge(facts, "2026-06-10T09:00"),
            Is.TypeOf<VisitVerdict.Visited>().With.Property("Strength").EqualTo(EvidenceStrength.Strong)
        );
    }

    [Test]
    public void Publishing_counts_only_while_the_option_says_so()
    {
        VisitAssessor strict = new(London.Calendar, new VisitRules { PublishingCountsAsVisit = false });
        VisitFacts facts = Day("2026-06-09").With(EvidenceKind.Published, "2026-06-09T08:00").ReadAt("2026-06-10T00:05");
        Assert.That(strict.Judge(facts, At("2026-06-10T09:00")), Is.TypeOf<VisitVerdict.Missed>());
        Assert.That(Judge(facts, "2026-06-10T09:00"), Is.TypeOf<VisitVerdict.Visited>());
    }

    [TestCase("2026-06-09T00:00", ExpectedResult = true)]
    [TestCase("2026-06-09T23:59:59", ExpectedResult = true)]
    [TestCase("2026-06-08T23:59:59", ExpectedResult = false)]
    [TestCase("2026-06-10T00:00", ExpectedResult = false)]
    public bool Evidence_counts_by_local_date(string at) =>
        Judge(Day("2026-06-09").With(EvidenceKind.Replied, at), "2026-06-10T09:00") is VisitVerdict.Visited;

    [TestCase("2026-10-24", "2026-10-25T00:30", false, TestName = "Half past midnight on the day the clocks go back is not Saturday's")]
    [TestCase("2026-10-25", "2026-10-25T23:59", true, TestName = "The 25th hour of that Sunday is Sunday's")]
    [TestCase("2026-03-29", "2026-03-29T23:30", true, TestName = "23:30 on the day the clocks go forward, 22:30Z, is Sunday's")]
    [TestCase("2026-03-29", "2026-03-30T00:30", false, TestName = "00:30 on the Monday after, 23:30Z on Sunday, is not Sunday's")]
    public void Local_dates_hold_when_the_clocks_change(string date, string at, bool visited) =>
        Assert.That(
            EveryDay.Judge(Day(date).With(EvidenceKind.Replied, at), At("2026-11-01T09:00")) is VisitVerdict.Visited,
            Is.EqualTo(visited)
        );

    [TestCase("2026-05-25", TestName = "A bank holiday asks for no visit")]
    [TestCase("2026-06-13", TestName = "A Saturday asks for no visit")]
    public void Closed_days_are_not_due_unless_every_day_is(string date)
    {
        VisitFacts facts = Day(date).ReadAt($"{Dates.On(date).PlusDays(1):uuuu-MM-dd}T00:05");
        Assert.That(Judge(facts, "2026-07-01T09:00"), Is.EqualTo(new VisitVerdict.NotDue(NotDueReason.ClosedDay)));
        Assert.That(EveryDay.Judge(facts, At("2026-07-01T09:00")), Is.TypeOf<VisitVerdict.Missed>());
    }

    [TestCase("2026-06-09", ExpectedResult = false, TestName = "The day watching began asks for no visit")]
    [TestCase("2026-06-10", ExpectedResult = true, TestName = "The day after it does")]
    public bool The_first_day_is_the_one_after_MonitoredSince(string date) =>
        Assessor.Judge(new VisitFacts(Dates.On(date), At("2026-06-09T00:00")), At("2026-06-12T09:00")) is not VisitVerdict.NotDue;

    [Test]
    public void A_day_is_unknown_until_it_is_over_and_read() =>
        Assert.Multiple(() =>
        {
            Assert.That(Judge(Day("2026-06-09"), "2026-06-09T23:59:59"), Is.EqualTo(Unknown(UnknownReason.DayNotOver)));
            Assert.That(Judge(Day("2026-06-09"), "2026-06-10T00:00"), Is.EqualTo(Unknown(UnknownReason.NotReadSince)));
            Assert.That(
                Judge(Day("2026-06-09").ReadAt("2026-06-10T00:05"), "2026-06-10T00:04"),
                Is.EqualTo(Unknown(UnknownReason.NotReadSince))
            );
        });

    [TestCase("2026-06-10T00:00", TestName = "A reading begun exactly at midnight")]
    [TestCase("2026-06-10T08:29:59", TestName = "A reading begun just before the digest")]
    public void The_verdict_comes_from_the_first_complete_reading_begun_after_the_days_local_midnight(string read) =>
        Assert.That(
            Judge(Day("2026-06-09").ReadAt(read).DigestAt("2026-06-10T08:30"), "2026-06-10T09:00"),
            Is.EqualTo(new VisitVerdict.Missed(At(read)))
        );

    [TestCase("2026-06-10T08:30", TestName = "A reading begun as the digest was due came too late")]
    [TestCase("2026-06-10T10:00", TestName = "So did one in the morning")]
    public void A_day_still_unknown_at_the_next_digest_never_becomes_missed(string read)
    {
        VisitFacts facts = Day("2026-06-09").DigestAt("2026-06-10T08:30");
        Assert.That(Judge(facts, "2026-06-10T08:29:59"), Is.EqualTo(Unknown(UnknownReason.NotReadSince)));
        Assert.That(Judge(facts, "2026-06-10T08:30"), Is.EqualTo(Unknown(UnknownReason.NotReadBeforeDigest)));
        Assert.That(Judge(facts.ReadAt(read), "2026-06-12T09:00"), Is.EqualTo(Unknown(UnknownReason.NotReadBeforeDigest)));
    }

    [Test]
    public void Evidence_found_later_makes_an_unknown_day_visited()
    {
        VisitFacts facts = Day("2026-06-09").ReadAt("2026-06-10T10:00").DigestAt("2026-06-10T08:30");
        Assert.That(Judge(facts.With(EvidenceKind.Hid, "2026-06-09T12:00"), "2026-06-10T10:00"), Is.TypeOf<VisitVerdict.Visited>());
    }

    [Test]
    public void Evidence_found_later_makes_a_missed_day_visited()
    {
        VisitFacts facts = Day("2026-06-09").ReadAt("2026-06-10T00:05").DigestAt("2026-06-10T08:30");
        Assert.That(Judge(facts.With(EvidenceKind.Hid, "2026-06-09T12:00"), "2026-06-20T10:00"), Is.TypeOf<VisitVerdict.Visited>());
    }

    [TestCase("2026-06-12T23:59", ExpectedResult = true, TestName = "On the third local date after it")]
    [TestCase("2026-06-13T00:00", ExpectedResult = false, TestName = "On the fourth no more")]
    public bool A_missed_day_becomes_visited_by_a_check_in_within_3_days(string at) =>
        Judge(Day("2026-06-09").ReadAt("2026-06-10T00:05").CheckedInAt(at), "2026-06-20T09:00") is VisitVerdict.Visited;

    [TestCase("2026-10-28T23:59", ExpectedResult = true)]
    [TestCase("2026-10-29T00:00", ExpectedResult = false)]
    public bool Three_days_are_local_dates_also_when_the_clocks_change(string at) =>
        EveryDay.Decide(new CheckIn(Dates.On("2026-10-25"), At(at))) is CheckInDecision.Accepted;

    [TestCase("2026-12-28T23:59", ExpectedResult = true)]
    [TestCase("2026-12-29T00:00", ExpectedResult = false)]
    public bool Three_days_are_local_dates_also_over_closures(string at) =>
        Assessor.Decide(new CheckIn(Dates.On("2026-12-25"), At(at))) is CheckInDecision.Accepted;

    [Test]
    public void A_check_in_that_does_not_count_says_why()
    {
        LocalDate date = new(2026, 6, 9);
        Assert.That(Assessor.Decide(new CheckIn(date, At("2026-06-08T23:59"))), Is.EqualTo(new CheckInDecision.TooEarly()));
        Assert.That(
            Assessor.Decide(new CheckIn(date, At("2026-06-13T09:00"))),
            Is.EqualTo(new CheckInDecision.TooLate(new LocalDate(2026, 6, 12)))
        );
    }

    [Test]
    public void A_check_in_for_another_date_says_nothing_of_this_one() =>
        Assert.That(
            Judge(Day("2026-06-09") with { CheckIn = new CheckIn(new LocalDate(2026, 6, 10), At("2026-06-10T09:00")) }, "2026-06-10T09:00"),
            Is.TypeOf<VisitVerdict.Unknown>()
        );

    [Test]
    public void What_happens_after_now_is_not_known_yet() =>
        Assert.That(
            Judge(Day("2026-06-09").With(EvidenceKind.Replied, "2026-06-09T15:00"), "2026-06-09T14:59"),
            Is.EqualTo(Unknown(UnknownReason.DayNotOver))
        );

    [Test]
    public void A_reading_before_the_days_end_cannot_judge_it() =>
        Assert.That(() => Judge(Day("2026-06-09").ReadAt("2026-06-09T23:59:59"), "2026-06-10T09:00"), Throws.ArgumentException);

    [Test]
    public void An_account_that_is_never_read_is_never_missed() =>
        Assert.That(Judge(Day("2026-06-09").DigestAt("2026-06-10T08:30"), "2026-06-30T09:00"), Is.TypeOf<VisitVerdict.Unknown>());

    [TestCase(UnknownReason.DayNotOver, ExpectedResult = false)]
    [TestCase(UnknownReason.NotReadSince, ExpectedResult = false)]
    [TestCase(UnknownReason.NotReadBeforeDigest, ExpectedResult = true)]
    public bool Only_a_day_not_read_before_the_digest_is_unknown_for_good(UnknownReason reason) => Unknown(reason).IsFinal;

    private static VisitVerdict Judge(VisitFacts facts, string now) => Assessor.Judge(facts, At(now));

    private static VisitVerdict.Unknown Unknown(UnknownReason reason) => new(reason);
}
