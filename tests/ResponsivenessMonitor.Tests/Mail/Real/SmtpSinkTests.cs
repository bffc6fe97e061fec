using NodaTime;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Mail.Proving;

namespace ResponsivenessMonitor.Tests.Mail.Real;

/// <summary>What becomes of a letter whatever Postfix's smtp-sink does at whichever verb.</summary>
[Category("Real")]
internal sealed class SmtpSinkTests
{
    [TestCase("", ExpectedResult = "Accepted")]
    [TestCase("-r CONNECT", ExpectedResult = "Deferred")]
    [TestCase("-f CONNECT", ExpectedResult = "Deferred")]
    [TestCase("-q CONNECT", ExpectedResult = "Deferred")]
    [TestCase("-r EHLO", ExpectedResult = "Deferred")]
    [TestCase("-f EHLO", ExpectedResult = "Accepted", TestName = "-f EHLO: it is greeted the older way")]
    [TestCase("-r EHLO,HELO", ExpectedResult = "Deferred")]
    [TestCase("-f EHLO,HELO", ExpectedResult = "Deferred")]
    [TestCase("-q EHLO", ExpectedResult = "Deferred")]
    [TestCase("-r MAIL", ExpectedResult = "Deferred")]
    [TestCase("-f MAIL", ExpectedResult = "Deferred")]
    [TestCase("-q MAIL", ExpectedResult = "Deferred")]
    [TestCase("-r RCPT", ExpectedResult = "Deferred")]
    [TestCase("-f RCPT", ExpectedResult = "Deferred", TestName = "-f RCPT: that a command failed says nothing of the recipient")]
    [TestCase("-q RCPT", ExpectedResult = "Deferred")]
    [TestCase("-r DATA", ExpectedResult = "Deferred")]
    [TestCase("-f DATA", ExpectedResult = "Deferred")]
    [TestCase("-q DATA", ExpectedResult = "Deferred")]
    [TestCase("-r .", ExpectedResult = "Deferred")]
    [TestCase("-f .", ExpectedResult = "Refused")]
    [TestCase("-q .", ExpectedResult = "InDoubt")]
    [TestCase("-r QUIT", ExpectedResult = "Accepted")]
    [TestCase("-f QUIT", ExpectedResult = "Accepted")]
    [TestCase("-q QUIT", ExpectedResult = "Accepted")]
    [TestCase("-w 10", ExpectedResult = "Deferred", TestName = "-w 10: it does not ask for the letter in time")]
    public async Task<string> What_it_does_becomes(string does)
    {
        await using SinkServer server = await SinkServer.StartAsync(does.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        SendResult result = await SendAsync(Options(server));
        return Name(result);
    }

    [TestCase("550 5.1.1 no such user", ExpectedResult = "Refused of recipient")]
    [TestCase("550 who is that?", ExpectedResult = "Refused of recipient")]
    [TestCase("554 5.1.1 no such user", ExpectedResult = "Refused of recipient")]
    [TestCase("550 5.7.1 relaying denied", ExpectedResult = "Deferred")]
    [TestCase("554 5.7.1 relay access denied", ExpectedResult = "Deferred")]
    public async Task<string> Why_a_recipient_is_refused_counts(string reply)
    {
        await using SinkServer server = await SinkServer.StartAsync("-f", "RCPT", "-B", reply);
        SendResult result = await SendAsync(Options(server));

        Assert.That($"{result}", Does.Contain(reply[..3]).And.Contain(reply[4..]));
        return Name(result);
    }

    [Test]
    public async Task It_offers_no_encryption_and_gets_nothing()
    {
        await using SinkServer server = await SinkServer.StartAsync();
        MailOptions options = Options(server);
        options.UseStartTls = true;

        Assert.That(await SendAsync(options), Is.InstanceOf<SendResult.Deferred>());
        Assert.That((await ProveAsync(options)).Words, Does.Contain("offers no STARTTLS"));
    }

    [TestCase("", "Works")]
    [TestCase("-f CONNECT", "does not let this machine in (500 5.3.0 Error: command failed)")]
    [TestCase("-q CONNECT", "breaks the conversation off")]
    [TestCase("-r EHLO,HELO", "refuses to talk with this machine (450 4.3.0 Error: command failed)")]
    [TestCase("-f EHLO", "Works")]
    [TestCase("-q EHLO", "breaks the conversation off")]
    [TestCase("-q QUIT", "Works")]
    public async Task A_check_tells(string does, string words)
    {
        await using SinkServer server = await SinkServer.StartAsync(does.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.That($"{await ProveAsync(Options(server))}", Does.Contain(words));
    }

    private static string Name(SendResult result) =>
        result.GetType().Name + (result is SendResult.Refused { IsOfRecipient: true } ? " of recipient" : string.Empty);

    private static MailOptions Options(SinkServer server) =>
        new()
        {
            Host = "127.0.0.1",
            Port = server.Port,
            UseStartTls = false,
        };

    private static Task<SendResult> SendAsync(MailOptions options) =>
        new SmtpTransport(options).SendAsync(A.Letter(), Duration.FromSeconds(3), CancellationToken.None);

    private static Task<MailProof> ProveAsync(MailOptions options) =>
        new SmtpProbe(options, TimeProvider.System).ProveAsync(CancellationToken.None);
}
