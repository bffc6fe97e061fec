using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using ResponsivenessMonitor.Crashes;

namespace ResponsivenessMonitor.Data;

/// <summary>Brings a database to the form that this program knows, one process at a time.</summary>
/// <param name="db">The database.</param>
/// <param name="sqliteFile">Its file, or null on a server.</param>
/// <param name="isHeld">Whether this process has the file to itself already.</param>
/// <param name="name">What messages call the database.</param>
internal sealed class StoreMigration(MonitorDbContext db, string? sqliteFile, bool isHeld, string name)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    /// <summary>Applies what is pending.</summary>
    /// <returns>What was applied.</returns>
    /// <exception cref="StoreException">The database cannot be reached or migrated, or is newer than the program.</exception>
    internal async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return sqliteFile is null ? await OnServerAsync(cancellationToken) : await InFileAsync(sqliteFile, cancellationToken);
        }
        catch (Exception fault) when (StoreException.IsOfDatabase(fault))
        {
            throw StoreException.Of(name, fault);
        }
    }

    private async Task<IReadOnlyList<string>> InFileAsync(string file, CancellationToken cancellationToken)
    {
        if (File.Exists(file) && (await PendingAsync(cancellationToken)).Count == 0)
        {
            return [];
        }

        using StoreLock? own = isHeld ? null : await LockAsync(file, cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        _ = await db.Database.ExecuteSqlRawAsync("pragma journal_mode = wal", cancellationToken);
        if (await db.Database.SqlQueryRaw<long>(LockTable).ToListAsync(cancellationToken) is [> 0])
        {
            // The lock file is ours, so this row is of a process that was killed while it migrated; EF Core would wait for it for ever.
            _ = await db.Database.ExecuteSqlRawAsync("""delete from "__EFMigrationsLock" """, cancellationToken);
        }

        return await ApplyAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<string>> OnServerAsync(CancellationToken cancellationToken)
    {
        IRelationalDatabaseCreator creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellationToken))
        {
            await CreateAsync(creator, cancellationToken);
        }

        if ((await PendingAsync(cancellationToken)).Count == 0)
        {
            return [];
        }

        // A lock of the session: it ends with the connection, so a process that is killed leaves none behind.
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            while (!await HasServerLockAsync(cancellationToken))
            {
                await Task.Delay(Step, cancellationToken);
            }

            return await ApplyAsync(cancellationToken);
        }
        finally
        {
            await UnlockServerAsync();
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The pool keeps a closed connection's session, and with it the lock, for minutes.</summary>
    private async Task UnlockServerAsync()
    {
        if (db.Database.GetDbConnection().State == ConnectionState.Open)
        {
            _ = await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock({Turns.Room}, hashtext('migrate'))", CancellationToken.None);
        }
    }

    private async Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> pending = await PendingAsync(cancellationToken);
        if (pending.Count > 0)
        {
            FailPoint.Hit(FailPoints.MigrateBegun);
            foreach (string migration in pending)
            {
                await db.Database.MigrateAsync(migration, cancellationToken);
                FailPoint.Hit(FailPoints.MigrateBetween);
            }

            FailPoint.Hit(FailPoints.MigrateApplied);
        }

        return pending;
    }

    private async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken)
    {
        string[] known = [.. db.Database.GetMigrations()];
        string[] applied = [.. await db.Database.GetAppliedMigrationsAsync(cancellationToken)];
        return applied.Except(known, StringComparer.Ordinal).LastOrDefault() is { } unknown
            ? throw new StoreException(
                $"The database ({name}) is newer than this program: it has the migration {unknown}, which this version does not know. "
                    + "Start the version that made it, or restore a backup from before."
            )
            : [.. known.Except(applied, StringComparer.Ordinal)];
    }

    private const string LockTable =
        """select count(*) as "Value" from sqlite_master where type = 'table' and name = '__EFMigrationsLock' """;

    private static async Task<StoreLock> LockAsync(string file, CancellationToken cancellationToken)
    {
        for (TimeSpan waited = TimeSpan.Zero; waited < Patience; waited += Step)
        {
            if (StoreLock.TryTake(file) is { } taken)
            {
                return taken;
            }

            await Task.Delay(Step, cancellationToken);
        }

        throw new StoreException($"{file} must be migrated, but another responsiveness-monitor uses it. Stop that one first.");
    }

    private static async Task CreateAsync(IRelationalDatabaseCreator creator, CancellationToken cancellationToken)
    {
        try
        {
            await creator.CreateAsync(cancellationToken);
        }
        catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // another replica made it in this moment
        }
    }

    private async Task<bool> HasServerLockAsync(CancellationToken cancellationToken) =>
        (
            await db
                .Database.SqlQuery<bool>($"""select pg_try_advisory_lock({Turns.Room}, hashtext('migrate')) as "Value" """)
                .ToListAsync(cancellationToken)
        )[0];
}
