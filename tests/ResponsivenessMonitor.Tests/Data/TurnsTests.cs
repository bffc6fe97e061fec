using Microsoft.EntityFrameworkCore.Storage;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Data;

internal sealed class TurnsTests
{
    [Test]
    public async Task One_replica_at_a_time_has_a_jobs_turn()
    {
        await using TestDatabase database = await TestDatabase.Postgres();
        await using MonitorDbContext one = database.CreateDbContext();
        await using MonitorDbContext other = database.CreateDbContext();

        IDbContextTransaction? turn = await Turns.TryTakeAsync(one, "write-letters", CancellationToken.None);
        Assert.That(turn, Is.Not.Null);
        Assert.That(await Turns.TryTakeAsync(other, "write-letters", CancellationToken.None), Is.Null);
        Assert.That(other.Database.CurrentTransaction, Is.Null, "what had no turn is left as it was");
        await using (IDbContextTransaction? another = await Turns.TryTakeAsync(other, "prune", CancellationToken.None))
        {
            Assert.That(another, Is.Not.Null, "another job's turn is free");
        }

        await turn.CommitAsync();
        await using IDbContextTransaction? next = await Turns.TryTakeAsync(other, "write-letters", CancellationToken.None);
        Assert.That(next, Is.Not.Null);
    }

    [Test]
    public async Task A_turn_ends_with_the_transaction_that_was_not_committed_too()
    {
        await using TestDatabase database = await TestDatabase.Postgres();
        await using (MonitorDbContext dying = database.CreateDbContext())
        {
            _ = await Turns.TryTakeAsync(dying, "prune", CancellationToken.None);
        }

        await using MonitorDbContext db = database.CreateDbContext();
        await using IDbContextTransaction? turn = await Turns.TryTakeAsync(db, "prune", CancellationToken.None);
        Assert.That(turn, Is.Not.Null);
    }

    [Test]
    public async Task On_SQLite_a_turn_is_a_transaction()
    {
        await using TestDatabase database = await TestDatabase.Sqlite();
        await using MonitorDbContext db = database.CreateDbContext();
        await using IDbContextTransaction? turn = await Turns.TryTakeAsync(db, "prune", CancellationToken.None);

        Assert.That(db.Database.CurrentTransaction, Is.SameAs(turn).And.Not.Null);
    }
}
