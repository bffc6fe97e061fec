namespace ResponsivenessMonitor.Tests.Audit;

/// <summary>The worked examples of the policy, carried into rows of an export.</summary>
internal sealed class WorkedExamplesTests
{
    private static readonly string[] Marketing = ["--aim", "1h", "--commitment", "none"];

    [TestCase("2026-06-09T10:00", "2026-06-09T15:10", "18600.000", 0, 1, TestName = "1: after 5 h 10 the aim is missed and the day kept")]
    [TestCase("2026-06-09T14:30", "2026-06-09T19:15", "9000.000", 1, 1, TestName = "2: an evening answer is the same day")]
    [TestCase("2026-06-09T14:30", "2026-06-10T09:20", "10200.000", 1, 0, TestName = "2: the aim is met and the day missed")]
    [TestCase("2026-06-09T16:30", "2026-06-09T23:30", "1800.000", 1, 1, TestName = "3: half an hour before the close, answered at night")]
    [TestCase("2026-06-09T16:30", "2026-06-10T16:59", "30540.000", 0, 1, TestName = "3: half an hour before the close the next day counts")]
    [TestCase(
        "2026-06-09T16:00:00",
        "2026-06-10T12:00:00",
        "14400.000",
        1,
        0,
        TestName = "4: an hour before the close the day still counts"
    )]
    [TestCase("2026-06-09T16:00:01", "2026-06-10T12:00:01", "14400.000", 1, 1, TestName = "4: a second later it is the next")]
    [TestCase("2026-06-12T11:00", "2026-06-12T20:10", "21600.000", 0, 1, TestName = "5: Friday evening")]
    [TestCase("2026-06-12T11:00", "2026-06-14T12:00", "21600.000", 0, 0, TestName = "5: Sunday for Friday is not the same day")]
    [TestCase("2026-06-12T11:00", "2026-06-15T08:50", "21600.000", 0, 0, TestName = "5: before Monday's opening no office time is added")]
    [TestCase("2026-06-12T11:00", "2026-06-15T09:05", "21900.000", 0, 0, TestName = "5: after Monday's opening it is")]
    [TestCase("2026-06-12T18:20", "2026-06-13T11:00", "0.000", 1, 1, TestName = "6: asked and answered while closed takes no office time")]
    public void A_department_s_enquiry(string received, string answered, string turnaround, int aimMet, int commitmentMet)
    {
        AuditOutcome outcome = new AnExport().Asked("1", received).Answered("2", answered, "1").Audit("--json", "--closures", "england");
        Assert.Multiple(() =>
        {
            Assert.That(outcome.Figure("medianTurnaroundSeconds"), Is.EqualTo(turnaround));
            Assert.That(outcome.Figure("p90TurnaroundSeconds"), Is.EqualTo(turnaround));
            Assert.That(outcome.Figure("aimMet"), Is.EqualTo($"{aimMet}"));
            Assert.That(outcome.Figure("commitmentMet"), Is.EqualTo($"{commitmentMet}"));
        });
    }

