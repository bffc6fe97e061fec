using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>Closures of files.</summary>
internal sealed class ClosuresImportTests
{
    private AnOffice office = null!;

    [SetUp]
    public void Begin() => office = new AnOffice("2026-11-02T09:00:00Z");

    [TearDown]
    public void End() => office.Dispose();

    [TestCase(
        "2026-12-24,09:00-12:00\n2026-12-25\n",
        ExpectedResult = "2026-12-24 09:00-12:00; 2026-12-25 closed",
        TestName = "Dates and hours"
    )]
    [TestCase(
        "2026-12-24,2026-12-26\r\n",
        ExpectedResult = "2026-12-24 closed; 2026-12-25 closed; 2026-12-26 closed",
        TestName = "A range"
    )]
    [TestCase(
        "\uFEFFname,to,from\nXmas,2026-12-25,2026-12-24\n,,\n",
        ExpectedResult = "2026-12-24 closed; 2026-12-25 closed",
        TestName = "By names"
    )]
    [TestCase("open,date\n09:00-12:00,2026-12-24\n", ExpectedResult = "2026-12-24 09:00-12:00", TestName = "Hours by name")]
    public string Csv_is_read(string text) => Entered(Import(text));

    [Test]
    public void An_event_of_days_ends_before_its_end_and_folded_lines_go_on()
    {
        AuditOutcome outcome = Import(
            Calendar(
                "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227\r\nSUMMARY:Christmas\\, all\r\n  day\r\nEND:VEVENT",
                "BEGIN:VEVENT\r\nDTSTART;VALUE=DA\r\n TE:20270101\r\nBEGIN:VALARM\r\nDTSTART:20300101\r\nEND:VALARM\r\nEND:VEVENT",
                "BEGIN:VEVENT\r\nDTSTART;TZID=\"Europe/London\":20270401T000000\r\nDTEND;TZID=Europe/London:20270402T000000\r\nEND:VEVENT"
            )
        );
        Assert.That(
            Entered(outcome),
            Is.EqualTo("2026-12-24 closed; 2026-12-25 closed; 2026-12-26 closed; 2027-01-01 closed; 2027-04-01 closed")
        );
        Assert.That(outcome.Output, Does.Contain("Thu 2026-12-24 of calendar default: entered as closed (Christmas, all day).\n"));
    }

    [TestCase(
        "RRULE:FREQ=YEARLY;COUNT=3",
        ExpectedResult = "2028-02-29 closed; 2032-02-29 closed; 2036-02-29 closed",
        TestName = "Leap days"
    )]
    [TestCase("RRULE:FREQ=DAILY;INTERVAL=2;UNTIL=20280304", ExpectedResult = "2028-02-29 closed; 2028-03-02 closed; 2028-03-04 closed")]
    public string A_simple_repetition_is_read(string rule) =>
        Entered(Import(Calendar($"BEGIN:VEVENT\nDTSTART;VALUE=DATE:20280229\n{rule}\nEND:VEVENT")));

    [TestCase("DTSTART:20261224T090000Z\nDTEND:20261224T120000Z", "line 3: 'Snow': DTSTART 20261224T090000Z has a time of day")]
    [TestCase("DTSTART;VALUE=DATE:20261224\nRRULE:FREQ=WEEKLY;COUNT=3", "line 4: 'Snow': a repetition by WEEKLY is not read")]
    [TestCase("DTSTART;VALUE=DATE:20261224\nRRULE:FREQ=YEARLY", "line 4: 'Snow': its repetition has no end")]
    [TestCase("DTSTART;VALUE=DATE:20261224\nRRULE:FREQ=YEARLY;COUNT=2;BYDAY=1MO", "line 4: 'Snow': a repetition by BYDAY is not read")]
    [TestCase("DTSTART;VALUE=DATE:20261224\nEXDATE:20261225", "line 4: 'Snow': EXDATE is not read")]
    [TestCase("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261220", "line 4: 'Snow': it ends on")]
    [TestCase("DTSTART;VALUE=DATE:soon", "line 3: 'Snow': 'soon' is no date")]
    [TestCase("DTSTART;VALUE=DATE:99990101", "line 3: 'Snow': 9999-01-01 lies outside 2000 to 2099")]
    [TestCase("DTSTART;VALUE=DATE:20261224\nDURATION:P99999999W", "line 4: 'Snow': its duration")]
    [TestCase("DESCRIPTION:none", "line 2: 'Snow': it has no DTSTART")]
    public void What_is_not_read_is_refused_by_line_and_nothing_is_entered(string lines, string fault)
    {
        AuditOutcome outcome = Import(
            Calendar($"BEGIN:VEVENT\n{lines}\nSUMMARY:Snow\nEND:VEVENT", "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270101\nEND:VEVENT")
        );
        Assert.That((outcome.Code, outcome.Output), Is.EqualTo((2, string.Empty)));
        Assert.That(outcome.Error, Does.StartWith(fault).And.Contain("or enter the other 1 with --partial."));
        Assert.That(Rows(), Is.Empty);
    }

