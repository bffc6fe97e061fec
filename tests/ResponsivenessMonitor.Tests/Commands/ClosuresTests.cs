using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>Closures that a person enters, and calendars as they are shown.</summary>
internal sealed class ClosuresTests
{
    private AnOffice office = null!;

    [SetUp]
    public void Begin()
    {
        office = new AnOffice("2027-02-01T09:00:00Z");
        office.Register();
    }

    [TearDown]
    public void End() => office.Dispose();

    [TestCase("add")]
    [TestCase("remove")]
    public void Without_a_date_the_command_line_is_wrong(string verb)
    {
        using AnOffice empty = new();

        AuditOutcome outcome = empty.Run("closures", verb);

        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Output, Is.Empty);
    }

    [Test]
    public void Snow_moves_the_deadlines_of_what_waits_to_the_next_day()
    {
        long number = office.Ask("2027-02-01T10:30:00Z");
        office.Now = AnOffice.At("2027-02-01T14:10:00Z");
        AuditOutcome outcome = office.Run("closures", "add", "2027-02-01", "--open", "09:00-12:00", "--by", "mia@uni.example");
        Assert.That(outcome.Output, Does.StartWith("Mon 2027-02-01 of calendar default: entered as open 09:00-12:00.\n"), outcome.Error);
        Assert.That(outcome.Output, Does.EndWith("1 open enquiry has another deadline now; none came forward.\n"));
        using MonitorDbContext db = office.Open();
        Enquiry enquiry = db.Enquiries.Single(enquiry => enquiry.Id == number);
        Assert.That(enquiry.AimDue, Is.EqualTo(AnOffice.At("2027-02-02T11:30:00Z")));
        Assert.That(enquiry.CommitmentDue, Is.EqualTo(AnOffice.At("2027-02-02T17:00:00Z")));
        AuditEntry entry = db.AuditEntries.Single(entry => entry.Action == "closure-added");
        Assert.That(entry.By, Is.EqualTo("mia@uni.example"));
        Assert.That(entry.Detail, Is.EqualTo("default: 2027-02-01 09:00-12:00"));
        Assert.That(office.Run("explain", $"{number}").Output, Does.Contain("an edit never brings a deadline forward"));
    }

    [Test]
    public void What_stands_already_is_said_and_not_entered_again()
    {
        _ = office.Run("closures", "add", "2027-03-01..2027-03-02");
        AuditOutcome outcome = office.Run("closures", "add", "2027-03-02..2027-03-03");
        Assert.That(outcome.Output, Does.Contain("Tue 2027-03-02 of calendar default: already closed.\n"));
        Assert.That(outcome.Output, Does.Contain("Wed 2027-03-03 of calendar default: entered as closed.\n"));
        using MonitorDbContext db = office.Open();
        Assert.That(db.Closures.Count(), Is.EqualTo(3));
    }

    [Test]
    public void What_was_entered_can_be_taken_back()
    {
        _ = office.Run("closures", "add", "2027-03-01");
        Assert.That(office.Run("calendars", "show", "--from", "2027-03-01", "--days", "1").Output, Does.Contain("Mon 2027-03-01  closed"));
        Assert.That(office.Run("closures", "remove", "2027-03-01").Output, Does.Contain("taken back"));
        Assert.That(office.Run("closures", "remove", "2027-03-01").Output, Does.Contain("not entered"));
        Assert.That(
            office.Run("calendars", "show", "--from", "2027-03-01", "--days", "1").Output,
            Does.Contain("Mon 2027-03-01  09:00-17:00")
        );
    }

    [Test]
    public void A_bank_holiday_is_shown_by_its_name()
    {
        string shown = office.Run("calendars", "show", "default", "--from", "2027-03-26", "--days", "4").Output;
        Assert.That(shown, Does.Contain("Fri 2027-03-26  closed                  Good Friday"));
        Assert.That(shown, Does.Contain("Bank holidays are known until 2030-12-31."));
    }

    [Test]
    public void A_calendar_that_does_not_exist_is_told() =>
        Assert.That(office.Run("closures", "add", "2027-03-01", "--calendar", "defalt").Error, Does.Contain("did you mean default?"));

    [Test]
    public void Faults_of_calendars_are_shown_where_they_are()
    {
        AuditOutcome outcome = office.Run(
            "calendars",
            "check",
            "--Calendars:library:Zone=Europe/London",
            "--Calendars:library:Hours=mon-fry 09:00-17:00"
        );
        Assert.That(outcome.Code, Is.EqualTo(2));
        Assert.That(outcome.Output, Does.StartWith("Calendar default: mon-fri 09:00-17:00 in Europe/London"));
        Assert.That(outcome.Error, Does.StartWith("Calendars:library:Hours: 'fry' is no day"));
        Assert.That(outcome.Error, Does.Contain("    ^ here (column 5)"));
    }

    [Test]
    public void The_list_says_how_many_accounts_go_by_each() =>
        Assert.That(office.Run("calendars", "list").Output, Does.Contain("default   1        1         mon-fri 09:00-17:00"));
}
