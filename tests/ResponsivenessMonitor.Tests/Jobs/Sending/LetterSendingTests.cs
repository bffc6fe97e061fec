using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Sending;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Tests.Support;
using ResponsivenessMonitor.Tests.Telemetry;

namespace ResponsivenessMonitor.Tests.Jobs.Sending;

/// <summary>One letter keeps no other from leaving, and nothing waits for a lease that need not.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class LetterSendingTests(DatabaseProvider provider)
{
    private static readonly Instant Now = TestDatabase.Made + Duration.FromHours(1);

    private TestDatabase database = null!;

    [SetUp]
    public async Task Open() => database = await TestDatabase.OpenAsync(provider);

    [TearDown]
    public async Task Close() => await database.DisposeAsync();

    [Test]
    public async Task A_letter_put_off_twice_is_to_be_tried_again_and_not_taken_for_one_whose_sender_died()
    {
        await WriteAsync("a");
        Carrier busy = new(_ => new SendResult.Deferred("451 later"));
        await SendAsync(busy, Now, InDoubtRule.Hold);
        await SendAsync(busy, Now + Duration.FromSeconds(30), InDoubtRule.Hold);
        Assert.That((await LetterAsync("a")).State, Is.EqualTo(LetterState.Retry));

        await SendAsync(new Carrier(), Now + Duration.FromHours(1), InDoubtRule.Hold);
        Letter letter = await LetterAsync("a");
        Assert.That((letter.State, letter.Attempts, letter.Repeats), Is.EqualTo((LetterState.Sent, 3, 0)));
    }

    [Test]
    public async Task Letters_that_cannot_be_sent_keep_no_other_from_it_and_say_why()
    {
        await WriteAsync("erased", text: null);
        await WriteAsync("thrower");
        string[] good = [.. Enumerable.Range(0, 25).Select(place => $"good{place:00}")];
        foreach (string key in good)
        {
            await WriteAsync(key);
        }

        Carrier carrier = new(letter => letter.Key is "thrower" ? throw new InvalidOperationException("no such address") : null);
        await SendAsync(carrier, Now);
        await SendAsync(carrier, Now + Duration.FromSeconds(5));

        Assert.That(carrier.Sent, Is.EquivalentTo(good));
        Letter erased = await LetterAsync("erased");
        Assert.That((erased.State, erased.LastError), Is.EqualTo((LetterState.Refused, "Its text was erased before it was sent.")));
        Letter thrower = await LetterAsync("thrower");
        Assert.That((thrower.State, thrower.SendAt), Is.EqualTo((LetterState.Retry, (Instant?)(Now + Duration.FromSeconds(30)))));
        Assert.That(thrower.LastError, Does.Contain("InvalidOperationException: no such address"));
    }

    [Test]
    public async Task What_was_accepted_while_the_service_was_being_stopped_is_kept_and_the_rest_is_given_back()
    {
        foreach (string key in new[] { "a", "b", "c" })
        {
            await WriteAsync(key);
        }

        using CancellationTokenSource stop = new();
        Carrier carrier = new(_ =>
        {
            stop.Cancel(); // the letter is with the server already
            return null;
        });

        Assert.That(async () => await SendAsync(carrier, Now, stop: stop.Token), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(carrier.Sent, Is.EqualTo(new[] { "a" }));
        List<Letter> letters = await LettersAsync();
        Assert.That(
            letters.Select(letter => letter.State),
            Is.EqualTo(new[] { LetterState.Sent, LetterState.Waiting, LetterState.Waiting })
        );
        Assert.That(letters.Select(letter => letter.LeaseUntil), Is.All.Null, "another replica takes them at once");
        await SendAsync(carrier, Now);
        Assert.That(carrier.Sent, Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [Test]
    public async Task A_letter_that_was_not_handed_over_when_the_service_was_stopped_is_as_it_was()
    {
        await WriteAsync("a");
        using CancellationTokenSource stop = new();
        Carrier carrier = new(_ =>
        {
            stop.Cancel();
            throw new OperationCanceledException(stop.Token);
        });

        Assert.That(async () => await SendAsync(carrier, Now, stop: stop.Token), Throws.InstanceOf<OperationCanceledException>());

        Letter letter = await LetterAsync("a");
        Assert.That(
            (letter.State, letter.Attempts, letter.InDoubtSince, letter.LeaseUntil),
            Is.EqualTo((LetterState.Waiting, 0, (Instant?)null, (Instant?)null))
        );
    }

    [Test]
    public async Task A_letter_in_doubt_is_counted_when_it_is_repeated()
    {
        await WriteAsync("a");
        await SendAsync(new Carrier(_ => new SendResult.InDoubt("no answer")), Now);
        Letter doubted = await LetterAsync("a");
        Assert.That((doubted.State, doubted.InDoubtSince, doubted.Repeats), Is.EqualTo((LetterState.Retry, (Instant?)Now, 0)));

        await SendAsync(new Carrier(), Now + Duration.FromSeconds(30));
        Letter sent = await LetterAsync("a");
        Assert.That((sent.State, sent.InDoubtSince, sent.Repeats), Is.EqualTo((LetterState.Sent, (Instant?)Now, 1)));
    }

    [Test]
    public async Task Two_replicas_send_each_letter_once_although_a_batch_takes_longer_than_its_lease()
    {
        const int Letters = 24;
        for (int place = 0; place < Letters; place++)
        {
            await WriteAsync($"letter{place:00}");
        }

        Carrier slow = new(delay: TimeSpan.FromMilliseconds(400));
        CancellationToken enough = TestContext.CurrentContext.CancellationToken;
        async Task WorkAsync(string name)
        {
            while (await LeftAsync() > 0)
            {
                enough.ThrowIfCancellationRequested();
                await SendAsync(slow, Now, replica: name);
            }
        }

        // Only PostgreSQL has several; on SQLite one process's clock stands still in this test.
        await Task.WhenAll(provider == DatabaseProvider.Postgres ? [WorkAsync("one"), WorkAsync("two")] : [WorkAsync("one")]);

        Assert.That(slow.Sent, Has.Count.EqualTo(Letters).And.Unique);
        Assert.That((await LettersAsync()).Select(letter => (letter.State, letter.Attempts)), Is.All.EqualTo((LetterState.Sent, 1)));
    }

    private Task SendAsync(
        Carrier carrier,
        Instant now,
        InDoubtRule inDoubt = InDoubtRule.Resend,
        string replica = "one",
        CancellationToken stop = default
    )
    {
        MailOptions mail = new()
        {
            Transport = MailCarrier.Smtp,
            InDoubt = inDoubt,
            Connections = 1,
            Lease = TimeSpan.FromSeconds(5),
        };
        OvertakenLetters overtaken = new(new RuleBook(new PolicyOptions()));
        return new SendLettersJob(
            database,
            carrier,
            new Replica(replica),
            mail,
            overtaken,
            Counting.Unheard(),
            NullLogger<SendLettersJob>.Instance
        ).RunAsync(now, stop);
    }

    private async Task WriteAsync(string key, string? text = "One line.")
    {
        await using MonitorDbContext db = database.CreateDbContext();
        Letter letter = StoredRows.Letter(key, Now);
        letter.Text = text;
        _ = db.Letters.Add(letter);
        _ = await db.SaveChangesAsync();
    }

    private async Task<List<Letter>> LettersAsync()
    {
        await using MonitorDbContext db = database.CreateDbContext();
        return await db.Letters.AsNoTracking().OrderBy(letter => letter.Id).ToListAsync();
    }

    private async Task<int> LeftAsync()
    {
        await using MonitorDbContext db = database.CreateDbContext();
        return await db.Letters.CountAsync(letter => letter.SendAt != null);
    }

    private async Task<Letter> LetterAsync(string key) =>
        (await LettersAsync()).Single(letter => string.Equals(letter.Key, key, StringComparison.Ordinal));

    /// <summary>Accepts letters unless it is told what else to say; null accepts too.</summary>
    private sealed class Carrier(Func<OutgoingLetter, SendResult?>? answer = null, TimeSpan delay = default) : IMailTransport
    {
        internal ConcurrentQueue<string> Sent { get; } = [];

        public async Task<SendResult> SendAsync(OutgoingLetter letter, Duration timeout, CancellationToken cancellationToken)
        {
            await Task.Delay(delay, CancellationToken.None);
            if (answer?.Invoke(letter) is { } other)
            {
                return other;
            }

            Sent.Enqueue(letter.Key);
            return new SendResult.Accepted("250 OK");
        }
    }
}
