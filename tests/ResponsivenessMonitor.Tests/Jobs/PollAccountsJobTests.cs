using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Tests.Support;
using ResponsivenessMonitor.Tests.Telemetry;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Jobs;

/// <summary>Readings under leases.</summary>
internal sealed class PollAccountsJobTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 9, 12, 0);

    private JobDatabase database = null!;

    [SetUp]
    public async Task MakeAccounts()
    {
        database = await JobDatabase.CreateAsync();
        await database.ChangeAsync(async db =>
        {
            _ = db.Calendars.Add(Calendar());
            for (int i = 0; i < 3; i++)
            {
                Account account = Account($"bluesky/desk{i}.example");
                _ = db.Accounts.Add(account);
                _ = await db.SaveChangesAsync();
                Watch watch = Watch(account);
                watch.NextPollAt = Now - Duration.FromMinutes(3 - i);
                _ = db.Watches.Add(watch);
            }
        });
    }

    [TearDown]
    public async Task Drop() => await database.DisposeAsync();

    [Test]
    public async Task A_platform_that_does_not_answer_costs_half_a_lease_for_each_account_and_keeps_none()
    {
        Silent silent = new();
        PollingOptions options = new() { Parallel = 1, Lease = TimeSpan.FromSeconds(5) };
        await RunAsync(silent, options, Now - Duration.FromDays(1)); // nothing is due: the first use of a database takes its time
        await RunAsync(silent, options, Now);

        Assert.That(silent.Asked, Is.EqualTo(3), "Each lease begins with its own turn.");
        List<ReadingPeriod> readings = await database.ReadAsync(db => db.Readings);
        Assert.That(readings.Select(reading => reading.Outcome), Has.Exactly(3).EqualTo(ReadingOutcome.Unreachable));
        Assert.That(
            readings.Select(reading => reading.Detail),
            Is.All.EqualTo("its answers together took longer than the 2.5 seconds that a reading has")
        );
        List<Watch> watches = await database.ReadAsync(db => db.Watches.OrderBy(watch => watch.AccountId));
        Assert.That(watches.Select(watch => watch.LeaseOwner), Is.All.Null);
        Assert.That(watches.Select(watch => watch.NextPollAt), Is.All.GreaterThan(Now));
        Assert.That(watches.Select(watch => watch.KnownTo), Is.All.Null, "What was not read is not known.");
    }

    [Test]
    public async Task A_setting_that_keeps_accounts_from_being_read_is_named_with_the_reading()
    {
        SettingFaultException fault = new("Secrets:KeyFile", "/keys/monitor holds less than 32 bytes.");
        await RunAsync(new Silent { Fault = fault }, new PollingOptions(), Now);
        Assert.That(
            (await database.ReadAsync(db => db.Readings)).Select(reading => reading.Detail),
            Has.Exactly(3).EqualTo("Secrets:KeyFile: /keys/monitor holds less than 32 bytes.")
        );
    }

    private async Task RunAsync(IPlatform platform, PollingOptions options, Instant now)
    {
        RuleBook rules = new(new PolicyOptions());
        PlatformRegister platforms = new([platform], []);
        ReadsBudget budget = new(platforms);
        ReadingKeeper keeper = new(rules, new Conversations(rules), new KeyRing(), WordLists.English, options, budget, Counting.Unheard());
        AccountReader reader = new(platforms, budget, options, NullLogger<AccountReader>.Instance);
        PollAccountsJob job = new(
            database,
            reader,
            keeper,
            new Replica("one"),
            options,
            Counting.Unheard(),
            NullLogger<PollAccountsJob>.Instance
        );
        await job.RunAsync(now, TestContext.CurrentContext.CancellationToken);
    }

    /// <summary>Never answers, or fails at once.</summary>
    private sealed class Silent : IPlatform
    {
        private int asked;

        internal int Asked => asked;

        internal Exception? Fault { get; init; }

        public Platform Name => Platform.Bluesky;

        public AccessNeeds Needs => new(ServerNeed.Optional, MayBePublic: true, "a token");

        public async Task<Reading> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
        {
            _ = Interlocked.Increment(ref asked);
            if (Fault is { } fault)
            {
                throw fault;
            }

            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new NotSupportedException("It never answers.");
        }

        public Task<AccessCheck> CheckAsync(AccountAccess access, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
