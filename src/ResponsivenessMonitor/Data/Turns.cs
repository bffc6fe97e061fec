using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ResponsivenessMonitor.Data;

/// <summary>Work that one replica at a time does, each turn in one transaction: what it ends with, or what ends it, gives the turn back.</summary>
internal static class Turns
{
    /// <summary>Of who writes letters.</summary>
    internal const string Letters = "WriteLettersJob";

    /// <summary>Of who erases what was kept long enough.</summary>
    internal const string Pruning = "PruneJob";

    /// <summary>Of who erases an author, while nobody keeps what was read.</summary>
    internal const string Erasing = "erase-author";

    /// <summary>Begins the transaction of a turn.</summary>
    /// <returns>The transaction, which the caller commits; null when another replica has the turn.</returns>
    internal static async Task<IDbContextTransaction?> TryTakeAsync(MonitorDbContext db, string job, CancellationToken cancellationToken)
    {
        IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            if (!db.Database.IsNpgsql() || await HasTurnAsync(db, job, cancellationToken))
            {
                return transaction;
            }
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }

        await transaction.RollbackAsync(cancellationToken);
        await transaction.DisposeAsync();
        return null;
    }

    /// <summary>Begins the transaction of a turn, and waits for it where another replica has it.</summary>
    internal static async Task<IDbContextTransaction> TakeAsync(MonitorDbContext db, string job, CancellationToken cancellationToken)
    {
        IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            await JoinAsync(db, job, cancellationToken);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    /// <summary>Keeps whoever waits for a turn from having it until the present transaction ends; several may. On SQLite transactions take turns anyway.</summary>
    internal static async Task HoldUpAsync(MonitorDbContext db, string job, CancellationToken cancellationToken)
    {
        if (db.Database.IsNpgsql())
        {
            _ = await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock_shared({Room}, hashtext({job}))", cancellationToken);
        }
    }

    /// <summary>Takes a turn within the present transaction, and waits for it where another replica has it.</summary>
    internal static async Task JoinAsync(MonitorDbContext db, string job, CancellationToken cancellationToken)
    {
        if (db.Database.IsNpgsql())
        {
            _ = await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Room}, hashtext({job}))", cancellationToken);
        }
    }

    /// <summary>The first half of all advisory locks of this program.</summary>
    internal const int Room = 4711;

    private static async Task<bool> HasTurnAsync(MonitorDbContext db, string job, CancellationToken cancellationToken) =>
        (
            await db
                .Database.SqlQuery<bool>($"""select pg_try_advisory_xact_lock({Room}, hashtext({job})) as "Value" """)
                .ToListAsync(cancellationToken)
        )[0];
}
