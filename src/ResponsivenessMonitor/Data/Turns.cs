using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ResponsivenessMonitor.Data;

/// <summary>Jobs that only touch the database are done by one replica at a time.</summary>
internal static class Turns
{
    /// <summary>The first half of the locks' key, so that they meet no other program's.</summary>
    private const int OurLocks = 4711;

    /// <summary>Begins the transaction in which a job decides.</summary>
    /// <returns>Null when another replica has the turn; a turn ends with its transaction.</returns>
    internal static async Task<IDbContextTransaction?> TryTakeAsync(MonitorDbContext db, string job, CancellationToken cancellationToken)
    {
        IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!db.Database.IsNpgsql())
        {
            return transaction; // one process, and its writers wait for one another
        }

        bool isOurs = await db
            .Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock({OurLocks}, hashtext({job})) as \"Value\"")
            .SingleAsync(cancellationToken);
        if (isOurs)
        {
            return transaction;
        }

        await transaction.DisposeAsync();
        return null;
    }
}
