using System.Net;
using System.Net.Sockets;
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

    [TestCase("CONNECT", "554 go away", ExpectedResult = "Refused")]
    [TestCase("CONNECT", "421 too busy", ExpectedResult = "Deferred")]
    [TestCase("MAIL", "450 later", ExpectedResult = "Deferred")]
    [TestCase("MAIL", "550 not you", ExpectedResult = "Refused")]
    [TestCase("RCPT", "450 greylisted", ExpectedResult = "Deferred")]
    [TestCase("RCPT", "550 5.1.1 no such user", ExpectedResult = "Refused of recipient")]
    [TestCase("DATA", "451 later", ExpectedResult = "Deferred")]
    [TestCase("DATA", "554 no", ExpectedResult = "Refused")]
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
