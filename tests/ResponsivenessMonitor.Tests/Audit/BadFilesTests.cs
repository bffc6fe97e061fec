using System.Text;

namespace ResponsivenessMonitor.Tests.Audit;

/// <summary>A file of which nothing can be measured ends with 2, one clear sentence, and no output.</summary>
internal sealed class BadFilesTests
{
    private const string Good = AnExport.Header + "\nA,c,1,ada,2026-06-09T10:00:00Z,\nA,c,2,A,2026-06-09T11:00:00Z,1\n";

    [TestCase("", "the file is empty; it begins with the header account,conversation,item,author,at,in_reply_to.")]
    [TestCase("account,conversation,item,author,at\n", "the header lacks in_reply_to;")]
    [TestCase("account;conversation;item;author;at;in_reply_to\n", "seem to be separated by semicolons; separate them by commas.")]
    [TestCase("account\tconversation\titem\tauthor\tat\tin_reply_to\n", "seem to be separated by tabs; separate them by commas.")]
    [TestCase("A,c,1,ada,2026-06-09T10:00:00Z,\n", "Its first line is 'A,c,1,ada,2026-06-09T10:00:00Z,'.")]
    [TestCase(AnExport.Header + ",at\n", "the header has the column at twice.")]
    [TestCase("PK\u0003\u0004...", "it is a workbook, not text; save it from the spreadsheet as CSV (UTF-8).")]
    [TestCase(AnExport.Header + "\n", "there are no lines after the header.")]
    [TestCase(AnExport.Header + "\nA,c,1,ada,now,\n", "the file has no good line.")]
    public void Nothing_can_be_measured(string text, string message)
    {
        AuditOutcome outcome = AuditOutcome.OfBytes(Encoding.UTF8.GetBytes(text), "--json");
        Assert.That(outcome.Code, Is.EqualTo(2));
        Assert.That(outcome.Output, Is.Empty);
        Assert.That(outcome.Error, Does.Contain("Nothing could be measured: ").And.Contain(message));
        Assert.That(AuditOutcome.OfBytes(Encoding.UTF8.GetBytes(text), "--explain", "1"), Is.EqualTo(outcome));
    }

    [Test]
    public void A_file_that_is_not_there()
    {
        AuditOutcome outcome = AuditOutcome.Of("audit", "no/such/export.csv");
        Assert.That(outcome.Code, Is.EqualTo(2));
        Assert.That(outcome.Error, Does.Contain("there is no file 'no/such/export.csv' (looked for in "));
    }

    [Test]
    public void A_folder()
    {
        AuditOutcome outcome = AuditOutcome.Of("audit", Path.GetTempPath());
        Assert.That(outcome.Code, Is.EqualTo(2));
        Assert.That(outcome.Error, Does.Contain("is a folder; name a CSV file in it."));
    }

    [Test]
    public void All_items_are_later_than_the_as_of_instant()
    {
        AuditOutcome outcome = AuditOutcome.OfBytes(Encoding.UTF8.GetBytes(Good), "--as-of", "2020-01-01T00:00:00Z");
        Assert.That(outcome.Code, Is.EqualTo(2));
        Assert.That(outcome.Error, Does.Contain("all items are later than Wed 2020-01-01 00:00:00 GMT."));
    }

    [Test]
    public void An_office_that_never_opens_gives_no_enquiry_a_deadline()
    {
        AuditOutcome outcome = new AnExport()
            .Line("A,c,9,ada,now,")
            .Asked("1", "2026-06-09T10:00")
            .Asked("2", "2026-06-09T10:05", by: "bob")
            .Audit("--calendar", "closed");
        Assert.That((outcome.Code, outcome.Output), Is.EqualTo((2, string.Empty)));
        Assert.That(
            outcome.Error.Split('\n')[1..],
            Is.EqualTo([
                "Nothing could be measured: line 3: its enquiry has no deadline, nor has any other: The office calendar has no open time "
                    + "within 366 days of 2026-06-09 10:00 (Europe/London); give it opening hours, or remove closures.",
                string.Empty,
            ])
        );
    }

    [TestCase(TestName = "The only enquiry is due after the last year of the calendar")]
    [TestCase("--explain", "1", TestName = "The enquiry to explain is due after the last year of the calendar")]
    public void Too_late_for_the_calendar(params string[] options)
    {
        AuditOutcome outcome = new AnExport().Line("A,c,1,ada,2199-12-31T16:30:00Z,").Audit(options);
        Assert.That((outcome.Code, outcome.Output), Is.EqualTo((2, string.Empty)));
        Assert.That(
            outcome.Error,
            Is.EqualTo("Nothing could be measured: line 2: its enquiry has no deadline: the office calendar ends with the year 2199.\n")
        );
    }

    [Test]
    public void A_history_in_which_nobody_asked_is_measured_all_the_same()
    {
        AuditOutcome outcome = new AnExport().Answered("1", "2026-06-09T10:00").Audit("--json", "--calendar", "closed");
        Assert.That((outcome.Code, outcome.Figure("enquiries")), Is.EqualTo((0, "0")));
    }

    [Test]
    public void A_byte_order_mark_other_line_ends_blank_lines_and_UTF_16_do_no_harm()
    {
        string plain = AuditOutcome.OfBytes(Encoding.UTF8.GetBytes(Good), "--json").Output;
        byte[] windows = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Good.Replace("\n", "\r\n\r\n", StringComparison.Ordinal))];
        byte[] utf16 = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Good)];
        byte[] unended = Encoding.UTF8.GetBytes(Good.TrimEnd('\n'));
        Assert.That(
            new[] { windows, utf16, unended }.Select(bytes => AuditOutcome.OfBytes(bytes, "--json")),
            Has.All.EqualTo(new AuditOutcome(0, plain, string.Empty))
        );
    }
}
