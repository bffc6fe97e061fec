using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>Explaining an enquiry by its number.</summary>
internal sealed class ExplainStoredTests
{
    private AnOffice office = null!;

    [SetUp]
    public void Begin()
    {
        office = new AnOffice("2026-06-08T08:00:00Z");
        office.Register();
        office.Now = AnOffice.At("2026-06-10T09:00:00Z");
    }

    [TearDown]
    public void End() => office.Dispose();

    [Test]
    public void An_answered_enquiry_is_explained_with_the_time_that_counted()
    {
        long number = office.Ask("2026-06-09T09:00:00Z", answered: "2026-06-09T14:10:00Z");
        string told = office.Run("explain", $"{number}").Output;
        Assert.That(told, Does.StartWith($"Enquiry {number} of LibraryDesk (x/librarydesk), a mention\n"));
        Assert.That(told, Does.Contain("Tue 2026-06-09 10:00:00 - 15:10:00   5 h 10"));
        Assert.That(told, Does.Contain("Aim         4 h of office time: missed, for the answer came after it lapsed"));
        Assert.That(told, Does.Contain("Commitment  the same office day: met, for the answer came no later than it lapsed"));
        Assert.That(told, Does.Contain("Standing    answered: an answer was given"));
    }

    [Test]
    public void Nothing_is_declared_on_stale_data()
    {
        long number = office.Ask("2026-06-09T09:00:00Z");
        office.ReadAllAlong("2026-06-09T08:00:00Z", "2026-06-09T12:30:00Z");
        string told = office.Run("explain", $"{number}").Output;
        Assert.That(told, Does.Contain("Standing    due soon: a reminder is due, and no deadline is known to have lapsed"));
        Assert.That(told, Does.Contain("not read since Tue 2026-06-09 13:30:00 BST"));
    }

    [Test]
    public void A_number_that_nobody_has_is_told()
    {
        AuditOutcome outcome = office.Run("explain", "4711");
        Assert.That(outcome.Code, Is.EqualTo(2));
        Assert.That(outcome.Error, Does.StartWith("There is no enquiry 4711."));
        Assert.That(outcome.Output, Is.Empty);
        Assert.That(office.Run("explain", "soon").Code, Is.EqualTo(64));
    }
}
