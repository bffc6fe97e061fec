using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Sending;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Tests.Support;
using ResponsivenessMonitor.Tests.Telemetry;

namespace ResponsivenessMonitor.Tests.Mail;

/// <summary>
/// A mail server that refuses, hangs up, resets the line or says nothing at each step: what becomes of the letter, and that it arrives once the server
/// has come to its senses – no letter lost, and twice only what was in doubt.
/// </summary>
internal sealed class SmtpFaultsTests
{
    private const string Retried = "Retry";
    private const string Doubted = "Retry in doubt";

    private static readonly Instant Now = Instant.FromUtc(2026, 6, 9, 12, 0);
    private static readonly (string How, string Answer)[] Breaks =
    [
        ("hangs up", SmtpServer.Drop),
        ("resets", SmtpServer.Reset),
        ("is silent", SmtpServer.Silence),
    ];

    /// <summary>Of which half is soon over, and yet enough to come as far as the step at which the server is silent.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(4);

    /// <summary>Of which half is enough on a machine that has other things to do.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private TestDatabase database = null!;

    [SetUp]
    public async Task Open() => database = await TestDatabase.Sqlite();

    [TearDown]
    public async Task Close() => await database.DisposeAsync();

    [TestCaseSource(nameof(Faults))]
    public async Task A_server_that(string step, string answer, string becomes)
    {
        await using SmtpServer server = new((step, answer)) { Scripted = 1 };
        await WriteAsync();

        await SendAsync(server, Now, lease: answer is SmtpServer.Silence ? Short : Long);
        Letter first = await LetterAsync();
        string state = $"{first.State}{(first.InDoubtSince is null ? string.Empty : " in doubt")}";
        await SendAsync(server, Now + Duration.FromSeconds(30), lease: Long);
        Letter last = await LetterAsync();

        // In the middle of the body it depends on how much the machine had buffered; both are right, for the server got no dot.
        Assert.That(state, step is "BODY" ? Is.EqualTo(Retried).Or.EqualTo(Doubted) : Is.EqualTo(becomes));
        Assert.That(last.State, Is.EqualTo(becomes is "Refused" ? LetterState.Refused : LetterState.Sent));
        Assert.That(last.Repeats, Is.EqualTo(first.InDoubtSince is null ? 0 : 1));
        Assert.That(server.Messages, Has.Count.EqualTo(Arrivals(step, becomes, first)));
        Assert.That(server.Messages, Is.All.Contains("Message-ID: <letter-7@mail.example.ac.uk>"));
    }

    [Test]
    public async Task A_server_that_answers_each_step_late_takes_no_longer_than_a_letter_may()
    {
        (string, string)[] late =
        [
            ("CONNECT", SmtpServer.Late + "220 ready"),
            .. new[] { "EHLO", "MAIL", "RCPT" }.Select(step => (step, SmtpServer.Late + "250 OK")),
            ("DATA", SmtpServer.Late + "354 go on"),
        ];
        await using SmtpServer server = new(late);
        await WriteAsync();

        await SendAsync(server, Now, lease: Short);

        // Each answer comes long before half of the lease is over, and all of them together do not.
        Assert.That((await LetterAsync()).State, Is.EqualTo(LetterState.Retry));
        Assert.That(server.Messages, Is.Empty);
    }

    [TestCase("454 not now", TestName = "It does not encrypt just now")]
    [TestCase("554 never", TestName = "It does not encrypt at all")]
    [TestCase(SmtpServer.Drop, TestName = "It hangs up instead of encrypting")]
    [TestCase(SmtpServer.Reset, TestName = "It resets the line instead of encrypting")]
    [TestCase(SmtpServer.Silence, TestName = "It never encrypts")]
    public async Task Where_encryption_fails_nothing_is_sent(string answer)
    {
        await using SmtpServer server = new(("EHLO", "250-ready\r\n250 STARTTLS"), ("STARTTLS", answer));
        await WriteAsync();
        await SendAsync(server, Now, encrypts: true, lease: answer is SmtpServer.Silence ? Short : Long);

        Letter letter = await LetterAsync();
        Assert.That((letter.State, letter.InDoubtSince), Is.EqualTo((LetterState.Retry, (Instant?)null)));
        Assert.That(server.Recipients, Is.Empty);
    }