    [TestCase(
        "2026-03-27T16:40",
        "2026-03-30T09:35",
        "3300.000",
        "230100.000",
        1,
        TestName = "7: over the weekend on which the clocks change"
    )]
    [TestCase("2026-03-27T16:40", "2026-03-30T09:40", "3600.000", "230400.000", 1, TestName = "7: at the due instant it is met")]
    [TestCase("2026-03-27T16:40", "2026-03-30T09:40:01", "3601.000", "230401.000", 0, TestName = "7: a second later it is missed")]
    [TestCase("2026-03-27T16:00", "2026-03-28T10:00", "3600.000", "64800.000", 1, TestName = "7: due at the close, Saturday is in time")]
    [TestCase(
        "2026-03-27T16:00",
        "2026-03-30T09:00",
        "3600.000",
        "230400.000",
        1,
        TestName = "7: due at the close, Monday's opening is in time"
    )]
    [TestCase(
        "2026-03-27T16:00",
        "2026-03-30T09:00:01",
        "3601.000",
        "230401.000",
        0,
        TestName = "7: due at the close, after the opening it is late"
    )]
    [TestCase("2026-05-01T16:20", "2026-05-05T09:20", "3600.000", "320400.000", 1, TestName = "8: over the early May bank holiday")]
    public void Marketing_s_enquiry(string received, string answered, string turnaround, string wall, int aimMet)
    {
        AuditOutcome outcome = new AnExport()
            .Asked("1", received)
            .Answered("2", answered, "1")
            .Audit([.. Marketing, "--json", "--closures", "england"]);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.Figure("medianTurnaroundSeconds"), Is.EqualTo(turnaround));
            Assert.That(outcome.Figure("medianWallSeconds"), Is.EqualTo(wall));
            Assert.That(outcome.Figure("aimMet"), Is.EqualTo($"{aimMet}"));
            Assert.That(outcome.Figure("commitmentMet"), Is.EqualTo("null"));
        });
    }

    [TestCase(
        "2026-06-09T17:00:00",
        "2026-06-10",
        "2026-06-10T12:00:00Z",
        "2026-06-10T16:00:00Z",
        TestName = "4: at the close the next day counts"
    )]
    [TestCase(
        "2026-06-12T18:20",
        "2026-06-15",
        "2026-06-15T12:00:00Z",
        "2026-06-15T16:00:00Z",
        TestName = "6: Friday evening counts on Monday"
    )]
    [TestCase("2026-04-02T15:30", "2026-04-02", "2026-04-07T10:30:00Z", "2026-04-02T16:00:00Z", TestName = "8: before Easter")]
    [TestCase(
        "2026-04-02T16:30",
        "2026-04-02",
        "2026-04-07T11:30:00Z",
        "2026-04-07T16:00:00Z",
        TestName = "8: before Easter, too late for the day"
    )]
    [TestCase("2026-04-03T11:00", "2026-04-07", "2026-04-07T12:00:00Z", "2026-04-07T16:00:00Z", TestName = "8: on Good Friday")]
    public void The_deadlines_of_a_department_s_enquiry(string received, string countedOn, string aimDue, string commitmentDue)
    {
        AuditOutcome outcome = new AnExport().Asked("1", received).Audit("--explain", "1", "--json", "--closures", "england");
        Assert.Multiple(() =>
        {
            Assert.That(outcome.Explained("countedOn"), Is.EqualTo(countedOn));
            Assert.That(outcome.Explained("aim.due"), Is.EqualTo(aimDue));
            Assert.That(outcome.Explained("commitment.due"), Is.EqualTo(commitmentDue));
        });
    }

    [TestCase("2026-06-15T14:00:00", 1, "14400.000", TestName = "10: due at the lunch break, it lapses after lunch")]
    [TestCase("2026-06-15T14:00:01", 0, "14401.000", TestName = "10: a second after lunch is late")]
    public void Asked_on_Sunday_where_lunch_is_a_break(string answered, int aimMet, string turnaround)
    {
        AuditOutcome outcome = new AnExport()
            .Asked("1", "2026-06-14T20:00")
            .Answered("2", answered, "1")
            .Audit("--json", "--calendar", "mon-fri 09:00-13:00,14:00-17:00");
        Assert.That(outcome.Figure("aimMet"), Is.EqualTo($"{aimMet}"));
        Assert.That(outcome.Figure("medianTurnaroundSeconds"), Is.EqualTo(turnaround));
    }

    [TestCase("b", 2, "1800.000", "3600.000", TestName = "12: the answer to B ends both, by its reply chain")]
    [TestCase("a", 1, "3600.000", "3600.000", TestName = "12: the answer to A ends only A's")]
    [TestCase("", 2, "1800.000", "3600.000", TestName = "12: an answer to nobody ends both")]
    public void Two_enquirers_in_one_thread(string inReplyTo, int answered, string median, string p90)
    {
        AuditOutcome outcome = new AnExport()
            .Answered("post", "2026-06-10T09:00")
            .Asked("a", "2026-06-10T10:00", by: "A", inReplyTo: "post")
            .Asked("b", "2026-06-10T10:30", by: "B", inReplyTo: "a")
            .Answered("reply", "2026-06-10T11:00", inReplyTo)
            .Audit("--json");
        Assert.That(outcome.Figure("enquiries"), Is.EqualTo("2"));
        Assert.That(outcome.Figure("answered"), Is.EqualTo($"{answered}"));
        Assert.That(outcome.Figure("medianTurnaroundSeconds"), Is.EqualTo(median));
        Assert.That(outcome.Figure("p90TurnaroundSeconds"), Is.EqualTo(p90));
    }

    [Test]
    public void Example_13_an_answer_by_one_account_answers_the_other_s_enquiry_too()
    {
        AnExport export = new AnExport()
            .Asked("q", "2026-06-09T10:00")
            .Answered("r", "2026-06-09T10:40", "q", by: "UniHelp")
            .Asked("q", "2026-06-09T10:00", account: "UniHelp")
            .Answered("r", "2026-06-09T10:40", "q", account: "UniHelp");
        AuditOutcome outcome = export.Audit("--json");
        Assert.That(outcome.Figure("medianTurnaroundSeconds", "LibraryDesk"), Is.EqualTo("2400.000"));
        Assert.That(outcome.Figure("medianTurnaroundSeconds", "UniHelp"), Is.EqualTo("2400.000"));
        AuditOutcome explained = export.Audit("--json", "--explain", "LibraryDesk:q");
        Assert.That(explained.Explained("answeredBySibling"), Is.EqualTo("UniHelp"));
    }

    [Test]
    public void Example_16_a_day_of_25_hours()
    {
        AuditOutcome outcome = new AnExport()
            .Asked("1", "2026-10-24T23:30")
            .Audit("--explain", "1", "--json", "--calendar", "mon-sun 00:00-24:00");
        Assert.That(outcome.Explained("aim.due"), Is.EqualTo("2026-10-25T02:30:00Z"));
        Assert.That(outcome.Explained("commitment.due"), Is.EqualTo("2026-10-26T00:00:00Z"));
    }

    [Test]
    public void Unanswered_is_past_a_deadline_only_after_its_lapse()
    {
        AnExport export = new AnExport().Asked("1", "2026-06-09T10:00");
        string[] Past(string asOf)
        {
            AuditOutcome outcome = export.Audit("--json", "--as-of", asOf);
            return [outcome.Figure("unanswered"), outcome.Figure("unansweredPastAim"), outcome.Figure("unansweredPastCommitment")];
        }

        Assert.That(Past("2026-06-09T14:00:00+01:00"), Is.EqualTo(new[] { "1", "0", "0" }));
        Assert.That(Past("2026-06-09T14:00:00.001+01:00"), Is.EqualTo(new[] { "1", "1", "0" }));
        Assert.That(Past("2026-06-10T00:00:00+01:00"), Is.EqualTo(new[] { "1", "1", "0" }));
        Assert.That(Past("2026-06-10T00:00:00.001+01:00"), Is.EqualTo(new[] { "1", "1", "1" }));
    }
}
