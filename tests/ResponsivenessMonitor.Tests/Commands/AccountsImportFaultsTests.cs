using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>What platforms say of handles and accesses is told when accounts are registered, and not by the first reading.</summary>
internal sealed class AccountsImportFaultsTests
{
    private AnOffice office = null!;

    [SetUp]
    public void Begin() => office = new AnOffice();

    [TearDown]
    public void End() => office.Dispose();

    [TestCase("x,A_handle_of_sixteen,", "a handle on X is made of up to 15 letters")]
    [TestCase("x,library-desk,", "a handle on X is made of up to 15 letters")]
    [TestCase("youtube,UC,", "a handle on YouTube has 3 to 30")]
    [TestCase("instagram,library-desk,", "a handle on Instagram is made of up to 30")]
    public void A_handle_that_cannot_be_one_there_is_refused(string line, string told)
    {
        AuditOutcome outcome = office.RunOn($"platform,handle,access\n{line}\n", "accounts", "import", "FILE");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Nothing));
        Assert.That(outcome.Error, Does.Contain("line 2, column 2 (handle): ").And.Contain(told));
    }

    [TestCase("youtube,UC_x5XG1OV2P6uZZ5FSM9Ttw,")]
    [TestCase("youtube,Bücherei,")]
    [TestCase("instagram,library.desk_1,")]
    [TestCase("x,A_handle_of_fifte,replay")]
    public void A_handle_that_may_be_one_is_taken(string line) =>
        Assert.That(office.RunOn($"platform,handle,access\n{line}\n", "accounts", "import", "FILE").Code, Is.EqualTo(ExitCode.Good));

    [Test]
    public void All_that_is_wrong_with_a_line_is_told_at_once()
    {
        AuditOutcome outcome = office.RunOn(
            "platform,handle,aim,access\nx,a-handle-that-is-none,soon,public\n",
            "accounts",
            "import",
            "FILE"
        );
        Assert.That(
            outcome.Error,
            Does.Contain("(handle): a handle on X").And.Contain("(aim): ").And.Contain("(access): X is not read without")
        );
    }

    [Test]
    public void An_account_that_is_to_be_read_by_a_consent_which_nobody_gave_is_told_of()
    {
        const string told =
            "x/librarydesk: nobody has consented yet, so its replies show as \"not read\"; run 'accounts connect x/librarydesk'";
        AuditOutcome outcome = office.RunOn("platform,handle,access\nx,LibraryDesk,connected\n", "accounts", "import", "FILE");
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo((ExitCode.Good, outcome.Error)));
        Assert.That(outcome.Error, Does.Contain(told));
        Assert.That(office.Run("accounts", "set", "x/librarydesk", "access=connected").Error, Does.Contain(told));
        Assert.That(office.Run("accounts", "set", "x/librarydesk", "access=replay").Error, Does.Not.Contain("consented"));
    }
}
