namespace ResponsivenessMonitor.Tests.Audit;

/// <summary>A wrong command line ends with 64, says on the standard error how to write it, and nothing on the standard output.</summary>
internal sealed class UsageErrorsTests
{
    [TestCase("--aim", "1d", "--aim: '1d' could mean 24 hours or an office day; write office hours, such as 8h.")]
    [TestCase("--aim", "4", "--aim: '4' is no amount of office time; write hours and minutes such as 4h, 90m or 1h30m.")]
    [TestCase("--aim", "", "--aim: '' is no amount of office time;")]
    [TestCase("--aim", "0h", "--aim: '0h' is not longer than zero and at most 1000h;")]
    [TestCase("--aim", "999999h", "--aim: '999999h' is not longer than zero and at most 1000h;")]
    [TestCase("--commitment", "today", "Or write same-day or none.")]
    [TestCase("--zone", "Europe/Londn", "--zone: there is no time zone 'Europe/Londn'; did you mean Europe/London?")]
    [TestCase("--zone", "europe/london", "did you mean Europe/London")]
    [TestCase("--zone", "Kathmandu", "did you mean Asia/Kathmandu")]
    [TestCase("--zone", "Narnia/Cair Paravel", "none is spelt nearly so.")]
    [TestCase(
        "--calendar",
        "mon-fri 09:00-25:00",
        "'25:00' is no time of day; write it as 09:00, from 00:00 to 24:00.\n    mon-fri 09:00-25:00\n                  ^ here (column 15)"
    )]
    [TestCase("--calendar", "fri 22:00-02:00", "write 'fri 22:00-24:00; sat 00:00-02:00'.")]
    [TestCase("--closures", "2026-13-01", "--closures: '2026-13-01' is no date; write it as 2026-12-25.")]
    [TestCase("--closures", "holidays.txt", "--closures: there is no file 'holidays.txt'; write england, dates")]
    [TestCase("--as-of", "2026-06-09T10:00:00", "--as-of: '2026-06-09T10:00:00' has no offset; write Z or the offset after it")]
    [TestCase("--as-of", "yesterday", "--as-of: 'yesterday' is no instant; write it as 2026-06-09T10:00:00Z")]
    [TestCase("--as-of", "2300-01-01T00:00:00Z", "--as-of: '2300-01-01T00:00:00Z' lies outside 1970 to 2199")]
    public void An_option_that_cannot_be_read(string option, string value, string message)
    {
        AuditOutcome outcome = new AnExport().Asked("1", "2026-06-09T10:00").Audit(option, value);
        Assert.That(outcome.Code, Is.EqualTo(64));
        Assert.That(outcome.Output, Is.Empty);
        Assert.That(outcome.Error, Does.Contain(message));
        Assert.That(outcome.Error, Does.Not.Contain("Usage:"));
    }

    [TestCase(new[] { "audit" }, "Required argument missing")]
    [TestCase(new[] { "audit", "a.csv", "--jsn" }, "--json")]
    [TestCase(new[] { "audit", "a.csv", "--aim" }, "--aim")]
    [TestCase(new[] { "audit", "a.csv", "--aim", "4h", "--aim", "1h" }, "--aim")]
    [TestCase(new[] { "audit", "a.csv", "--json", "--csv" }, "--json and --csv exclude each other.")]
    [TestCase(new[] { "audit", "a.csv", "--explain", "1", "--csv" }, "it cannot be written as CSV.")]
    [TestCase(new[] { "audt", "a.csv" }, "audit")]
    public void A_command_line_that_cannot_be_read(string[] args, string message)
    {
        AuditOutcome outcome = AuditOutcome.Of(args);
        Assert.That(outcome.Code, Is.EqualTo(64));
        Assert.That(outcome.Output, Is.Empty);
        Assert.That(outcome.Error, Does.Contain(message));
        Assert.That(outcome.Error, Does.Not.Contain("Usage:"));
    }

    [Test]
    public void A_bad_date_in_a_file_of_closures_is_named_with_file_and_line()
    {
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "closures.txt");
        File.WriteAllText(file, "2026-12-24 # Christmas Eve\n\n2026-12-28..2026-12-31\n24.12.2026\n");
        AuditOutcome outcome = new AnExport().Asked("1", "2026-06-09T10:00").Audit("--closures", file);
        Assert.That(outcome.Code, Is.EqualTo(64));
        Assert.That(outcome.Error, Does.Contain($"{file}, line 4: '24.12.2026' is no date; write it as 2026-12-25."));
    }

    [Test]
    public void Help_is_written_when_asked_for()
    {
        AuditOutcome outcome = AuditOutcome.Of("audit", "--help");
        Assert.That(outcome.Code, Is.Zero);
        Assert.That(outcome.Output, Does.Contain("--commitment <same-day|none|8h>"));
    }
}
