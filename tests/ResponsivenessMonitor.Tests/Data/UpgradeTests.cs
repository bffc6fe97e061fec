using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Data;

/// <summary>A database that an older program made is brought on with all that is in it, whichever version that was.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class UpgradeTests(DatabaseProvider provider)
{
    private static readonly Instant Written = Instant.FromUtc(2026, 10, 5, 8, 0);

    /// <summary>Every version of the tables there was, but for the present one.</summary>
    private static IEnumerable<string> Earlier => KnownMigrations.Names.SkipLast(1);

    [TestCaseSource(nameof(Earlier))]
    public async Task Every_row_of_every_table_of_an_earlier_version_is_kept(string version)
    {
        await using TestDatabase database = await TestDatabase.EmptyAsync(provider);
        List<OldRow> rows = [];
        await using (MonitorDbContext db = database.CreateDbContext())
        {
            await db.GetService<IMigrator>().MigrateAsync(version);
            foreach (IEntityType table in SampleRows.InOrder(KnownMigrations.ModelOf(db, version)))
            {
                rows.AddRange(await OldRow.InsertAsync(db, table));
            }
        }

        await using MonitorDbContext read = database.CreateDbContext();
        string? file = provider == DatabaseProvider.Sqlite ? database.File : null;
        IReadOnlyList<string> applied = await new StoreMigration(read, file, isHeld: false, "the test's").RunAsync(CancellationToken.None);

        Assert.That(applied, Is.EqualTo(KnownMigrations.Of(database, version)), "those that were pending, and no others");
        Assert.That(rows, Has.Count.GreaterThan(40), "two rows of each table");
        foreach (OldRow row in rows)
        {
            Assert.That(await row.ReadAsync(read), Is.EqualTo(row.Values), row.Name);
        }
    }

    [Test]
    public async Task What_an_older_program_kept_is_there_after_the_tables_were_brought_up_to_date()
    {
        await using TestDatabase database = await TestDatabase.EmptyAsync(provider);
        await using (MonitorDbContext db = database.CreateDbContext())
        {
            await db.GetService<IMigrator>().MigrateAsync("First");
            _ = await db.Database.ExecuteSqlAsync($"insert into people (name, address) values ('Jo Smith', 'jo@uni.example')");
            await LetterAsync(db, "k");
        }

        Preparation done = await database.PrepareAsync(TestDatabase.Made);

        Assert.That(done.Migrations, Is.Not.Empty);
        await using MonitorDbContext read = database.CreateDbContext();
        RegisteredPerson person = await read.People.SingleAsync();
        Letter letter = await read.Letters.SingleAsync();
        Assert.That((person.Name, person.DeclinesNudgesSince), Is.EqualTo(("Jo Smith", (Instant?)null)));
        Assert.That((letter.State, letter.SendAt, letter.Unsubscribe), Is.EqualTo((LetterState.Waiting, (Instant?)Written, (string?)null)));
    }

    [Test]
    public async Task An_older_program_that_still_runs_goes_on_writing_after_the_tables_were_brought_up_to_date()
    {
        await using TestDatabase database = await TestDatabase.OpenAsync(provider);
        await using MonitorDbContext db = database.CreateDbContext();
        await LetterAsync(db, "of the first version, which knew no column that came later");

        Letter letter = await db.Letters.SingleAsync();
        Assert.That((letter.State, letter.Repeats, letter.InDoubtSince), Is.EqualTo((LetterState.Waiting, 0, (Instant?)null)));
    }

    /// <summary>A letter as the first version of this program wrote it.</summary>
    private static async Task LetterAsync(MonitorDbContext db, string key)
    {
        object written = db.Database.IsNpgsql() ? ClaimSql.Timestamp(Written) : ClaimSql.Microseconds(Written);
        _ = await db.Database.ExecuteSqlAsync(
            $"""
            insert into letters (key, message_id, thread, recipient_name, recipient_address, role, tells, subject, written_at, send_at, state,
                                 attempts, lease_epoch, is_recipient_refused)
            values ({key}, 'k@uni.example', 't@uni.example', 'Jo Smith', 'jo@uni.example', 'Administrator', 'DueSoon', '1 due', {written}, {written},
                    'Waiting', 0, 0, {false})
            """
        );
    }
}
