using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Data;

internal sealed class SqliteStoreTests
{
    [Test]
    [CancelAfter(30_000)]
    public async Task A_process_that_was_killed_inside_a_migration_hinders_nobody(CancellationToken cancellationToken)
    {
        await using TestDatabase database = await TestDatabase.EmptyAsync(DatabaseProvider.Sqlite);
        await using (MonitorDbContext db = database.CreateDbContext())
        {
            _ = await db.Database.ExecuteSqlAsync(
                $"""create table "__EFMigrationsLock" ("Id" integer not null primary key, "Timestamp" text not null)""",
                cancellationToken
            );
            _ = await db.Database.ExecuteSqlAsync(
                $"""insert into "__EFMigrationsLock" values (1, '2026-10-01 08:00:00')""",
                cancellationToken
            );
        }

        Preparation done = await database.Get<Store>().PrepareAsync(TestDatabase.Made, cancellationToken);

        Assert.That(done.Migrations, Is.Not.Empty);
    }

    [Test]
    public async Task A_second_running_process_is_refused_until_the_first_has_ended()
    {
        await using TestDatabase database = await TestDatabase.Sqlite();
        Store store = database.Get<Store>();
        using (IDisposable? held = await store.HoldAsync(CancellationToken.None))
        {
            Assert.That(held, Is.Not.Null);
            Assert.That(
                async () => await store.HoldAsync(CancellationToken.None),
                Throws.InstanceOf<StoreException>().With.Message.Contains("test.db is in use by another")
            );
            Assert.That(
                async () => await database.PrepareAsync(TestDatabase.Made),
                Throws.Nothing,
                "what only reads or writes briefly may"
            );
        }

        using IDisposable? again = await store.HoldAsync(CancellationToken.None);
        Assert.That(again, Is.Not.Null);
    }

    [Test]
    public async Task Who_holds_the_file_already_can_migrate_it()
    {
        await using TestDatabase database = await TestDatabase.EmptyAsync(DatabaseProvider.Sqlite);
        using IDisposable? held = await database.Get<Store>().HoldAsync(CancellationToken.None);

        Assert.That((await database.PrepareAsync(TestDatabase.Made)).Migrations, Is.Not.Empty);
    }

    [Test]
    public async Task Connections_write_ahead_hold_to_foreign_keys_and_synchronise_as_is_set()
    {
        await using TestDatabase database = await TestDatabase.Sqlite(("Database:Synchronous", "Normal"));
        await using MonitorDbContext db = database.CreateDbContext();

        Assert.That(await PragmaAsync(db, $"select cast(journal_mode as text) as \"Value\" from pragma_journal_mode"), Is.EqualTo("wal"));
        Assert.That(await PragmaAsync(db, $"select cast(foreign_keys as text) as \"Value\" from pragma_foreign_keys"), Is.EqualTo("1"));
        Assert.That(await PragmaAsync(db, $"select cast(synchronous as text) as \"Value\" from pragma_synchronous"), Is.EqualTo("1"));
        Assert.That(await PragmaAsync(db, $"select cast(timeout as text) as \"Value\" from pragma_busy_timeout"), Is.EqualTo("10000"));
    }

    [Test]
    public async Task The_file_lies_in_the_storage_folder_which_is_made_when_it_is_not_there()
    {
        await using TestDatabase database = await TestDatabase.EmptyAsync(
            DatabaseProvider.Sqlite,
            ("Database:ConnectionString", "Data Source=deep/down/monitor.db")
        );
        _ = await database.PrepareAsync(TestDatabase.Made);

        Assert.That(Path.Combine(Path.GetDirectoryName(database.File)!, "deep", "down", "monitor.db"), Does.Exist);
    }

    private static async Task<string> PragmaAsync(MonitorDbContext db, FormattableString query) =>
        (await db.Database.SqlQuery<string>(query).ToListAsync()).Single();
}
