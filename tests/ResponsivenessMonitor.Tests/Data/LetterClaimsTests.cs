using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Data;

[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class LetterClaimsTests(DatabaseProvider provider)
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
        _ = await db.Letters.ExecuteDeleteAsync();
    }

    [Test]
    public async Task The_longest_waiting_comes_first_and_what_has_nothing_left_to_do_stays()
    {
        await WriteAsync(
            ("second", Now),
            ("first", Now - Duration.FromTicks(10)),
            ("sent", null),
            ("tomorrow", Now + Duration.FromDays(1))
        );

        Assert.That(await KeysAsync(await ClaimAsync(count: 10)), Is.EqualTo(new[] { "first", "second" }));
        Assert.That(await ClaimAsync(count: 10), Is.Empty);
    }

    [Test]
    public async Task Workers_at_once_take_no_letter_twice_and_leave_none()
    {
        await WriteAsync([.. Enumerable.Range(0, 400).Select(number => ($"letter {number}", (Instant?)Now))]);

        long[][] taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(TakeAllAsync)));

        Assert.That(taken.SelectMany(ids => ids), Is.Unique);
        Assert.That(taken.Sum(ids => ids.Length), Is.EqualTo(400));
    }

    [Test]
    public async Task A_lease_that_ended_is_anothers_and_who_wakes_late_commits_nothing()
    {
        await WriteAsync(("frozen", Now));
        Claim frozen = (await ClaimAsync(count: 1)).Single();
        await using MonitorDbContext db = database.CreateDbContext();
        Instant longAgo = Now - Duration.FromDays(300); // past by this machine's clock too
        _ = await db.Letters.ExecuteUpdateAsync(set => set.SetProperty(letter => letter.LeaseUntil, longAgo));
        Claim second = (await ClaimAsync(count: 1)).Single();

        Assert.That(second, Is.EqualTo(frozen with { Epoch = 2 }));
        Assert.That(await LetterClaims.FenceAsync(db, frozen.Id, frozen.Epoch, CancellationToken.None), Is.False);
        Assert.That(await LetterClaims.FenceAsync(db, second.Id, second.Epoch, CancellationToken.None), Is.True);
        Assert.That(await db.Letters.CountAsync(letter => letter.LeaseUntil == null && letter.LeaseOwner == null), Is.EqualTo(1));
    }

    private async Task WriteAsync(params (string Key, Instant? SendAt)[] letters)
    {
        await using MonitorDbContext db = database.CreateDbContext();
        db.Letters.AddRange(letters.Select(letter => StoredRows.Letter(letter.Key, letter.SendAt)));
        _ = await db.SaveChangesAsync();
    }

    private async Task<long[]> TakeAllAsync()
    {
        List<long> taken = [];
        while (await ClaimAsync(count: 20) is { Count: > 0 } claims)
        {
            taken.AddRange(claims.Select(claim => claim.Id));
        }

        return [.. taken];
    }

    private async Task<IReadOnlyList<Claim>> ClaimAsync(int count)
    {
        await using MonitorDbContext db = database.CreateDbContext();
        return await LetterClaims.ClaimAsync(db, "test", Now, count, Lease, CancellationToken.None);
    }

    private async Task<string[]> KeysAsync(IReadOnlyList<Claim> claims)
    {
        await using MonitorDbContext db = database.CreateDbContext();
        Dictionary<long, string> keys = await db.Letters.ToDictionaryAsync(letter => letter.Id, letter => letter.Key);
        return [.. claims.Select(claim => keys[claim.Id])];
    }
}
