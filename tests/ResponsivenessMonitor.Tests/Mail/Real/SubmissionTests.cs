using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Mail.Proving;

namespace ResponsivenessMonitor.Tests.Mail.Real;

/// <summary>
/// A server that wants STARTTLS and a login. Its certificate is trusted the way a university trusts its own authority – by the machine, here by
/// SSL_CERT_FILE – which a process reads once; so the program runs as a process of its own.
/// </summary>
[Category("Real")]
internal sealed class SubmissionTests
{
    private const string Recipient = "jo.smith@example.ac.uk";

    private string folder = string.Empty;

    [SetUp]
    public async Task Find()
    {
        await MailServers.WithSubmissionAsync();
        folder = Directory.CreateTempSubdirectory("submission-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "password"), "pass\n");
    }

    [TearDown]
    public void Remove()
    {
        if (folder.Length > 0)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task A_certificate_that_nobody_trusts_stops_login_and_letter()
    {
        MailOptions options = new()
        {
            Host = "localhost",
            Port = MailServers.SubmissionPort,
            User = "user",
            Password = "pass",
        };
        int before = (await ReceivedAsync()).Length;

        SendResult result = await new SmtpTransport(options).SendAsync(A.Letter(), Duration.FromSeconds(20), CancellationToken.None);
        MailProof proof = await new SmtpProbe(options, TimeProvider.System).ProveAsync(CancellationToken.None);

        Assert.That((result as SendResult.Deferred)?.Reason, Does.Contain("certificate is not accepted"));
        Assert.That(proof.Words, Does.Contain("signed by 'CN=localhost', whom this machine does not trust"));
        Assert.That(await ReceivedAsync(), Has.Length.EqualTo(before));
    }

    [Test]
    public async Task With_trust_and_login_a_letter_goes_out_encrypted()
    {
        (int code, string said) = await RunAsync("migrate");
        Assert.That(code, Is.Zero, said);

        (code, said) = await RunAsync("check", "--send-to", Recipient);

        Assert.That(said, Does.Contain("Mail: localhost:1587 answers, encrypts, and accepts the login."));
        Assert.That(said, Does.Contain($"Test letter to {Recipient}: accepted."));
        Assert.That(code, Is.Zero, said);
        JsonElement mail = (await ReceivedAsync())[^1];
        Assert.That(mail.GetProperty("secure").GetBoolean(), Is.True);
        Assert.That(
            mail.GetProperty("envelope").GetProperty("rcptTo").EnumerateArray().Select(to => to.GetProperty("address").GetString()),
            Is.EqualTo(new[] { Recipient })
        );
    }

    [Test]
    public async Task Another_password_is_told_by_the_check_and_never_shown()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "password"), "Tr0ub4dor\n");

        (int code, string said) = await RunAsync("check", "--send-to", Recipient);

        Assert.That(said, Does.Contain("Mail: localhost:1587 refuses the login (535)."));
        Assert.That(said, Does.Contain($"Test letter to {Recipient}: not accepted; a real letter would be tried again later. 530"));
        Assert.That(said, Does.Not.Contain("Tr0ub4dor"));
        Assert.That(code, Is.EqualTo(2));
    }

    [TestCase("gone@example.ac.uk", "refused. 550")]
    [TestCase("full@example.ac.uk", "not accepted; a real letter would be tried again later. 452")]
    public async Task A_mailbox_that_is_gone_or_full_is_told(string recipient, string words) =>
        Assert.That((await RunAsync("check", "--send-to", recipient)).Said, Does.Contain($"Test letter to {recipient}: {words}"));

    /// <summary>Runs the program as a process that trusts the server's certificate.</summary>
    private async Task<(int Code, string Said)> RunAsync(params string[] verb)
    {
        await MailServers.OrSkipAsync(OperatingSystem.IsLinux() ? null : "SSL_CERT_FILE is not heeded on this system.");
        ProcessStartInfo program = new(
            "dotnet",
            [
                Path.Combine(TestContext.CurrentContext.TestDirectory, "responsiveness-monitor.dll"),
                .. verb,
                $"--Database:ConnectionString=Data Source={Path.Combine(folder, "monitor.db")}",
                "--Mail:Transport=Smtp",
                "--Mail:From=social-media@example.ac.uk",
                "--Mail:Host=localhost",
                string.Create(CultureInfo.InvariantCulture, $"--Mail:Port={MailServers.SubmissionPort}"),
                "--Mail:User=user",
                $"--Mail:Password=file:{Path.Combine(folder, "password")}",
            ]
        )
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        program.Environment["SSL_CERT_FILE"] = MailServers.Certificate;
        program.Environment["DOTNET_ENVIRONMENT"] = "Production";
        using Process process = Process.Start(program) ?? throw new IOException("there is no dotnet");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    private static async Task<JsonElement[]> ReceivedAsync()
    {
        using HttpClient client = new();
        using JsonDocument all = JsonDocument.Parse(await client.GetStringAsync(MailServers.Submission));
        return [.. all.RootElement.EnumerateArray().Select(mail => mail.Clone())];
    }
}