    [TestCase("2026-12-24\n24/12/2026\n", "line 2: '24/12/2026' is no date; write it as 2026-12-24.")]
    [TestCase("2026-12-24\n2026-12-25,9 to 5\n", "line 2: ")]
    [TestCase("2026-12-24\n2026-12-24,09:00-12:00\n", "line 2: line 1 gives 2026-12-24 other hours")]
    [TestCase("date,open\n2026-12-24,\n,09:00-12:00\n", "line 3: it names no date")]
    public void A_bad_line_keeps_all_out_unless_the_rest_is_wanted(string text, string fault)
    {
        AuditOutcome refused = Import(text);
        Assert.That((refused.Code, refused.Output), Is.EqualTo((2, string.Empty)));
        Assert.That(refused.Error, Does.StartWith(fault));
        Assert.That(Rows(), Is.Empty);
        AuditOutcome partly = Import(text, "--partial");
        Assert.That(partly.Code, Is.EqualTo(1));
        Assert.That(Rows(), Is.EqualTo("2026-12-24 closed"));
    }

    [TestCase("dates,open,from\n2026-12-24,\n", "there is no column 'dates'; did you mean date? Columns are date, open")]
    [TestCase("date,why\n2026-12-24,\n", "there is no column 'why'. Columns are date, open")]
    [TestCase("", "is empty")]
    [TestCase("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261224\n", "the file may have been cut off")]
    public void A_file_that_is_none_of_closures_is_told(string text, string why)
    {
        AuditOutcome outcome = Import(text);
        Assert.That(outcome.Code, Is.EqualTo(2));
        Assert.That(outcome.Error, Does.Contain(why));
    }

    [Test]
    public void A_dry_run_enters_nothing_and_a_second_run_changes_nothing()
    {
        AuditOutcome dry = Import("2026-12-24,2026-12-25\n", "--dry-run");
        Assert.That(dry.Output, Does.Contain("would be entered as closed").And.EndWith("Would be: 2 entered, 0 unchanged.\n"));
        Assert.That(Rows(), Is.Empty);
        _ = Import("2026-12-24,2026-12-25\n");
        Assert.That(Import("2026-12-24,2026-12-25\n").Output, Does.Contain("0 entered, 2 unchanged.\n"));
        string listed = office.Run("closures", "list").Output;
        Assert.That(listed, Does.Contain("default   Thu 2026-12-24  closed  2026-11-02T09:00:00Z"));
        using MonitorDbContext db = office.Open();
        Assert.That(db.AuditEntries.Count(entry => entry.Action == "closure-added"), Is.EqualTo(1));
    }

    [Test]
    public void Days_gone_by_are_said_to_need_a_recount() =>
        Assert.That(Import("2026-10-30\n").Output, Does.Contain("'recount 2026-10-30..2026-10-30 --reason TEXT'"));

    private AuditOutcome Import(string text, params string[] options) => office.RunOn(text, ["closures", "import", "FILE", .. options]);

    private string Entered(AuditOutcome outcome)
    {
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        return Rows();
    }

    private string Rows()
    {
        _ = office.Run("migrate");
        using MonitorDbContext db = office.Open();
        List<EnteredClosure> rows = [.. db.Closures.OrderBy(closure => closure.Date)];
        return string.Join("; ", rows.Select(row => $"{row.Date:uuuu-MM-dd} {row.Open ?? "closed"}"));
    }

    private static string Calendar(params string[] events) => $"BEGIN:VCALENDAR\n{string.Join('\n', events)}\nEND:VCALENDAR\n";
}
