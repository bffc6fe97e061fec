using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Data;

[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class UpgradeTests(DatabaseProvider provider)
{
    private static readonly Instant Written = Instant.FromUtc(2026, 10, 5, 8, 0);

    [Test]
    public async Task What_an_older_program_kept_is_there_after_the_tables_were_brought_up_to_date()
    {
        await using TestDatabase database = await TestDatabase.EmptyAsync(provider);
        await using (MonitorDbContext db = database.CreateDbContext())
        {
            await db.GetService<IMigrator>().MigrateAsync("First");
            _ = await db.Database.ExecuteSqlAsync($"insert into people (name, address) values ('Jo Smith', 'jo@uni.example')");
            object written = db.Database.IsNpgsql() ? ClaimSql.Timestamp(Written) : ClaimSql.Microseconds(Written);
            _ = await db.Database.ExecuteSqlAsync(
                $"""
                insert into letters (key, message_id, thread, recipient_name, recipient_address, role, tells, subject, written_at, send_at, state,
                                     attempts, lease_epoch, is_recipient_refused)
                values ('k', 'k@uni.example', 't@uni.example', 'Jo Smith', 'jo@uni.example', 'Administrator', 'DueSoon', '1 due', {written}, {written},
                        'Waiting', 0, 0, {false})
                """
            );
        }

        Preparation done = await database.PrepareAsync(TestDatabase.Made);

        Assert.That(done.Migrations, Is.Not.Empty);
        await using MonitorDbContext read = database.CreateDbContext();
        RegisteredPerson person = await read.People.SingleAsync();
        Letter letter = await read.Letters.SingleAsync();
        Assert.That((person.Name, person.DeclinesNudgesSince), Is.EqualTo(("Jo Smith", (Instant?)null)));
        Assert.That((letter.State, letter.SendAt, letter.Unsubscribe), Is.EqualTo((LetterState.Waiting, (Instant?)Written, (string?)null)));
    }
}
