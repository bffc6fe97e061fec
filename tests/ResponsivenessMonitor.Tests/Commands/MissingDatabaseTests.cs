using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>Who only reads makes nothing: a misspelt path is told.</summary>
internal sealed class MissingDatabaseTests
{
    private string file = string.Empty;

    [SetUp]
    public void Name() =>
        file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"misspelt-{TestContext.CurrentContext.Test.ID}.db");

    [TestCase("report")]
    [TestCase("accounts", "list")]
    [TestCase("accounts", "export")]
    [TestCase("calendars", "list")]
    [TestCase("calendars", "show", "default")]
    [TestCase("closures", "list")]
    [TestCase("letters", "list")]
    [TestCase("letters", "show", "1")]
    [TestCase("explain", "1")]
    [TestCase("pages")]
    [TestCase("check")]
    public void A_verb_that_only_reads_makes_no_database(params string[] verb)
    {
        AuditOutcome outcome = AuditOutcome.Of([.. verb, $"--Database:ConnectionString=Data Source={file}"]);

        Assert.That(outcome.Code, Is.EqualTo(2), outcome.Output);
        Assert.That(
            outcome.Error,
            Does.Contain(
                $"There is no database at {file}, or it cannot be reached; 'responsiveness-monitor migrate' makes it, or name another in "
                    + "Database:ConnectionString or Storage:Folder."
            )
        );
        Assert.That(file, Does.Not.Exist);
    }
}
