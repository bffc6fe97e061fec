using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace ResponsivenessMonitor.Data;

/// <summary>Makes the database ready: its tables, and the calendars of the settings.</summary>
internal sealed class Store(
    IDbContextFactory<MonitorDbContext> databases,
    CalendarSync calendars,
    IOptions<DatabaseOptions> database,
    IOptions<StorageOptions> storage
)
{
    private const long MigrationLock = 4711_0001;

    /// <summary>Creates or updates the tables and brings the calendars up to date.</summary>
    /// <returns>The migrations that were applied; empty when nothing was pending.</returns>
    /// <exception cref="StoreException">The database cannot be used; the message says how to mend that.</exception>
    internal async Task<IReadOnlyList<string>> PrepareAsync(Instant now, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        try
        {
            IReadOnlyList<string> applied = db.Database.IsNpgsql()
                ? await MigratePostgresAsync(db, cancellationToken)
                : await MigrateSqliteAsync(db, cancellationToken);
            _ = await calendars.SyncAsync(db, now, cancellationToken);
            return applied;
        }
        catch (FormatException fault)
        {
            throw new StoreException(fault.Message, fault);
        }
        catch (System.Data.Common.DbException fault)
        {
            throw new StoreException($"The database cannot be used: {fault.Message.TrimEnd('.')}. See Database:ConnectionString.", fault);
        }
    }

    /// <summary>Takes the SQLite file for this process alone, and gives back what a process that ended held.</summary>
    /// <returns>What is held for as long as the service runs; null on PostgreSQL, where many processes share the work.</returns>
    /// <exception cref="StoreException">Another process runs on the file.</exception>
    internal async Task<IDisposable?> HoldAsync(CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        if (db.Database.IsNpgsql())
        {
            return null;
        }

        FileStream held = Lock(".running", "another process runs on the same database; stop it, or use PostgreSQL for several");
        _ = await db
            .Watches.Where(watch => watch.LeaseUntil != null)
            .ExecuteUpdateAsync(update => update.SetProperty(watch => watch.LeaseUntil, (Instant?)null), cancellationToken);
        _ = await db
            .Letters.Where(letter => letter.LeaseUntil != null)
            .ExecuteUpdateAsync(update => update.SetProperty(letter => letter.LeaseUntil, (Instant?)null), cancellationToken);
        return held;
    }

    /// <summary>The lock is PostgreSQL's own and ends with the connection, so that a process killed inside a migration wedges nothing.</summary>
    private static async Task<IReadOnlyList<string>> MigratePostgresAsync(MonitorDbContext db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            _ = await db.Database.ExecuteSqlAsync($"select pg_advisory_lock({MigrationLock})", cancellationToken);
            return await MigrateAsync(db, cancellationToken);
        }
        finally
        {
            _ = await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock({MigrationLock})", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The framework's own lock is a row that a killed process leaves behind for ever; ours is a file lock, which ends with the process.</summary>
    private async Task<IReadOnlyList<string>> MigrateSqliteAsync(MonitorDbContext db, CancellationToken cancellationToken)
    {
        string file = DataRegistration.ToSqlite(database.Value, storage.Value).DataSource;
        _ = Directory.CreateDirectory(Path.GetDirectoryName(file) ?? ".");
        using FileStream migrating = Lock(".migrating", "another process is updating the same database; wait for it, then try again");
        if (File.Exists(file))
        {
            await DropStaleLockAsync(db, cancellationToken);
        }

        return await MigrateAsync(db, cancellationToken);
    }

    private static async Task DropStaleLockAsync(MonitorDbContext db, CancellationToken cancellationToken)
    {
        int tables = await db
            .Database.SqlQuery<int>($"select count(*) as \"Value\" from sqlite_master where name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken);
        if (tables > 0)
        {
            _ = await db.Database.ExecuteSqlAsync($"delete from \"__EFMigrationsLock\"", cancellationToken);
        }
    }

    private static async Task<IReadOnlyList<string>> MigrateAsync(MonitorDbContext db, CancellationToken cancellationToken)
    {
        HashSet<string> known = [.. db.Database.GetMigrations()];
        string[] newer =
        [
            .. (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Where(migration => !known.Contains(migration)),
        ];
        if (newer.Length > 0)
        {
            throw new StoreException(
                $"The database was made by a newer version of this program ({newer[^1]}); run that version, or restore an older backup."
            );
        }

        string[] pending = [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)];
        if (pending.Length > 0)
        {
            await db.Database.MigrateAsync(cancellationToken);
        }

        return pending;
    }

    private FileStream Lock(string suffix, string taken)
    {
        string path = DataRegistration.ToSqlite(database.Value, storage.Value).DataSource + suffix;
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{path} cannot be locked: {taken} ({fault.Message.TrimEnd('.')}).", fault);
        }
    }
}

/// <summary>The database cannot be used; the message says why and how to mend it.</summary>
internal sealed class StoreException(string message, Exception? inner = null) : InvalidOperationException(message, inner);
