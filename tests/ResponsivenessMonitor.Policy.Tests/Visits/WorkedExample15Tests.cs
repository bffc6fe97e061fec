using ResponsivenessMonitor.Policy.Tests.Support;
using ResponsivenessMonitor.Policy.Visits;
using static ResponsivenessMonitor.Policy.Tests.Support.Dates;
using static ResponsivenessMonitor.Policy.Tests.Support.London;
using static ResponsivenessMonitor.Policy.Tests.Visits.Visiting;

namespace ResponsivenessMonitor.Policy.Tests.Visits;

/// <summary>Worked example 15: two weeks in May 2026, read every five minutes but for Tuesday to Wednesday 10:00.</summary>
public sealed class WorkedExample15Tests
{
    private static readonly VisitAssessor Assessor = new(London.Calendar, new VisitRules());
    private static readonly NudgeAssessor Nudges = new(London.Calendar, new VisitRules());

    private static readonly VisitFacts Thursday = Day("2026-05-21")
        .With(EvidenceKind.Replied, "2026-05-21T20:15")
        .ReadAt("2026-05-22T00:03");
    private static readonly VisitFacts Friday = Day("2026-05-22").ReadAt("2026-05-23T00:03").DigestAt("2026-05-26T08:30");
    private static readonly VisitFacts Monday = Day("2026-05-25").ReadAt("2026-05-26T00:00").DigestAt("2026-05-26T08:30");
    private static readonly VisitFacts Tuesday = Day("2026-05-26").ReadAt("2026-05-27T10:00").DigestAt("2026-05-27T08:30");
    private static readonly VisitFacts Wednesday = Day("2026-05-27").ReadAt("2026-05-28T00:03").DigestAt("2026-05-28T08:30");
    private static readonly VisitFacts LastThursday = Day("2026-05-28").ReadAt("2026-05-29T00:03").DigestAt("2026-05-29T08:30");

    [Test]
    public void On_Thursday_21_May_a_reply_at_2015_comes_after_the_nudge_and_makes_the_day_visited()
    {
        Assert.That(Nudge(Thursday, "2026-05-21T14:57", "2026-05-21T15:00"), Is.EqualTo(new NudgeDecision.Given(At("2026-05-21T15:00"))));
        Assert.That(Judge(Thursday, "2026-05-21T20:15"), Is.TypeOf<VisitVerdict.Visited>());
    }

    [Test]
    public void Friday_without_anything_has_its_nudge_and_is_missed()
    {
        Assert.That(Nudge(Friday, "2026-05-22T14:57", "2026-05-22T15:00"), Is.TypeOf<NudgeDecision.Given>());
        Assert.That(Judge(Friday, "2026-05-23T00:04"), Is.EqualTo(new VisitVerdict.Missed(At("2026-05-23T00:03"))));
    }

    [Test]
    public void Friday_is_in_the_digest_of_Tuesday_26_because_Monday_is_a_holiday()
    {
        Assert.That(Judge(Monday, "2026-05-26T08:30"), Is.EqualTo(new VisitVerdict.NotDue(NotDueReason.ClosedDay)));
        Assert.That(Calendar.NextOpenDay(On("2026-05-22")), Is.EqualTo(On("2026-05-26")));
        Assert.That(Judge(Friday, "2026-05-26T08:30"), Is.TypeOf<VisitVerdict.Missed>());
    }

    [Test]
    public void Tuesday_unreadable_until_Wednesday_at_ten_is_unknown_for_good()
    {
        Assert.That(Judge(Tuesday, "2026-05-27T08:30"), Is.EqualTo(new VisitVerdict.Unknown(UnknownReason.NotReadBeforeDigest)));
        Assert.That(Judge(Tuesday, "2026-05-27T10:01"), Is.EqualTo(new VisitVerdict.Unknown(UnknownReason.NotReadBeforeDigest)));
    }

    [Test]
    public void Wednesday_and_Thursday_missed_make_three_in_a_row_escalated_on_Friday_29()
    {
        JudgedDay[] days =
        [
            .. new[] { Thursday, Friday, Monday, Tuesday, Wednesday, LastThursday }.Select(facts => new JudgedDay(
                facts.Date,
                Judge(facts, "2026-05-29T00:04")
            )),
        ];
        VisitStreak streak = VisitStreak.Of(days);
        Assert.That(streak.Days.Select(day => day.Date), Is.EqualTo([On("2026-05-22"), On("2026-05-27"), On("2026-05-28")]));
        Assert.That(streak.EscalatesOn(On("2026-05-28"), new VisitRules()), Is.True);
        Assert.That(Calendar.DateOf(streak.Days[^1].KnownAt), Is.EqualTo(On("2026-05-29")));
        Assert.That(VisitStreak.Of(days[..^1]).EscalatesOn(On("2026-05-27"), new VisitRules()), Is.False);
    }

    private static VisitVerdict Judge(VisitFacts facts, string now) => Assessor.Judge(facts, At(now));

    private static NudgeDecision Nudge(VisitFacts facts, string read, string now) =>
        Nudges.Decide(new NudgeFacts(facts.Date, Judge(facts, now), VisitStreak.None, At(read)), At(now));
}
