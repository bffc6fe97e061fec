using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Mail.Proving;

namespace ResponsivenessMonitor.Tests.Mail.Proving;

internal sealed class SmtpProbeTests
{
    private const string Secret = "Tr0ub4dor";

    [Test]
    public async Task A_server_without_login_is_asked_for_nothing_and_given_nothing()
    {
        await using SmtpServer server = new();

        MailProof proof = await ProveAsync(server, useStartTls: false);

        Assert.That(proof, Is.InstanceOf<MailProof.Works>());
        Assert.That(proof.Words, Does.StartWith($"localhost:{server.Port} answers").And.Contain("readable"));
        Assert.That(server.Said.Select(line => line.Split(' ')[0]), Is.EqualTo(new[] { "EHLO", "QUIT" }));
    }

    [Test]
    public async Task An_older_server_is_greeted_the_older_way()
    {
        await using SmtpServer server = new(("EHLO", "502 what?"));

        Assert.That(await ProveAsync(server, useStartTls: false), Is.InstanceOf<MailProof.Works>());
        Assert.That(server.Said.Select(line => line.Split(' ')[0]), Is.EqualTo(new[] { "EHLO", "HELO", "QUIT" }));
    }

    [Test]
    public async Task A_login_is_tried_and_nothing_after_it()
    {
        await using SmtpServer server = new(("EHLO", "250-ready\r\n250 AUTH PLAIN LOGIN"));

        Assert.That(await ProveAsync(server, useStartTls: false, user: "monitor"), Is.InstanceOf<MailProof.Works>());
        Assert.That(server.Said.Skip(1), Is.EqualTo(new[] { "AUTH LOGIN bW9uaXRvcg==", Convert.ToBase64String("Tr0ub4dor"u8), "QUIT" }));
    }

    [TestCase("CONNECT", "554 go away", ExpectedResult = "does not let this machine in (554 go away)")]
    [TestCase("CONNECT", SmtpServer.Drop, ExpectedResult = "breaks the conversation off (It ended the conversation)")]
    [TestCase(
        "CONNECT",
        "HTTP/1.1 400 Bad Request",
        ExpectedResult = "breaks the conversation off (It answers what no mail server answers)"
    )]
    [TestCase("EHLO", "250 ready", ExpectedResult = "offers no login at all, and this program can use LOGIN alone")]
    [TestCase(
        "EHLO",
        "250-ready\r\n250 AUTH PLAIN XOAUTH2",
        ExpectedResult = "offers the logins PLAIN, XOAUTH2, and this program can use LOGIN alone"
    )]
    [TestCase("AUTH", "504 not this way", ExpectedResult = "refuses the login (504)")]
    [TestCase("PASSWORD", "535 not with Tr0ub4dor", ExpectedResult = "refuses the login (535)")]
    public async Task<string> What_the_server_does_is_told(string command, string answer)
    {
        Dictionary<string, string> script = new(StringComparer.Ordinal) { ["EHLO"] = "250-ready\r\n250 AUTH LOGIN", [command] = answer };
        await using SmtpServer server = new([.. script.Select(line => (line.Key, line.Value))]);

        MailProof proof = await ProveAsync(server, useStartTls: false, user: "monitor");

        Assert.That(proof, Is.InstanceOf<MailProof.Problem>());
        Assert.That(proof.Words, Does.Not.Contain(Secret).And.StartWith($"localhost:{server.Port} "));
        return proof.Words[$"localhost:{server.Port} ".Length..].Split(". ")[0];
    }

    [Test]
    public async Task A_server_that_cannot_encrypt_hears_no_login()
    {
        await using SmtpServer server = new(("EHLO", "250-ready\r\n250 AUTH LOGIN"));

        MailProof proof = await ProveAsync(server, useStartTls: true, user: "monitor");

        Assert.That(proof.Words, Does.Contain("offers no STARTTLS"));
        Assert.That(server.Said.Select(line => line.Split(' ')[0]), Is.EqualTo(new[] { "EHLO" }));
    }

