using NodaTime;
using NUnit.Framework.Constraints;
using ResponsivenessMonitor.Policy.Tests.Support;
using ResponsivenessMonitor.Policy.Visits;
using static ResponsivenessMonitor.Policy.Tests.Support.Dates;
using static ResponsivenessMonitor.Policy.Tests.Support.London;
using static ResponsivenessMonitor.Policy.Tests.Visits.Visiting;

namespace ResponsivenessMonitor.Policy.Tests.Visits;

public sealed class NudgeTests
{
    private static readonly VisitVerdict NoVisitYet = new VisitVerdict.Unknown(UnknownReason.DayNotOver);
    private static readonly NudgeAssessor Nudges = new(London.Calendar, new VisitRules());

    private static readonly VisitStreak ThreeMissed = VisitStreak.Of([Missed("2026-06-04"), Missed("2026-06-05"), Missed("2026-06-08")]);

    [TestCase("mon-fri 09:00-17:00", "2026-06-09", ExpectedResult = "2026-06-09T15:00")]
    [TestCase("mon-fri 09:00-12:00,13:00-17:00", "2026-06-09", ExpectedResult = "2026-06-09T15:00")]
    [TestCase("tue 09:00-12:00,16:30-17:00", "2026-06-09", ExpectedResult = "2026-06-09T10:30", TestName = "Only open hours count")]
    [TestCase("mon-fri 10:00-11:00", "2026-06-09", ExpectedResult = "2026-06-09T10:00", TestName = "Not before that day's first opening")]
    [TestCase("mon-sun 00:00-24:00", "2026-10-25", ExpectedResult = "2026-10-25T22:00", TestName = "The day the clocks go back")]
    [TestCase(
        "sun 00:30-03:00",
        "2026-03-29",
        ExpectedResult = "2026-03-29T00:30",
        TestName = "Two and a half hours of which the clocks take one"
    )]
    public string A_nudge_falls_due_two_open_hours_before_the_last_close(string week, string date) =>
        Local(new NudgeAssessor(Offices.Open(week), new VisitRules()).NudgeAt(On(date)));

    [Test]
    public void Example_9_on_24_December_2026_the_nudge_falls_due_at_ten() =>
        Assert.That(new NudgeAssessor(Offices.Christmas, new VisitRules()).NudgeAt(On("2026-12-24")), Is.EqualTo(At("2026-12-24T10:00")));

    [Test]
    public void A_nudge_waits_for_its_time_and_then_is_given()
    {
        Assert.That(Decide(Today("2026-06-09T14:55"), "2026-06-09T14:59"), Is.EqualTo(new NudgeDecision.Waits(At("2026-06-09T15:00"))));
        Assert.That(Decide(Today("2026-06-09T14:55"), "2026-06-09T15:00"), Is.EqualTo(new NudgeDecision.Given(At("2026-06-09T15:00"))));
    }

    [TestCase("2026-06-09T14:45:01", ExpectedResult = true)]
    [TestCase("2026-06-09T14:45", ExpectedResult = false, TestName = "Fifteen minutes old is not under fifteen minutes")]
    [TestCase(null, ExpectedResult = false, TestName = "Never read")]
    public bool A_nudge_is_given_only_on_a_reading_under_15_minutes_old(string? read) =>
        Decide(Today(read), "2026-06-09T15:00") is NudgeDecision.Given;

    [Test]
    public void A_stale_reading_only_delays_the_nudge()
    {
        Assert.That(Decide(Today("2026-06-09T13:00"), "2026-06-09T15:00"), Withheld(NudgeReason.NotReadLately));
        Assert.That(Decide(Today("2026-06-09T15:40"), "2026-06-09T15:41"), Is.TypeOf<NudgeDecision.Given>());
    }

    [TestCase("2026-06-09T09:59:59", ExpectedResult = false)]
    [TestCase("2026-06-09T10:00", ExpectedResult = true)]
    public bool The_reading_began_since_that_days_opening(string read)
    {
        NudgeAssessor shortDay = new(Offices.Open("mon-fri 10:00-11:00"), new VisitRules());
        return shortDay.Decide(Today(read), At("2026-06-09T10:05")) is NudgeDecision.Given;
    }

    [Test]
    public void A_visited_day_has_no_nudge() =>
        Assert.That(
            Decide(Today("2026-06-09T14:55") with { Verdict = Visited("2026-06-09").Verdict }, "2026-06-09T15:00"),
            Withheld(NudgeReason.Visited)
        );

    [Test]
    public void A_closed_day_has_no_nudge()
    {
        NudgeFacts holiday = new(On("2026-05-25"), Closed("2026-05-25").Verdict, VisitStreak.None, At("2026-05-25T14:55"));
        Assert.That(Decide(holiday, "2026-05-25T15:00"), Withheld(NudgeReason.NotDue));
        Assert.That(Decide(holiday with { Verdict = NoVisitYet }, "2026-05-25T15:00"), Withheld(NudgeReason.NoOfficeHours));
    }

    [Test]
    public void After_the_last_close_a_nudge_is_not_given_any_more() =>
        Assert.That(Decide(Today("2026-06-09T16:55"), "2026-06-09T17:00"), Withheld(NudgeReason.AfterLastClose));

    [Test]
    public void A_day_has_one_nudge() =>
        Assert.That(
            Decide(Today("2026-06-09T15:10") with { LastNudgedOn = On("2026-06-09") }, "2026-06-09T15:12"),
            Withheld(NudgeReason.AlreadyGiven)
        );

    [TestCase("2026-06-02", TestName = "The last nudge was a week ago")]
    [TestCase(null, TestName = "There was no nudge at all")]
    public void After_three_missed_days_in_a_row_nudges_shrink_to_one_line(string? lastNudged) =>
        Assert.That(
            Decide(AfterThreeMissed(lastNudged), "2026-06-09T15:00"),
            Is.EqualTo(new NudgeDecision.GivenAsWeeklyLine(At("2026-06-09T15:00")))
        );

    [TestCase("2026-06-03")]
    [TestCase("2026-06-08")]
    public void The_line_is_given_once_a_week(string lastNudged) =>
        Assert.That(Decide(AfterThreeMissed(lastNudged), "2026-06-09T15:00"), Withheld(NudgeReason.LineGivenThisWeek));

    [Test]
    public void After_two_missed_days_nudges_are_whole() =>
        Assert.That(
            Decide(
                Today("2026-06-09T14:55") with
                {
                    Streak = VisitStreak.Of([Missed("2026-06-05"), Missed("2026-06-08")]),
                    LastNudgedOn = On("2026-06-08"),
                },
                "2026-06-09T15:00"
            ),
            Is.TypeOf<NudgeDecision.Given>()
        );

    private static NudgeFacts Today(string? read) => new(On("2026-06-09"), NoVisitYet, VisitStreak.None, read is null ? null : At(read));

    private static NudgeDecision Decide(NudgeFacts facts, string now) => Nudges.Decide(facts, At(now));

    private static NudgeFacts AfterThreeMissed(string? lastNudged) =>
        Today("2026-06-09T14:55") with
        {
            Streak = ThreeMissed,
            LastNudgedOn = lastNudged is null ? null : On(lastNudged),
        };

    private static EqualConstraint Withheld(NudgeReason reason) => Is.EqualTo(new NudgeDecision.Withheld(reason));

    private static string Local(Instant at) => $"{at.InZone(London.Calendar.Zone).LocalDateTime:uuuu-MM-dd'T'HH:mm}";
}
