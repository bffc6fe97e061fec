using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Tests.Support;
using ResponsivenessMonitor.Tests.Telemetry;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Platforms.YouTube;

/// <summary>What the service keeps of readings of a channel that break off.</summary>
internal sealed class YouTubeKeptTests : OnYouTube
{
    private JobDatabase database = null!;

    [SetUp]
    public async Task RegisterAsync()
    {
        database = await JobDatabase.CreateAsync();
        await database.ChangeAsync(async db =>
        {
            Account account = Account("youtube/librarydesk");
            _ = db.Calendars.Add(Calendar());
            _ = db.Accounts.Add(account);
            _ = await db.SaveChangesAsync();
            Watch watch = Watch(account);
            watch.Access = new PlatformAccess { Platform = account.Platform, Credential = Stage.Access.Credential! };
            _ = db.Watches.Add(watch);
        });
    }

    [TearDown]
    public async Task Drop() => await database.DisposeAsync();

    [Test]
    public async Task Own_answers_are_kept_as_own_ones_though_the_first_reading_broke_off()
    {
        string answer = AskAndAnswer();
        Refuse("pageToken", 429, "rateLimitExceeded");
        await ReadAsync();
        Assert.That((await WatchAsync()).KnownTo, Is.Null);
        StoredItem kept = (await database.ReadAsync(db => db.Items.Where(item => item.PlatformItemId == answer))).Single();
        Assert.That(kept.Side, Is.EqualTo(ItemSide.Own));
    }

    [Test]
    public async Task The_account_is_not_known_as_read_while_an_answer_may_be_hidden_and_all_else_is_kept()
    {
        string answer = AskAndAnswer();
        string hidden = Script.Publish("zoe", "Where is the map room?", parent: null);
        for (int i = 0; i < 3; i++)
        {
            _ = Script.Publish($"fan{i}", "I would like to know too.", hidden);
        }

        Refuse($"parentId={hidden}", 400, "processingFailure");
        await ReadAsync();
        Watch watch = await WatchAsync();
        Assert.That((watch.KnownTo, watch.LossCount), Is.EqualTo(((Instant?)null, 1)));
        Assert.That(await database.ReadAsync(db => db.Items.Where(item => item.PlatformItemId == answer)), Has.Count.EqualTo(1));
        Stage.Server.Instead.Clear();
        Wait(5);
        await ReadAsync();
        Assert.That((await WatchAsync()).KnownTo, Is.EqualTo(Stage.Time.Now));
    }

    /// <summary>More questions than a page shows; the newest is answered.</summary>
    private string AskAndAnswer()
    {
        string[] questions =
        [
            .. Enumerable.Range(0, YouTubeServer.PageSize + 5).Select(i => Script.Publish($"person{i}", $"Question {i}?", parent: null)),
        ];
        Wait(1);
        return Script.Publish(by: null, "It is.", questions[^1]);
    }

    private async Task<Watch> WatchAsync() => (await database.ReadAsync(db => db.Watches)).Single();

    /// <summary>One round of the job that reads accounts.</summary>
    private async Task ReadAsync()
    {
        await database.ChangeAsync(db =>
        {
            db.Watches.Single().NextPollAt = Stage.Time.Now;
            return Task.CompletedTask;
        });
        RuleBook rules = new(new PolicyOptions());
        PlatformRegister platforms = new([Stage.Platform], []);
        ReadsBudget budget = new(platforms);
        PollingOptions options = new();
        PollAccountsJob job = new(
            database,
            new AccountReader(platforms, budget, options, NullLogger<AccountReader>.Instance),
            new ReadingKeeper(rules, new Conversations(rules), new KeyRing(), WordLists.English, options, budget, Counting.Unheard()),
            new Replica("one"),
            options,
            Counting.Unheard(),
            NullLogger<PollAccountsJob>.Instance
        );
        await job.RunAsync(Stage.Time.Now, Patience);
    }
}
