namespace ResponsivenessMonitor.Tests.Audit;

/// <summary>What the options change.</summary>
internal sealed class OptionsTests
{
    [TestCase("90m", ExpectedResult = "1")]
    [TestCase("1h30m", ExpectedResult = "1")]
    [TestCase("5400s", ExpectedResult = "1")]
    [TestCase("1h29m59s", ExpectedResult = "0")]
    public string An_aim_of(string aim) =>
        new AnExport().Asked("1", "2026-06-09T10:00").Answered("2", "2026-06-09T11:30").Audit("--json", "--aim", aim).Figure("aimMet");

    [TestCase("8h", ExpectedResult = "1")]
    [TestCase("7h59m", ExpectedResult = "0")]
    [TestCase("same-day", ExpectedResult = "0")]
    [TestCase("none", ExpectedResult = "null")]
    public string A_commitment_of(string commitment) =>
        new AnExport()
            .Asked("1", "2026-06-09T10:00")
            .Answered("2", "2026-06-10T10:00")
            .Audit("--json", "--commitment", commitment)
            .Figure("commitmentMet");

    [TestCase("Europe/London", "mon-fri 09:00-17:00", ExpectedResult = "7200.000")]
    [TestCase(
        "Asia/Kathmandu",
        "mon-fri 09:00-17:00",
        ExpectedResult = "6300.000",
        TestName = "In Kathmandu it is 4 h 45 later, and 17:00 is 11:15Z"
    )]
    [TestCase("America/Los_Angeles", "mon-fri 09:00-17:00", ExpectedResult = "0.000")]
    [TestCase("Europe/London", "mon-fri 09:00-11:00,11:30-17:00", ExpectedResult = "5400.000")]
    public string Office_time_in_a_zone_and_a_calendar(string zone, string calendar) =>
        new AnExport()
            .Asked("1", "2026-06-09T10:30")
            .Answered("2", "2026-06-09T12:30")
            .Audit("--json", "--zone", zone, "--calendar", calendar)
            .Figure("medianTurnaroundSeconds");

    [Test]
    public void Closures_come_from_the_list_of_England_from_dates_and_from_a_file_together()
    {
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "university-days.txt");
        File.WriteAllText(file, "# university days\n2026-05-27\n");
        AuditOutcome outcome = new AnExport()
            .Asked("1", "2026-05-22T16:00")
            .Answered("2", "2026-05-28T10:00")
            .Audit("--json", "--closures", "england", "--closures", "2026-05-26", "--closures", file);
        Assert.That(outcome.Figure("medianTurnaroundSeconds"), Is.EqualTo("7200.000"));
        Assert.That(outcome.Error, Is.Empty);
    }

    [TestCase("2015-12-28T10:00", 1)]
    [TestCase("2016-01-04T10:00", 0)]
    [TestCase("2030-12-31T10:00", 0)]
    [TestCase("2031-01-02T10:00", 1)]
    public void Items_beyond_the_known_bank_holidays_are_told(string at, int outside)
    {
        AuditOutcome outcome = new AnExport().Asked("1", at).Answered("2", at, inReplyTo: "1").Audit("--json", "--closures", "england");
        Assert.That(outcome.Code, Is.Zero);
        Assert.That(
            outcome.Error,
            outside == 0 ? Is.Empty : Does.StartWith("England's bank holidays are known from 2016-01-01 to 2030-12-31; 2 items lie outside")
        );
    }
}
