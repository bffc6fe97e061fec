using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>Letters as they are listed and shown, and what a check says.</summary>
internal sealed class LettersTests
{
    private AnOffice office = null!;

    [SetUp]
    public void Begin()
    {
        office = new AnOffice();
        office.Register();
        using MonitorDbContext db = office.Open();
        db.Letters.AddRange(
            A("1", "ada@uni.example", "Three enquiries wait\u001b[2J", "Dear Ada"),
            A("2", "dan@uni.example", "One waits", text: null)
        );
        _ = db.SaveChanges();
    }

    [TearDown]
    public void End() => office.Dispose();

    [Test]
    public void The_newest_letters_come_first_and_can_be_asked_for_by_address()
    {
        string[] lines = office.Run("letters", "list").Output.Split('\n');
        Assert.That(lines[1], Does.Contain("dan@uni.example"));
        Assert.That(lines[2], Does.Contain("ada@uni.example"));
        Assert.That(lines[2].Contains('\u001b', StringComparison.Ordinal), Is.False);
        Assert.That(office.Run("letters", "list", "--to", "ada@uni.example").Output, Does.Not.Contain("dan@"));
        Assert.That(office.Run("letters", "list", "--state", "refused").Output, Is.EqualTo("No such letters.\n"));
        Assert.That(office.Run("letters", "list", "--state", "lost").Code, Is.EqualTo(64));
    }

    [Test]
    public void A_letter_is_shown_as_it_was_written_until_it_is_erased()
    {
        Assert.That(office.Run("letters", "show", "1").Output, Does.EndWith("Dear Ada\n"));
        Assert.That(office.Run("letters", "show", "1", "--html").Output, Is.EqualTo("<p>Dear Ada</p>\n"));
        AuditOutcome erased = office.Run("letters", "show", "2");
        Assert.That(erased.Error, Does.Contain("was erased"));
        Assert.That(erased.Code, Is.EqualTo(2));
    }

    [Test]
    public void A_check_names_every_problem_at_once_and_its_setting()
    {
        _ = office.Run("accounts", "set", "x/librarydesk", "access=env:RM_NO_SUCH_TOKEN");
        AuditOutcome outcome = office.Run("check", "--Calendars:default:Zone=Europe/Lundon", "--Calendars:library:Extends=default");
        Assert.That(outcome.Code, Is.EqualTo(2));
        Assert.That(outcome.Error, Does.Contain("Calendars:default:Zone: 'Europe/Lundon' is no time zone"));
        Assert.That(outcome.Error, Does.Contain("x/librarydesk: its replies show as \"not read\""));
    }

    [Test]
    public void A_check_does_not_make_the_database_that_is_missing()
    {
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "missing.db");
        AuditOutcome outcome = AuditOutcome.Of("check", $"--Database:ConnectionString=Data Source={file}");
        Assert.That(outcome.Code, Is.EqualTo(2));
        Assert.That(
            outcome.Error,
            Does.Contain($"There is no database at {file}, or it cannot be reached; 'responsiveness-monitor migrate' makes it")
        );
        Assert.That(file, Does.Not.Exist);
    }

    private static Letter A(string key, string address, string subject, string? text) =>
        new()
        {
            Key = key,
            MessageId = key,
            RecipientAddress = address,
            RecipientName = address,
            Subject = subject,
            Text = text,
            Html = text is null ? null : $"<p>{text}</p>",
        };
}
