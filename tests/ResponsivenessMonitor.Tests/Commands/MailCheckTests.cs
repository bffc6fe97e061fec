using ResponsivenessMonitor.Tests.Audit;
using ResponsivenessMonitor.Tests.Mail;
using ResponsivenessMonitor.Tests.Mail.Graph;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>What a check says of mail, and the one letter that it sends when it is asked to.</summary>
internal sealed class MailCheckTests
{
    private AnOffice office = null!;
    private string folder = string.Empty;

    [SetUp]
    public void Begin()
    {
        office = new AnOffice();
        _ = office.Run("migrate"); // without accounts: only of mail is anything to be said
        folder = Directory.CreateTempSubdirectory("letters-").FullName;
    }

    [TearDown]
    public void End()
    {
        office.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void A_folder_is_tried_and_left_as_it_was()
    {
        AuditOutcome outcome = office.Run("check", $"--Mail:Folder={folder}");

        Assert.That(outcome.Output, Does.Contain($"Mail: letters are written to {folder}"));
        Assert.That(Directory.EnumerateFileSystemEntries(folder), Is.Empty);
    }

    [Test]
    public void One_letter_is_written_when_it_is_asked_for()
    {
        AuditOutcome outcome = office.Run("check", $"--Mail:Folder={folder}", "--send-to", "jo.smith@uni.example");

        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        Assert.That(outcome.Output, Does.Contain("Test letter to jo.smith@uni.example: accepted. Written to check-"));
        Assert.That(File.ReadAllText(Directory.EnumerateFiles(folder, "*.eml").Single()), Does.Contain("To: jo.smith@uni.example"));
    }

    [Test]
    public void Whom_to_send_it_to_has_to_be_an_address() => Assert.That(office.Run("check", "--send-to", "Jo Smith").Code, Is.EqualTo(64));

    [Test]
    public async Task A_server_takes_one_letter_and_the_check_itself_gives_it_none()
    {
        await using SmtpServer server = new();
        string[] settings = Settings(server);

        AuditOutcome check = office.Run(["check", .. settings]);
        Assert.That(check.Output, Does.Contain($"Mail: 127.0.0.1:{server.Port} answers"));
        Assert.That(server.Messages, Is.Empty);

        AuditOutcome sent = office.Run(["check", .. settings, "--send-to", "jo.smith@uni.example"]);
        Assert.That(sent.Code, Is.Zero, sent.Error);
        Assert.That(server.Messages.Single(), Does.Contain("Subject: Test: letters from the responsiveness monitor arrive"));
    }

    [Test]
    public async Task A_letter_that_is_refused_fails_the_check_and_says_why()
    {
        await using SmtpServer server = new(("RCPT", "550 5.1.1 no such user"));

        AuditOutcome outcome = office.Run(["check", .. Settings(server), "--send-to", "jo.smith@uni.example"]);

        Assert.That(outcome.Code, Is.EqualTo(2));
        Assert.That(outcome.Error, Does.Contain("Test letter to jo.smith@uni.example: refused. 550").And.Contain("no such user"));
    }

    [Test]
    [NonParallelizable]
    public async Task Outside_production_it_is_guarded_as_the_service_is()
    {
        await using SmtpServer server = new();
        string? before = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT");
        Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", "Staging");
        try
        {
            AuditOutcome outcome = office.Run(["check", .. Settings(server), "--send-to", "jo.smith@uni.example"]);

            Assert.That(outcome.Error, Does.Contain("Withheld: the recipient is not in Mail:AllowedRecipients."));
            Assert.That(server.Messages, Is.Empty);
        }
        finally
        {
            Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", before);
        }
    }

    [Test]
    public void Without_well_formed_settings_nothing_is_tried_or_sent()
    {
        AuditOutcome outcome = office.Run("check", "--Mail:Transport=Smtp", "--send-to", "jo.smith@uni.example");

        Assert.That(outcome.Code, Is.EqualTo(2));
        Assert.That(
            outcome.Error,
            Does.Contain("Settings: Mail:From is empty.").And.Contain("not sent, because the settings of mail are wrong")
        );
    }

    [Test]
    public async Task Graph_gives_a_token_and_takes_no_letter_until_it_is_asked_to()
    {
        await using GraphServer server = await GraphServer.StartAsync();
        string[] settings = Settings(server);

        AuditOutcome check = office.Run(["check", .. settings]);
        Assert.That(check.Output, Does.Contain("Mail: 127.0.0.1 knows the app and its secret."));
        Assert.That(server.Letters, Is.Empty);

        AuditOutcome sent = office.Run(["check", .. settings, "--send-to", "jo.smith@uni.example"]);
        Assert.That(sent.Code, Is.Zero, sent.Error);
        Assert.That(server.Letters, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Neither_secret_nor_token_is_ever_shown()
    {
        await using GraphServer server = await GraphServer.StartAsync();
        server.OnLetter = (context, _) => GraphServer.FailAsync(context, 403, "ErrorAccessDenied");

        AuditOutcome outcome = office.Run(["check", .. Settings(server), "--send-to", "jo.smith@uni.example"]);

        Assert.That(outcome.Code, Is.EqualTo(2));
        Assert.That(outcome.Error, Does.Contain("not accepted; a real letter would be tried again later. 403 ErrorAccessDenied"));
        Assert.That(outcome.Output + outcome.Error, Does.Not.Contain(GraphServer.Secret).And.Not.Contain("token-"));
    }

    private static string[] Settings(GraphServer server) =>
        [
            "--Mail:Transport=Graph",
            "--Mail:From=social-media@uni.example",
            "--Mail:Graph:Tenant=example.ac.uk",
            "--Mail:Graph:ClientId=11111111-2222-3333-4444-555555555555",
            $"--Mail:Graph:ClientSecret={GraphServer.Secret}",
            $"--Mail:Graph:Authority={server.Address}",
            $"--Mail:Graph:Endpoint={server.Address}/v1.0",
        ];

    private static string[] Settings(SmtpServer server) =>
        [
            "--Mail:Transport=Smtp",
            "--Mail:From=social-media@uni.example",
            "--Mail:Host=127.0.0.1",
            $"--Mail:Port={server.Port}",
            "--Mail:UseStartTls=false",
        ];
}
