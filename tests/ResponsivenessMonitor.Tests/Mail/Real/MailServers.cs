namespace ResponsivenessMonitor.Tests.Mail.Real;

/// <summary>The servers of a run, each started by the first test that wants it.</summary>
[SetUpFixture]
internal sealed class MailServers
{
    internal const string Maildev = "http://127.0.0.1:1080";
    internal const int MaildevPort = 1025;
    internal const string Submission = "http://127.0.0.1:1588";
    internal const int SubmissionPort = 1587;

    private static readonly Lazy<Task<MailServer>> OfMaildev = new(() =>
        MailServer.FindAsync("start-maildev.sh", "maildev.pid", MaildevPort, 1080)
    );

    private static readonly Lazy<Task<MailServer>> OfSubmission = new(() =>
        MailServer.FindAsync("start-starttls.sh", "starttls.pid", SubmissionPort, 1588)
    );

    /// <summary>The certificate that the submission server shows.</summary>
    internal static string Certificate => Path.Combine(MailServer.Home, "c.pem");

    /// <summary>maildev, with login and without encryption; without it the calling test is skipped aloud.</summary>
    internal static async Task WithMaildevAsync() => await OrSkipAsync((await OfMaildev.Value).Missing);

    /// <summary>A server with STARTTLS and login; without it the calling test is skipped aloud.</summary>
    internal static async Task WithSubmissionAsync()
    {
        await OrSkipAsync((await OfSubmission.Value).Missing);
        await OrSkipAsync(
            File.Exists(Certificate) ? null : $"its certificate is not at {Certificate}; set RM_SERVERS to where it was started."
        );
    }

    /// <summary>Skips the calling test with a reason, or fails it where <c>RM_REQUIRE_MAIL_SERVERS=1</c>.</summary>
    internal static async Task OrSkipAsync(string? missing)
    {
        if (missing is null)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("RM_REQUIRE_MAIL_SERVERS") is "1")
        {
            Assert.Fail($"Mail servers are required: {missing}");
        }

        await TestContext.Progress.WriteLineAsync($"Skipped on a real mail server: {missing}");
        Assert.Ignore($"No mail server: {missing}");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (Lazy<Task<MailServer>> server in new[] { OfMaildev, OfSubmission }.Where(server => server.IsValueCreated))
        {
            (await server.Value).Stop();
        }
    }
}
