using Microsoft.Extensions.Logging;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Sending;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Mail.Graph;
using ResponsivenessMonitor.Tests.Mail.Graph;
using ResponsivenessMonitor.Tests.Support;
using ResponsivenessMonitor.Tests.Telemetry;

namespace ResponsivenessMonitor.Tests.Jobs.Sending;

internal sealed class SendLettersJobTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 9, 12, 0);

    private readonly OvertakenLetters overtaken = new(new RuleBook(new PolicyOptions()));
    private readonly Lines log = new();
    private JobDatabase database = null!;

    [SetUp]
    public async Task Make() => database = await JobDatabase.CreateAsync();

    [TearDown]
    public async Task Drop() => await database.DisposeAsync();

    [TestCase(nameof(MailCarrier.Smtp), nameof(InDoubtRule.Hold), ExpectedResult = "Held")]
    [TestCase(nameof(MailCarrier.Graph), nameof(InDoubtRule.Hold), ExpectedResult = "Held")]
    [TestCase(nameof(MailCarrier.Graph), nameof(InDoubtRule.Resend), ExpectedResult = "Sent")]
    [TestCase(nameof(MailCarrier.Pickup), nameof(InDoubtRule.Hold), ExpectedResult = "Sent")]
    public async Task<string> A_letter_whose_sender_died_over_it_becomes(string transport, string inDoubt)
    {
        MailOptions options = new() { Transport = Enum.Parse<MailCarrier>(transport), InDoubt = Enum.Parse<InDoubtRule>(inDoubt) };
        await KeepAsync(LetterState.Sending);

        await new SendLettersJob(database, new Carrier(), new Replica("one"), options, overtaken, Counting.Unheard(), log).RunAsync(
            Now,
            CancellationToken.None
        );

        return $"{(await LetterAsync()).State}";
    }

    [Test]
    public async Task A_server_that_asks_for_time_is_left_alone_and_the_log_tells_no_secret()
    {
        await using GraphServer server = await GraphServer.StartAsync();
        server.OnLetter = (context, _) =>
        {
            context.Response.Headers.RetryAfter = "600";
            return GraphServer.FailAsync(context, 429, "ApplicationThrottled");
        };
        MailOptions options = server.Options();
        using GraphLine line = new(options.Graph, TimeProvider.System);
        await KeepAsync(LetterState.Waiting);

        SendLettersJob job = new(
            database,
            new GraphTransport(line, options, TimeProvider.System),
            new Replica("one"),
            options,
            overtaken,
            Counting.Unheard(),
            log
        );
        await job.RunAsync(Now, CancellationToken.None);

        Letter letter = await LetterAsync();
        Assert.That(letter.State, Is.EqualTo(LetterState.Retry));
        Assert.That(letter.SendAt, Is.EqualTo(Now + Duration.FromMinutes(10)));
        Assert.That(log.Said, Has.One.Contains("429 ApplicationThrottled: Graph is busy, and asks to be left alone for 600 seconds."));
        Assert.That($"{string.Join('\n', log.Said)}\n{letter.LastError}", Does.Not.Contain(GraphServer.Secret).And.Not.Contain("token-1"));
    }

    private Task KeepAsync(LetterState state) =>
        database.ChangeAsync(db =>
        {
            _ = db.Letters.Add(
                new Letter
                {
                    Key = "letter-7",
                    MessageId = "letter-7@mail.example.ac.uk",
                    Thread = "letter-7@mail.example.ac.uk",
                    RecipientName = "Jo Smith",
                    RecipientAddress = "jo.smith@example.ac.uk",
                    Subject = "1 overdue",
                    Text = "One line.",
                    Html = "<p>One line.</p>",
                    WrittenAt = Now,
                    SendAt = Now,
                    State = state,
                }
            );
            return Task.CompletedTask;
        });

    private async Task<Letter> LetterAsync() => (await database.ReadAsync(db => db.Letters)).Single();

    private sealed class Carrier : IMailTransport
    {
        public Task<SendResult> SendAsync(OutgoingLetter letter, Duration timeout, CancellationToken cancellationToken) =>
            Task.FromResult<SendResult>(new SendResult.Accepted("250 OK"));
    }

    private sealed class Lines : ILogger<SendLettersJob>
    {
        internal List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Said.Add($"{formatter(state, exception)} {exception}");
    }
}