    [Test]
    public async Task A_letter_that_is_put_off_waits_ever_longer()
    {
        await using SmtpServer server = new(("MAIL", "451 later"));
        await WriteAsync();
        List<double> waits = [];
        for (Instant now = Now; waits.Count < 7; now = (await LetterAsync()).SendAt ?? throw new AssertionException("It is given up."))
        {
            await SendAsync(server, now);
            Letter letter = await LetterAsync();
            Assert.That(letter.State, Is.EqualTo(LetterState.Retry));
            waits.Add((letter.SendAt!.Value - now).TotalSeconds);
        }

        Assert.That(waits, Is.EqualTo(new[] { 30d, 120, 600, 1800, 3600, 3600, 3600 }));
    }

    private static IEnumerable<TestCaseData> Faults()
    {
        string[] before = ["CONNECT", "MAIL", "RCPT", "DATA"];
        foreach (string step in before)
        {
            yield return Fault(step, "refuses for now", "450 later", Retried);
            yield return Fault(step, "refuses", step is "RCPT" ? "550 no such user" : "554 no", step is "RCPT" ? "Refused" : Retried);
        }

        foreach (string step in before.Append("EHLO"))
        {
            foreach ((string how, string answer) in Breaks)
            {
                yield return Fault(step, how, answer, Retried);
            }
        }

        yield return Fault(".", "refuses for now", "451 later", Retried);
        yield return Fault(".", "refuses", "554 looks like spam", "Refused");
        foreach ((string how, string answer) in Breaks)
        {
            yield return Fault("BODY", how, answer, Doubted);
            yield return Fault(".", how, answer, Doubted);
            yield return Fault("QUIT", how, answer, "Sent");
        }

        yield return Fault("QUIT", "refuses", "500 what", "Sent");
    }

    private static TestCaseData Fault(string step, string how, string answer, string becomes) =>
        new TestCaseData(step, answer, becomes).SetName($"A_server_that {how} at {(step is "." ? "the final dot" : step)}");

    /// <summary>Whole messages that reached the server: one, or two where it took the first and did not say so.</summary>
    private static int Arrivals(string step, string becomes, Letter first) =>
        (step, becomes) switch
        {
            (_, "Refused") => step is "." ? 1 : 0,
            (".", Retried) => 2, // the server said that it did not take the first
            (".", _) when first.InDoubtSince is not null => 2,
            _ => 1,
        };

    private Task SendAsync(SmtpServer server, Instant now, bool encrypts = false, TimeSpan? lease = null)
    {
        MailOptions mail = new()
        {
            From = "social-media@example.ac.uk",
            Transport = MailCarrier.Smtp,
            Host = "127.0.0.1",
            Port = server.Port,
            UseStartTls = encrypts,
            Lease = lease ?? Long,
        };
        OvertakenLetters overtaken = new(new RuleBook(new PolicyOptions()));
        SendLettersJob job = new(
            database,
            new SmtpTransport(mail),
            new Replica("one"),
            mail,
            overtaken,
            Counting.Unheard(),
            NullLogger<SendLettersJob>.Instance
        );
        return job.RunAsync(now, CancellationToken.None);
    }

    private async Task WriteAsync()
    {
        await using MonitorDbContext db = database.CreateDbContext();
        _ = db.Letters.Add(
            new Letter
            {
                Key = "letter-7",
                MessageId = "letter-7@mail.example.ac.uk",
                Thread = "letter-7@mail.example.ac.uk",
                RecipientName = "Jo Smith",
                RecipientAddress = "jo.smith@example.ac.uk",
                Subject = "1 overdue",
                Text = new string('.', 200) + "\n.\n",
                Html = $"<p>{new string('x', 40_000)}</p>",
                WrittenAt = Now,
                SendAt = Now,
            }
        );
        _ = await db.SaveChangesAsync();
    }

    private async Task<Letter> LetterAsync()
    {
        await using MonitorDbContext db = database.CreateDbContext();
        return db.Letters.Single();
    }
}
