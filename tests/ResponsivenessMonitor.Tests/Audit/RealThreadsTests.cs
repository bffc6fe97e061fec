using System.Text.Json;

namespace ResponsivenessMonitor.Tests.Audit;

/// <summary>The sample that comes with the project, and 1,025 real conversations where they lie beside it.</summary>
internal sealed class RealThreadsTests
{
    private const string Shared = "RM_SHARED";
    private const string Required = "RM_REQUIRE_SHARED";

    [Test]
    public void The_sample_is_measured_without_a_bad_line()
    {
        string sample = Find("samples/enquiries.csv") ?? throw new FileNotFoundException("samples/enquiries.csv");
        AuditOutcome outcome = AuditOutcome.Of("audit", sample, "--closures", "england", "--json");
        Assert.That(outcome.Error, Is.Empty);
        Assert.That(outcome.Code, Is.Zero);
        Assert.That(outcome.Figure("enquiries"), Is.EqualTo("30"));
        Assert.That(outcome.Figure("unanswered"), Is.EqualTo("3"));
    }

    [Test]
    public void Real_conversations_are_measured_without_a_bad_line()
    {
        string? file = Environment.GetEnvironmentVariable(Shared) is { } folder
            ? Path.Combine(folder, "real-threads/ibm.csv")
            : Find("shared/real-threads/ibm.csv");
        if (!File.Exists(file))
        {
            string reason = $"real-threads/ibm.csv lies neither in a folder 'shared' above the tests nor in {Shared}.";
            Assert.That(Environment.GetEnvironmentVariable(Required), Is.Not.EqualTo("1"), reason);
            Assert.Ignore(reason);
        }

        AuditOutcome outcome = AuditOutcome.Of("audit", file, "--json");
        JsonElement[] accounts = [.. outcome.Json.EnumerateObject().Select(property => property.Value)];
        Assert.Multiple(() =>
        {
            Assert.That(outcome.Code, Is.Zero);
            Assert.That(outcome.Error, Is.Empty);
            Assert.That(accounts, Has.Length.EqualTo(26));
            Assert.That(
                accounts.Select(account => Count(account, "answered") + Count(account, "unanswered") - Count(account, "enquiries")),
                Has.All.Zero
            );
            Assert.That(accounts[1..].Sum(account => Count(account, "enquiries")), Is.EqualTo(Count(accounts[0], "enquiries")));
        });
    }

    private static int Count(JsonElement account, string name) => account.GetProperty(name).GetInt32();

    /// <summary>The file in the nearest folder above the tests that has it.</summary>
    private static string? Find(string file)
    {
        DirectoryInfo? folder = new(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, file)))
        {
            folder = folder.Parent;
        }

        return folder is null ? null : Path.Combine(folder.FullName, file);
    }
}
