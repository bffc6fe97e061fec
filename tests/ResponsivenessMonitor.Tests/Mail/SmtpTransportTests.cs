using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NodaTime;
using ResponsivenessMonitor.Mail;

namespace ResponsivenessMonitor.Tests.Mail;

internal sealed class SmtpTransportTests
{
    [Test]
    public async Task A_letter_that_is_accepted_has_one_recipient_and_is_whole()
    {
        await using SmtpServer server = new();
        SendResult result = await SendAsync(server);

        Assert.That(result, Is.InstanceOf<SendResult.Accepted>());
        Assert.That(server.Recipients, Is.EqualTo(new[] { "RCPT TO:<jo.smith@example.ac.uk>" }));
        Assert.That(
            server.Messages.Single(),
            Does.Contain("Message-ID: <letter-7@mail.example.ac.uk>").And.Contain("Auto-Submitted: auto-generated")
        );
    }

    [TestCase("CONNECT", "554 go away", ExpectedResult = "Deferred")]
    [TestCase("CONNECT", "421 too busy", ExpectedResult = "Deferred")]
    [TestCase("MAIL", "450 later", ExpectedResult = "Deferred")]
    [TestCase("MAIL", "550 not you", ExpectedResult = "Deferred")]
    [TestCase("MAIL", "530 5.7.0 sign in first", ExpectedResult = "Deferred")]
    [TestCase("RCPT", "450 greylisted", ExpectedResult = "Deferred")]
    [TestCase("RCPT", "550 5.1.1 no such user", ExpectedResult = "Refused of recipient")]
    [TestCase("RCPT", "554 5.1.1 no such user", ExpectedResult = "Refused of recipient")]
    [TestCase("RCPT", "550 5.7.1 10.5.1.1 may not relay", ExpectedResult = "Deferred")]
    [TestCase(".", "550 5.7.60 may not send as this sender", ExpectedResult = "Deferred")]
    [TestCase(".", "550 5.1.10 recipient not found", ExpectedResult = "Refused of recipient")]
    [TestCase("DATA", "451 later", ExpectedResult = "Deferred")]
    [TestCase("RCPT", "554 5.7.1 relay access denied", ExpectedResult = "Deferred")]
    [TestCase("DATA", "554 no", ExpectedResult = "Deferred")]
    [TestCase("DATA", SmtpServer.Drop, ExpectedResult = "Deferred")]
    [TestCase(".", "451 later", ExpectedResult = "Deferred")]
    [TestCase(".", "554 looks like spam", ExpectedResult = "Refused")]
    [TestCase(".", SmtpServer.Drop, ExpectedResult = "InDoubt")]
    [TestCase(".", SmtpServer.Silence, ExpectedResult = "InDoubt")]
    [TestCase("CONNECT", SmtpServer.Silence, ExpectedResult = "Deferred")]
    [TestCase("QUIT", SmtpServer.Drop, ExpectedResult = "Accepted")]
    public async Task<string> What_the_server_says_becomes(string command, string answer)
    {
        await using SmtpServer server = new((command, answer));
        SendResult result = await SendAsync(server);
        return result.GetType().Name + (result is SendResult.Refused { IsOfRecipient: true } ? " of recipient" : string.Empty);
    }

    [Test]
    public async Task A_login_that_is_refused_loses_no_letter_and_says_what_to_look_at()
    {
        await using SmtpServer server = new(
            ("EHLO", "250-ready\r\n250 AUTH LOGIN"),
            ("PASSWORD", "535 5.7.8 no"),
            ("MAIL", "530 5.7.0 sign in first")
        );
        MailOptions options = new()
        {
            Host = "127.0.0.1",
            Port = server.Port,
            UseStartTls = false,
            User = "monitor",
            Password = "Tr0ub4dor",
        };

        SendResult result = await new SmtpTransport(options).SendAsync(A.Letter(), Duration.FromSeconds(5), CancellationToken.None);

        Assert.That(
            (result as SendResult.Deferred)?.Reason,
            Does.Contain("530").And.Contain("sign in first").And.Contain("Mail:User and Mail:Password").And.Not.Contain("Tr0ub4dor")
        );
        Assert.That(server.Said, Has.Some.Contains(Convert.ToBase64String("Tr0ub4dor"u8)), "it did try to sign in");
    }

