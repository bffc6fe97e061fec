using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Data;

[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class WatchClaimsTests(DatabaseProvider provider)
{
    private static readonly Instant Now = TestDatabase.Made + Duration.FromHours(1);
    private static readonly Duration Lease = Duration.FromMinutes(5);

    private TestDatabase database = null!;

    [OneTimeSetUp]
    public async Task Open() => database = await TestDatabase.OpenAsync(provider);

    [OneTimeTearDown]
    public ValueTask Close() => database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [SetUp]
    public async Task Empty()
    {
        await using MonitorDbContext db = database.CreateDbContext();
        _ = await db.Accounts.ExecuteDeleteAsync();
        _ = await db.Accesses.ExecuteDeleteAsync();
    }

    [Test]
    public async Task The_longest_due_comes_first_and_what_is_not_due_stays()
    {
        long late = await DueAsync("late", Now - Duration.FromMinutes(1));
        long later = await DueAsync("later", Now);
        long longest = await DueAsync("longest", Now - Duration.FromMinutes(2));
        _ = await DueAsync("tomorrow", Now + Duration.FromSeconds(1));

        Assert.That(await ClaimAsync(count: 10), Is.EqualTo(new[] { longest, late, later }));
    }

    [Test]
    public async Task What_is_due_at_one_instant_comes_in_the_order_of_the_register()
    {
        long[] accounts = [await DueAsync("a", Now), await DueAsync("b", Now), await DueAsync("c", Now)];

        Assert.That(await ClaimAsync(count: 2), Is.EqualTo(accounts[..2]));
        Assert.That(await ClaimAsync(count: 2), Is.EqualTo(accounts[2..]));
    }

    [Test]
    public async Task Workers_at_once_take_no_account_twice_and_leave_none()
    {
        const int Accounts = 400;
        await using (MonitorDbContext db = database.CreateDbContext())
        {
            PlatformAccess access = Access("many");
            Account[] accounts = [.. Enumerable.Range(0, Accounts).Select(place => StoredRows.Account($"desk{place}"))];
            db.Accounts.AddRange(accounts);
            _ = await db.SaveChangesAsync();
            db.Watches.AddRange(accounts.Select(account => Watch(account.Id, Now, access)));
            _ = await db.SaveChangesAsync();
        }

        long[][] taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() => TakeAllAsync($"worker {worker}"))));

        Assert.That(taken.SelectMany(ids => ids), Is.Unique);
        Assert.That(taken.Sum(ids => ids.Length), Is.EqualTo(Accounts));
    }

    [Test]
    public async Task No_more_is_taken_of_an_access_than_it_has_calls_left()
    {
        PlatformAccess few = Access("few", remaining: 2);
        for (int place = 0; place < 5; place++)
        {
            _ = await DueAsync($"few{place}", Now - Duration.FromHours(1), few);
        }

        long other = await DueAsync("other", Now, Access("plenty", remaining: 100));
        long free = await DueAsync("free", Now);
        IReadOnlyList<long> first = await ClaimAsync(count: 4);

        Assert.That(first, Has.Count.EqualTo(4), "accounts of a spent access keep nobody else from their turn");
        Assert.That(first, Does.Contain(other).And.Contain(free));
        Assert.That(await ClaimAsync(count: 10), Is.Empty, "those that are being read spend the two calls");
    }

    [Test]
    public async Task Workers_at_once_take_no_more_of_an_access_than_it_has_calls_left()
    {
        PlatformAccess access = Access("shared", remaining: 7);
        for (int place = 0; place < 40; place++)
        {
            _ = await DueAsync($"shared{place}", Now, access);
        }

        long[][] taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() => TakeAllAsync($"worker {worker}"))));

        Assert.That(taken.Sum(ids => ids.Length), Is.EqualTo(7));
    }

    [Test]
    public async Task Nothing_is_taken_of_a_paused_access_until_the_pause_is_over()
    {
        PlatformAccess paused = Access("paused");
        paused.PausedUntil = Now + Duration.FromSeconds(1);
        long account = await DueAsync("paused", Now, paused);

        Assert.That(await ClaimAsync(count: 10), Is.Empty);
        Assert.That(await ClaimAsync(count: 10, Now + Duration.FromSeconds(1)), Is.EqualTo(new[] { account }));
    }

    [Test]
    public async Task A_spent_access_is_asked_again_once_its_limit_was_reset()
    {
        PlatformAccess spent = Access("spent", remaining: 0);
        spent.ResetsAt = Now + Duration.FromSeconds(1);
        long account = await DueAsync("spent", Now, spent);

        Assert.That(await ClaimAsync(count: 10), Is.Empty);
        Assert.That(await ClaimAsync(count: 10, Now + Duration.FromSeconds(1)), Is.EqualTo(new[] { account }));
    }

    [Test]
    public async Task A_lease_that_ended_is_anothers_and_who_wakes_late_commits_nothing()
    {
        long account = await DueAsync("frozen", Now);
        Claim frozen = (await ClaimsAsync(10, Now)).Single();
        await EndLeaseAsync(account);
        Claim second = (await ClaimsAsync(10, Now)).Single();

        Assert.That(await FinishAsync(frozen), Is.False);
        Assert.That(await FinishAsync(second), Is.True);
        await using MonitorDbContext db = database.CreateDbContext();
        Watch watch = await db.Watches.SingleAsync(watch => watch.AccountId == account);
        Assert.That((watch.LeaseOwner, watch.LeaseUntil, watch.LeaseEpoch), Is.EqualTo(((string?)null, (Instant?)null, 2L)));
    }

    private async Task<bool> FinishAsync(Claim claim)
    {
        await using MonitorDbContext db = database.CreateDbContext();
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync();
        bool isOurs = await WatchClaims.FenceAsync(db, claim.Id, claim.Epoch, CancellationToken.None);
        await transaction.CommitAsync();
        return isOurs;
    }

    private async Task EndLeaseAsync(long account)
    {
        await using MonitorDbContext db = database.CreateDbContext();
        Instant longAgo = Now - Duration.FromDays(300); // past by this machine's clock too
        _ = await db
            .Watches.Where(watch => watch.AccountId == account)
            .ExecuteUpdateAsync(set => set.SetProperty(watch => watch.LeaseUntil, longAgo));
    }

    private async Task<long[]> TakeAllAsync(string owner)
    {
        List<long> taken = [];
        while (await ClaimsAsync(20, Now, owner) is { Count: > 0 } claims)
        {
            taken.AddRange(claims.Select(claim => claim.Id));
        }

        return [.. taken];
    }

    private async Task<IReadOnlyList<long>> ClaimAsync(int count, Instant? now = null) =>
        [.. (await ClaimsAsync(count, now ?? Now)).Select(claim => claim.Id)];

    private async Task<IReadOnlyList<Claim>> ClaimsAsync(int count, Instant now, string owner = "test")
    {
        await using MonitorDbContext db = database.CreateDbContext();
        return await WatchClaims.ClaimAsync(db, owner, now, count, Lease, CancellationToken.None);
    }

    private async Task<long> DueAsync(string handle, Instant at, PlatformAccess? access = null)
    {
        await using MonitorDbContext db = database.CreateDbContext();
        if (access is { Id: > 0 })
        {
            _ = db.Accesses.Attach(access);
        }

        return (await db.WatchedAsync(handle, at, access)).Id;
    }

    private static Watch Watch(long account, Instant at, PlatformAccess access) =>
        new()
        {
            AccountId = account,
            NextPollAt = at,
            Access = access,
        };

    private static PlatformAccess Access(string credential, int? remaining = null) =>
        new()
        {
            Platform = Platform.Mastodon,
            Credential = $"env:{credential}",
            Remaining = remaining,
        };
}