    [Test]
    public async Task Words_put_in_before_the_encryption_are_not_taken_for_the_servers()
    {
        await using SmtpServer server = new(("EHLO", "250-ready\r\n250 STARTTLS"), ("STARTTLS", "220 go on\r\n250 AUTH LOGIN"));

        Assert.That(
            (await ProveAsync(server, useStartTls: true)).Words,
            Does.Contain("It said more before the encryption began than it may")
        );
    }

    [TestCase("localhost", 0, "signed by 'CN=localhost', whom this machine does not trust", TestName = "A certificate nobody trusts")]
    [TestCase("mail.example.ac.uk", 0, "of another name: mail.example.ac.uk. Write the name", TestName = "A certificate of another name")]
    [TestCase("localhost", 3, "Its certificate expired on ", TestName = "A certificate that has expired")]
    [TestCase("localhost", -3, "Its certificate is valid from ", TestName = "A certificate that is not valid yet")]
    public async Task A_certificate_that_is_not_accepted_is_told_and_no_login_is_said(string name, int endedDaysAgo, string words)
    {
        using X509Certificate2 certificate = Certificates.Of(name, endedDaysAgo);
        await using SmtpServer server = new(("EHLO", "250-ready\r\n250-STARTTLS\r\n250 AUTH LOGIN")) { Certificate = certificate };

        MailProof proof = await ProveAsync(server, useStartTls: true, user: "monitor");

        Assert.That(proof, Is.InstanceOf<MailProof.Problem>());
        Assert.That(proof.Words, Does.Contain("cannot be trusted, so nothing is sent to it").And.Contain(words));
        Assert.That(server.Said.Select(line => line.Split(' ')[0]), Is.EqualTo(new[] { "EHLO", "STARTTLS" }));
    }

    [Test]
    public async Task A_line_without_end_is_not_read_on_and_on()
    {
        await using SmtpServer server = new(("CONNECT", "220 " + new string('x', 100_000)));

        Assert.That((await ProveAsync(server, useStartTls: false)).Words, Does.Contain("Its line does not end"));
    }

    [Test]
    public async Task A_reply_without_end_is_not_read_on_and_on()
    {
        await using SmtpServer server = new(("CONNECT", string.Join("\r\n", Enumerable.Repeat("220-more", 1_000))));

        Assert.That((await ProveAsync(server, useStartTls: false)).Words, Does.Contain("Its reply does not end"));
    }

    [Test]
    public async Task A_host_that_does_not_exist_is_told() =>
        Assert.That(
            (
                await new SmtpProbe(new MailOptions { Host = "no-such-host.invalid" }, TimeProvider.System).ProveAsync(
                    CancellationToken.None
                )
            ).Words,
            Does.StartWith("no-such-host.invalid:587 ").And.Contain("Look at ")
        );

    [Test]
    public async Task A_port_where_nobody_listens_is_told()
    {
        using TcpListener nobody = new(IPAddress.Loopback, 0);
        nobody.Start();
        int port = ((IPEndPoint)nobody.LocalEndpoint).Port;
        nobody.Stop();

        MailProof proof = await new SmtpProbe(new MailOptions { Host = "127.0.0.1", Port = port }, TimeProvider.System).ProveAsync(
            CancellationToken.None
        );

        Assert.That(proof.Words, Does.StartWith($"127.0.0.1:{port} refuses to be connected. Look at Mail:Port"));
    }

    private static Task<MailProof> ProveAsync(SmtpServer server, bool useStartTls, string? user = null) =>
        new SmtpProbe(
            new MailOptions
            {
                Host = "localhost",
                Port = server.Port,
                UseStartTls = useStartTls,
                User = user,
                Password = user is null ? null : Secret,
            },
            TimeProvider.System
        ).ProveAsync(CancellationToken.None);
}
