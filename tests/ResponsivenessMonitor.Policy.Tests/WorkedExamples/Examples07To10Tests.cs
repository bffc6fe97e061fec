using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.WorkedExamples;

/// <summary>The policy's worked examples 7 to 10, sentence by sentence.</summary>
internal sealed class Examples07To10Tests
{
    private static readonly OfficeCalendar Lunch = Offices.Open("mon-fri 09:00-13:00,14:00-17:00");

    [TestCase(
        "2026-03-27T16:40",
        ExpectedResult = "warn Mon 30 Mar 09:25, aim Mon 30 Mar 09:40, commitment none",
        TestName = "Example 7: over the weekend on which the clocks go forward"
    )]
    [TestCase(
        "2026-05-01T16:20",
        ExpectedResult = "warn Tue 5 May 09:05, aim Tue 5 May 09:20, commitment none",
        TestName = "Example 8: over the early May bank holiday"
    )]
    public string Marketing_is_to_answer_by(string received) => Asked.Marketing(received).Times();

    [TestCase(
        "2026-04-02T15:30",
        ExpectedResult = "warn Thu 2 Apr 16:00, aim Tue 7 Apr 11:30, commitment Thu 2 Apr 17:00",
        TestName = "Example 8: before Easter"
    )]
    [TestCase(
        "2026-04-02T16:30",
        ExpectedResult = "warn Tue 7 Apr 11:30, aim Tue 7 Apr 12:30, commitment Tue 7 Apr 17:00",
        TestName = "Example 8: half an hour before Easter"
    )]
    [TestCase(
        "2026-04-03T11:00",
        ExpectedResult = "warn Tue 7 Apr 12:00, aim Tue 7 Apr 13:00, commitment Tue 7 Apr 17:00",
        TestName = "Example 8: on Good Friday"
    )]
    public string A_department_is_to_answer_by(string received) => Asked.Department(received).Times();

    [TestCase(
        "2026-12-24T10:30",
        ExpectedResult = "warn Thu 24 Dec 11:00, aim Mon 4 Jan 11:30, commitment Thu 24 Dec 12:00",
        TestName = "Example 9: on Christmas Eve with an hour and a half left"
    )]
    [TestCase(
        "2026-12-24T11:15",
        ExpectedResult = "warn Mon 4 Jan 11:15, aim Mon 4 Jan 12:15, commitment Mon 4 Jan 17:00",
        TestName = "Example 9: on Christmas Eve with less than an hour left"
    )]
    public string Before_Christmas_a_department_is_to_answer_by(string received) =>
        new Asked(Offices.Christmas, ReplyTarget.Department, London.At(received)).Times();

    [Test]
    public void Example_7_due_on_Monday_at_09_40_is_08_40_in_UTC() =>
        Assert.That(Asked.Marketing("2026-03-27T16:40").Deadlines.Aim.Due, Is.EqualTo(Instant.FromUtc(2026, 3, 30, 8, 40)));

    [Test]
    public void Example_7_an_answer_at_09_35_took_55_office_minutes_and_63_h_55_by_the_wall_clock()
    {
        Asked asked = Asked.Marketing("2026-03-27T16:40").Answered("2026-03-30T09:35");
        SpellFigures figures = asked.Figures(knownTo: "2026-03-31T09:00");

        Assert.That(figures.Turnaround, Is.EqualTo(Duration.FromMinutes(55)));
        Assert.That(figures.WallTime, Is.EqualTo(Duration.FromMinutes((63 * 60) + 55)));
        Assert.That(figures.Aim, Is.EqualTo(DeadlineOutcome.Met));
        Assert.That(figures.Commitment, Is.Null);
    }

    [TestCase("2026-03-27T16:40", "2026-03-30T09:40:00", ExpectedResult = true, TestName = "Example 7: to the second")]
    [TestCase("2026-03-27T16:40", "2026-03-30T09:40:01", ExpectedResult = false, TestName = "Example 7: a second late")]
    [TestCase(
        "2026-03-27T16:00",
        "2026-03-28T10:00:00",
        ExpectedResult = true,
        TestName = "Example 7, tie: a Saturday answer to what was due at Friday's close"
    )]
    [TestCase("2026-03-27T16:00", "2026-03-30T09:00:00", ExpectedResult = true, TestName = "Example 7, tie: at Monday's opening")]
    [TestCase(
        "2026-03-27T16:00",
        "2026-03-30T09:00:01",
        ExpectedResult = false,
        TestName = "Example 7, tie: a second after Monday's opening"
    )]
    public bool Marketings_answer_meets_the_aim(string received, string answered) =>
        Asked.Marketing(received).Answered(answered).Verdict.AimMet;

    [Test]
    public void Example_7_a_tie_is_due_at_the_close_and_lapses_at_the_next_opening()
    {
        Deadlines deadlines = Asked.Marketing("2026-03-27T16:00").Deadlines;

        Assert.That(deadlines.Aim, Is.EqualTo(new Deadline(London.At("2026-03-27T17:00"), London.At("2026-03-30T09:00"))));
    }

    [Test]
    public void Example_8_an_enquiry_on_Good_Friday_counts_on_Tuesday() =>
        Assert.That(Asked.Department("2026-04-03T11:00").Deadlines.CountedOn, Is.EqualTo(new LocalDate(2026, 4, 7)));

    [TestCase("2026-06-15T14:00:00", ExpectedResult = "4:00:00 True", TestName = "Example 10: at the end of lunch")]
    [TestCase("2026-06-15T14:00:01", ExpectedResult = "4:00:01 False", TestName = "Example 10: a second later")]
    public string Due_at_the_start_of_lunch_it_lapses_at_its_end(string answered)
    {
        Asked asked = new(Lunch, ReplyTarget.Department, Lunch.At("2026-06-14T20:00"));
        Assert.That(asked.Deadlines.Aim, Is.EqualTo(new Deadline(Lunch.At("2026-06-15T13:00"), Lunch.At("2026-06-15T14:00"))));

        Standing.Answered verdict = asked.Answered(answered).Verdict;
        return $"{verdict.Turnaround.ToString("-H:mm:ss", null)} {verdict.AimMet}";
    }
}
