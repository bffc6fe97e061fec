using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>What was confirmed in words is entered by a verb.</summary>
internal sealed class AccountsConfirmTests
{
    private AnOffice office = null!;

    [SetUp]
    public void Begin()
    {
        office = new AnOffice();
        _ = office.RunOn("platform,handle,name\nx,LibraryDesk,Library Desk\n", "accounts", "import", "FILE");
    }

    [TearDown]
    public void End() => office.Dispose();

    [Test]
    public void A_confirmation_is_entered_once_with_who_entered_it()
    {
        using (MonitorDbContext db = office.Open())
        {
            _ = db.Reviews.Add(
                new RegistrationReview { AccountId = db.Accounts.Single().Id, AskedAt = AnOffice.At("2026-06-09T09:00:00Z") }
            );
            _ = db.SaveChanges();
        }

        AuditOutcome first = office.Run("accounts", "confirm", "x/librarydesk", "--as", "administrator", "--by", "Jo Smith");
        Assert.That(first.Output, Is.EqualTo("The registration of x/librarydesk is confirmed by its administrator.\n"), first.Error);
        Assert.That(
            office.Run("accounts", "confirm", "x/librarydesk", "--as", "administrator").Output,
            Is.EqualTo("Nothing was changed. It was confirmed before.\n")
        );
        using MonitorDbContext after = office.Open();
        Assert.That(after.Reviews.Single().AdministratorConfirmedAt, Is.EqualTo(office.Now));
        Assert.That(after.AuditEntries.OrderBy(entry => entry.Id).Last().By, Is.EqualTo("Jo Smith"));
    }

    [Test]
    public void What_was_not_asked_for_or_is_not_known_is_said()
    {
        Assert.That(
            office.Run("accounts", "confirm", "x/librarydesk", "--as", "authoriser").Output,
            Does.Contain("No review of it is asked for")
        );
        Assert.That(
            office.Run("accounts", "confirm", "x/librarydsk", "--as", "authoriser").Error,
            Does.Contain("There is no account x/librarydsk")
        );
        Assert.That(
            office.Run("accounts", "confirm", "x/librarydesk", "--as", "dean").Error,
            Does.Contain("'dean' is neither administrator nor authoriser")
        );
    }
}