    [Test]
    public async Task A_password_that_is_gone_loses_no_letter()
    {
        MailOptions options = new()
        {
            Host = "127.0.0.1",
            User = "monitor",
            Password = "env:RM_TEST_NO_SUCH",
        };

        Assert.That(
            await new SmtpTransport(options).SendAsync(A.Letter(), Duration.FromSeconds(5), CancellationToken.None),
            Is.EqualTo(new SendResult.Deferred("Mail:Password cannot be read: the environment variable RM_TEST_NO_SUCH is not set."))
        );
    }

    [Test]
    public async Task A_certificate_that_is_not_trusted_loses_no_letter_and_is_named()
    {
        using X509Certificate2 certificate = Certificates.Of("localhost");
        await using SmtpServer server = new(("EHLO", "250-ready\r\n250 STARTTLS")) { Certificate = certificate };
        SmtpTransport transport = new(new MailOptions { Host = "localhost", Port = server.Port });

        SendResult result = await transport.SendAsync(A.Letter(), Duration.FromSeconds(10), CancellationToken.None);

        Assert.That(
            (result as SendResult.Deferred)?.Reason,
            Does.StartWith("Nothing was sent, because the mail server's certificate is not accepted")
        );
        Assert.That(server.Messages, Is.Empty);
    }

    [Test]
    public async Task A_refusal_keeps_the_servers_words()
    {
        await using SmtpServer server = new(("RCPT", "550 5.1.1 no such user"));

        SendResult result = await SendAsync(server);

        Assert.That((result as SendResult.Refused)?.Reply, Does.Contain("550").And.Contain("5.1.1 no such user"));
    }

    [Test]
    public async Task A_server_that_cannot_be_reached_is_tried_again_later()
    {
        using TcpListener nobody = new(IPAddress.Loopback, 0);
        nobody.Start();
        int port = ((IPEndPoint)nobody.LocalEndpoint).Port;
        nobody.Stop();

        Assert.That(await SendAsync(port), Is.InstanceOf<SendResult.Deferred>());
    }

    [Test]
    public async Task A_server_that_cannot_encrypt_gets_nothing()
    {
        await using SmtpServer server = new();
        SmtpTransport transport = new(new MailOptions { Host = "127.0.0.1", Port = server.Port });
        SendResult result = await transport.SendAsync(A.Letter(), Duration.FromSeconds(10), CancellationToken.None);

        Assert.That(result, Is.InstanceOf<SendResult.Deferred>());
        Assert.That(server.Messages, Is.Empty);
    }

    /// <summary>Whoever is told to stop has five seconds, and a letter that the server may have is not taken for unsent.</summary>
    [TestCase("CONNECT", 0, ExpectedResult = nameof(SendResult.Deferred))]
    [TestCase(".", 1, ExpectedResult = nameof(SendResult.InDoubt))]
    public async Task<string> A_silent_server_is_not_waited_for_when_the_service_is_told_to_stop(string command, int taken)
    {
        await using SmtpServer server = new((command, SmtpServer.Silence));
        using CancellationTokenSource stop = new();
        MailOptions options = new()
        {
            Host = "127.0.0.1",
            Port = server.Port,
            UseStartTls = false,
        };
        Task<SendResult> sending = new SmtpTransport(options).SendAsync(A.Letter(), Duration.FromMinutes(10), stop.Token);
        while (server.Messages.Count < taken)
        {
            Assert.That(sending.IsCompleted, Is.False);
            await Task.Delay(10);
        }

        await stop.CancelAsync();
        SendResult result = await sending.WaitAsync(TimeSpan.FromMinutes(1));
        return result.GetType().Name;
    }

    [Test]
    public void What_is_cancelled_before_is_not_sent() =>
        Assert.That(
            async () =>
                await new SmtpTransport(new MailOptions { Host = "127.0.0.1" }).SendAsync(
                    A.Letter(),
                    Duration.FromSeconds(1),
                    new CancellationToken(canceled: true)
                ),
            Throws.InstanceOf<OperationCanceledException>()
        );

    private static Task<SendResult> SendAsync(SmtpServer server) => SendAsync(server.Port);

    private static Task<SendResult> SendAsync(int port) =>
        new SmtpTransport(
            new MailOptions
            {
                Host = "127.0.0.1",
                Port = port,
                UseStartTls = false,
            }
        ).SendAsync(
            A.Letter(text: new string('.', 200) + "\n.\n", html: Encoding.UTF8.GetString(Enumerable.Repeat((byte)'x', 20_000).ToArray())),
            Duration.FromSeconds(2),
            CancellationToken.None
        );
}
