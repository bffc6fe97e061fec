using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>Changing and listing single accounts.</summary>
internal sealed class AccountsSetTests
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
    public void Several_columns_are_set_at_once_and_taken_away_again()
    {
        Assert.That(
            office.Run("accounts", "set", "x/librarydesk", "aim=2h", "commitment=none").Output,
            Does.Contain("    aim: nothing to 2h\n")
        );
        AuditOutcome outcome = office.Run("accounts", "set", "x/LibraryDesk", "aim=");
        Assert.That(outcome.Output, Does.Contain("    aim: 2h to nothing\n"), outcome.Error);
        using MonitorDbContext db = office.Open();
        Assert.That(db.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.Detail).Last(), Is.EqualTo("aim: 2h to nothing"));
    }

    [Test]
    public void A_renamed_account_keeps_its_slug_and_is_found_by_either_name()
    {
        Assert.That(office.Run("accounts", "set", "x/librarydesk", "handle=UniLibrary").Code, Is.Zero);
        AuditOutcome outcome = office.RunOn("platform,handle,name\nx,UniLibrary,University Library\n", "accounts", "import", "FILE");
        Assert.That(outcome.Output, Does.Contain("changed x/librarydesk (University Library, proposed)"), outcome.Error);
    }

    [TestCase("handle=UniLibrary", ExpectedResult = "looked for anew")]
    [TestCase("handle=librarydesk", ExpectedResult = "42 at here")]
    [TestCase("name=Library", ExpectedResult = "42 at here")]
    public string By_another_handle_the_account_is_looked_for_anew(string cell)
    {
        _ = office.Run("accounts", "set", "x/librarydesk", "access=env:X_TOKEN");
        using (MonitorDbContext db = office.Open())
        {
            db.Accounts.Single().AuthorId = "42";
            Watch watch = db.Watches.Single();
            (watch.Bookmark, watch.ProfileAt) = ("here", watch.NextPollAt);
            _ = db.SaveChanges();
        }

        AuditOutcome outcome = office.Run("accounts", "set", "x/librarydesk", cell);
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        using MonitorDbContext after = office.Open();
        Watch kept = after.Watches.Single();
        return after.Accounts.Single().AuthorId is { } id ? $"{id} at {kept.Bookmark}"
            : kept is { Bookmark: null, ProfileAt: null } ? "looked for anew"
            : $"lost, but at {kept.Bookmark}";
    }

    [TestCase("aims=2h", "there is no column 'aims'; did you mean aim?")]
    [TestCase("aim", "'aim' has no =; write NAME=VALUE, such as aim=2h.")]
    public void What_is_no_column_is_a_usage_error(string cell, string error)
    {
        AuditOutcome outcome = office.Run("accounts", "set", "x/librarydesk", cell);
        Assert.That(outcome.Code, Is.EqualTo(64));
        Assert.That(outcome.Error, Does.Contain(error));
        Assert.That(outcome.Output, Is.Empty);
    }

    [Test]
    public void An_unknown_account_is_told_with_the_nearest_one() =>
        Assert.That(
            office.Run("accounts", "set", "x/librarydeks", "aim=2h").Error,
            Is.EqualTo("There is no account x/librarydeks; did you mean x/librarydesk?\n")
        );

    [Test]
    public void The_list_shows_how_far_accounts_are_read()
    {
        string[] lines = office.Run("accounts", "list").Output.Split('\n');
        Assert.That(lines[0], Is.EqualTo("account        name          steward     state     administrator  read to  open"));
        Assert.That(lines[1], Is.EqualTo("x/librarydesk  Library Desk  department  proposed  -              -        0"));
        Assert.That(office.Run("accounts", "list", "--json").Json[0].GetProperty("name").GetString(), Is.EqualTo("Library Desk"));
    }

    [Test]
    public void A_stray_word_is_a_usage_error()
    {
        AuditOutcome outcome = office.Run("accounts", "list", "--jsn");
        Assert.That(outcome.Code, Is.EqualTo(64));
        Assert.That(outcome.Output, Is.Empty);
    }
}
