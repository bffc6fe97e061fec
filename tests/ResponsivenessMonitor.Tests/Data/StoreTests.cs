using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Data;

[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class StoreTests(DatabaseProvider provider)
{
    [Test]
    public async Task An_empty_database_is_made_ready_once()
    {
        await using TestDatabase database = await TestDatabase.EmptyAsync(provider);
        Preparation first = await database.PrepareAsync(TestDatabase.Made);
        Preparation second = await database.PrepareAsync(TestDatabase.Made);

        Assert.That(first.Migrations, Has.Some.EndsWith("_First"));
        Assert.That(first.Calendars, Is.EqualTo(new[] { "default" }));
        Assert.That((second.Migrations, second.Calendars, second.Moved), Is.EqualTo((Array.Empty<string>(), Array.Empty<string>(), 0)));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Several_that_start_at_once_make_one_database_of_it(CancellationToken cancellationToken)
    {
        await using TestDatabase database = await TestDatabase.EmptyAsync(provider);
        Preparation[] done = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ => Task.Run(() => database.Get<Store>().PrepareAsync(TestDatabase.Made, cancellationToken), cancellationToken))
        );

        Assert.That(done.Count(one => one.Migrations.Count > 0), Is.EqualTo(1));
        Assert.That(done.Sum(one => one.Calendars.Count), Is.EqualTo(1));
    }

    [Test]
    public async Task A_database_that_is_newer_than_the_program_is_refused()
    {
        await using TestDatabase database = await TestDatabase.OpenAsync(provider);
        await using MonitorDbContext db = database.CreateDbContext();
        _ = await db.Database.ExecuteSqlAsync(
            $"""insert into "__EFMigrationsHistory" ("MigrationId", "ProductVersion") values ('99991231235959_Later', '99.0')"""
        );

        Assert.That(
            async () => await database.PrepareAsync(TestDatabase.Made),
            Throws
                .InstanceOf<StoreException>()
                .With.Message.Contains("newer than this program")
                .And.Message.Contains("99991231235959_Later")
        );
    }

    [Test]
    public async Task Keys_are_made_once_and_stay()
    {
        await using TestDatabase database = await TestDatabase.OpenAsync(provider);
        byte[][] keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => KeyAsync(database, "links"))));

        Assert.That(keys, Is.All.EqualTo(keys[0]));
        Assert.That(keys[0], Has.Length.EqualTo(32));
        Assert.That(await KeyAsync(database, "links"), Is.EqualTo(keys[0]));
        Assert.That(await KeyAsync(database, "others"), Is.Not.EqualTo(keys[0]));
    }

    [Test]
    public async Task Played_installations_of_one_seed_have_the_same_keys()
    {
        await using TestDatabase one = await TestDatabase.OpenAsync(provider);
        await using TestDatabase other = await TestDatabase.OpenAsync(provider);
        await SeedAsync(one, 1);
        await SeedAsync(other, 1);
        await SeedAsync(other, 2); // the first seed stays

        Assert.That(await KeyAsync(one, "links"), Is.EqualTo(await KeyAsync(other, "links")));
        Assert.That(await NameAsync(one), Is.EqualTo(await NameAsync(other)));
    }

    [Test]
    public async Task Leases_of_a_process_that_died_are_given_back_where_no_other_process_can_be()
    {
        await using TestDatabase database = await TestDatabase.OpenAsync(provider);
        await using MonitorDbContext db = database.CreateDbContext();
        _ = await db.WatchedAsync("desk", TestDatabase.Made);
        _ = db.Letters.Add(StoredRows.Letter("letter", TestDatabase.Made));
        _ = await db.SaveChangesAsync();
        Duration tooLong = Duration.FromDays(9000);
        _ = await WatchClaims.ClaimAsync(db, "dead", TestDatabase.Made, 9, tooLong, CancellationToken.None);
        _ = await LetterClaims.ClaimAsync(db, "dead", TestDatabase.Made, 9, tooLong, CancellationToken.None);

        using IDisposable? held = await database.Get<Store>().HoldAsync(CancellationToken.None);

        int claimed =
            await db.Watches.CountAsync(watch => watch.LeaseUntil != null)
            + await db.Letters.CountAsync(letter => letter.LeaseUntil != null);
        Assert.That(claimed, Is.EqualTo(provider == DatabaseProvider.Sqlite ? 0 : 2));
    }

    private static async Task<byte[]> KeyAsync(TestDatabase database, string name)
    {
        await using MonitorDbContext db = database.CreateDbContext();
        return await KeyRing.KeyAsync(db, name, CancellationToken.None);
    }

    private static async Task<string> NameAsync(TestDatabase database)
    {
        await using MonitorDbContext db = database.CreateDbContext();
        return (await database.Get<KeyRing>().GetAsync(db, CancellationToken.None)).OfAuthor("mastodon", "4711");
    }

    private static async Task SeedAsync(TestDatabase database, byte seed)
    {
        await using MonitorDbContext db = database.CreateDbContext();
        await KeyRing.SeedAsync(db, [seed, 2, 3], CancellationToken.None);
    }
}
