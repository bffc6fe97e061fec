using System.Globalization;
using System.Text;

namespace ResponsivenessMonitor.Tests.Audit;

/// <summary>A bad line is named, with its place, its fault and how to mend it; the others are measured.</summary>
internal sealed class BadLinesTests
{
    [TestCase("A,c,,ada,2026-06-09T10:00:00Z,", "line 3, column 3 (item): it is empty.")]
    [TestCase(",c,9,ada,2026-06-09T10:00:00Z,", "line 3, column 1 (account): it is empty.")]
    [TestCase("A,c,9,ada,,", "line 3, column 5 (at): it is empty.")]
    [TestCase(
        "A,c,9,ada,2026-06-09T10:00:00,",
        "line 3, column 5 (at): '2026-06-09T10:00:00' has no offset; write Z or the offset after it"
    )]
    [TestCase("A,c,9,ada,09/06/2026 10:00,", "line 3, column 5 (at): '09/06/2026 10:00' is no instant; write it as 2026-06-09T10:00:00Z")]
    [TestCase("A,c,9,ada,2026-02-30T10:00:00Z,", "line 3, column 5 (at): '2026-02-30T10:00:00Z' names a date or time that does not exist")]
    [TestCase("A,c,9,ada,2026-06-09T24:00:00Z,", "line 3, column 5 (at): '2026-06-09T24:00:00Z' names a date or time that does not exist")]
    [TestCase("A,c,9,ada,1969-12-31T23:59:59.999Z,", "line 3, column 5 (at): '1969-12-31T23:59:59.999Z' lies outside 1970 to 2199")]
    [TestCase("A,c,9,ada,2200-01-01T00:00:00Z,", "line 3, column 5 (at): '2200-01-01T00:00:00Z' lies outside 1970 to 2199")]
    [TestCase(
        "A,c,1,bob,2026-06-09T12:00:00Z,",
        "line 3, column 3 (item): line 2 has the same item of the same account, and the first counts."
    )]
    [TestCase("*,c,9,ada,2026-06-09T10:00:00Z,", "line 3, column 1 (account): '*' stands for all accounts together; name one.")]
    [TestCase("A,c,9,ada,2026-06-09T10:00:00Z", "line 3: it has 5 fields where the header has 6.")]
    [TestCase(
        "A,c,9,Lovelace, Ada,2026-06-09T10:00:00Z,",
        "line 3: it has 7 fields where the header has 6; put quotes around a field that holds a comma."
    )]
    [TestCase("A,c,9,\"ada,2026-06-09T10:00:00Z,", "line 3: a quote is not closed on the same line")]
    [TestCase("A,c,9,a\"da,2026-06-09T10:00:00Z,", "line 3: a quote stands inside a field without quotes around it")]
    [TestCase("A,c,9,\"ada\"x,2026-06-09T10:00:00Z,", "line 3: text follows a closing quote")]
    public void A_bad_line_is_named(string line, string message)
    {
        AuditOutcome outcome = new AnExport()
            .Line("A,c,1,ada,2026-06-09T10:00:00Z,")
            .Line(line)
            .Line("A,c,2,A,2026-06-09T11:00:00Z,1")
            .Audit("--json");
        Assert.Multiple(() =>
        {
            Assert.That(outcome.Code, Is.EqualTo(1));
            Assert.That(outcome.Error, Does.StartWith(message));
            Assert.That(outcome.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1));
            Assert.That(outcome.Figure("enquiries"), Is.EqualTo("1"));
            Assert.That(outcome.Figure("answered"), Is.EqualTo("1"));
        });
    }

    [Test]
    public void The_same_item_of_another_account_is_no_repetition()
    {
        AuditOutcome outcome = new AnExport()
            .Asked("1", "2026-06-09T10:00", account: "A")
            .Asked("1", "2026-06-09T10:00", account: "B")
            .Asked("1", "2026-06-09T10:00", account: "B")
            .Asked("1", "2026-06-09T10:00", account: "A")
            .Audit("--json");
        Assert.That(outcome.Figure("enquiries"), Is.EqualTo("2"));
        Assert.That(outcome.Error, Does.Contain("line 4, column 3 (item): line 3 has").And.Contain("line 5, column 3 (item): line 2 has"));
    }

    [Test]
    public void Of_many_bad_lines_the_first_are_printed_and_all_counted()
    {
        AnExport export = new AnExport().Asked("1", "2026-06-09T10:00");
        for (int i = 0; i < 1_030; i++)
        {
            _ = export.Line("A,c,x,ada,yesterday,");
        }

        AuditOutcome outcome = export.Audit();
        string[] lines = outcome.Error.TrimEnd('\n').Split('\n');
        Assert.That(lines[999], Does.StartWith("line 1002, "));
        Assert.That(lines[1000], Is.EqualTo("… and 30 more bad lines."));
    }

    [Test]
    public void Ids_that_a_spreadsheet_rounded_are_told_so()
    {
        AuditOutcome outcome = new AnExport()
            .Asked("1.24543E+18", "2026-06-09T10:00")
            .Asked("1.24543E+18", "2026-06-09T11:00")
            .Answered("2", "2026-06-09T12:00")
            .Audit();
        Assert.That(outcome.Error, Does.Contain("; a spreadsheet seems to have rounded the ids, so keep that column as text.\n"));
    }

    [Test]
    public void Bytes_that_are_no_UTF_8_make_a_bad_line()
    {
        byte[] export = Encoding.Latin1.GetBytes($"{AnExport.Header}\nA,c,1,ada,2026-06-09T10:00:00Z,\nA,c,2,Zoë,2026-06-09T10:00:00Z,\n");
        AuditOutcome outcome = AuditOutcome.OfBytes(export);
        Assert.That(outcome.Code, Is.EqualTo(1));
        Assert.That(outcome.Error, Does.StartWith("line 3, column 4 (author): its bytes are no UTF-8; save the file as UTF-8.\n"));
    }

    [Test]
    public void A_text_that_would_steer_the_terminal_is_shown_without_doing_so()
    {
        AuditOutcome outcome = new AnExport()
            .Asked("1", "2026-06-09T10:00", account: "A\u001b[2J")
            .Line("A,c,9,ada,\u001b[31mnow,")
            .Audit();
        Assert.That((outcome.Output + outcome.Error).Where(char.IsControl), Has.All.EqualTo('\n'));
    }

    [Test]
    public void An_enquiry_that_the_calendar_gives_no_deadline_is_a_bad_line()
    {
        string closed = string.Join(
            ',',
            Enumerable.Range(2027, 3).Select(year => string.Create(CultureInfo.InvariantCulture, $"{year}-01-01..{year}-12-31"))
        );
        AuditOutcome outcome = new AnExport()
            .Asked("1", "2026-06-09T10:00")
            .Asked("2", "2027-06-09T10:00", by: "bob")
            .Audit("--json", "--closures", closed);
        Assert.That(outcome.Code, Is.EqualTo(1));
        Assert.That(
            outcome.Error,
            Does.StartWith("line 3: its enquiry has no deadline: The office calendar has no open time within 366 days")
        );
        Assert.That(outcome.Figure("enquiries"), Is.EqualTo("1"));
    }

    [Test]
    public void An_enquiry_at_the_very_end_of_the_calendar_is_a_bad_line()
    {
        AuditOutcome outcome = new AnExport()
            .Asked("1", "2026-06-09T10:00")
            .Line("A,c,9,ada,2199-12-02T00:30:00+01:00,")
            .Audit("--json", "--aim", "1000h");
        Assert.That(outcome.Code, Is.EqualTo(1));
        Assert.That(outcome.Error, Does.StartWith("line 3: its enquiry has no deadline: the office calendar ends with the year 2199.\n"));
    }
}
