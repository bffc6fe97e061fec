using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using NodaTime;

namespace ResponsivenessMonitor.Data;

/// <summary>Makes the database ready: its tables, and the calendars of the settings.</summary>
internal sealed class Store(
    IDbContextFactory<MonitorDbContext> databases,
    CalendarSettings settings,
    CalendarSync calendars,
    IOptions<DatabaseOptions> database,
    IOptions<StorageOptions> storage
)
{
    private StoreLock? held;

    /// <summary>Creates or updates the tables and brings the calendars up to date.</summary>
    /// <param name="now">From when on new versions count.</param>
    /// <param name="cancellationToken">Ends the wait for another process that updates the tables.</param>
    /// <exception cref="StoreException">
    /// The database cannot be reached or updated, or is newer than this program, or a calendar of the settings cannot be read; the message says
    /// how to mend that.
    /// </exception>
    internal async Task<Preparation> PrepareAsync(Instant now, CancellationToken cancellationToken)
    {
        if (settings.Faults() is { Count: > 0 } faults)
        {
            throw new StoreException(string.Join(Environment.NewLine, faults));
        }

        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        StoreMigration migration = new(db, SqliteFile, held is { IsHeld: true }, database.Value.Describe());
        IReadOnlyList<string> applied = await migration.RunAsync(cancellationToken);
        try
        {
            CalendarChange change = await calendars.SyncAsync(db, now, cancellationToken);
            return new Preparation(applied, change.Calendars, change.Moved);
        }
        catch (Exception fault) when (StoreException.IsOfDatabase(fault))
        {
            throw StoreException.Of(database.Value.Describe(), fault);
        }
    }

    /// <summary>Says that there is no database, to those who only read: a misspelt path must make none.</summary>
    /// <exception cref="StoreException">There is none, or the server cannot be reached.</exception>
    internal async Task RequireAsync(CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(cancellationToken))
        {
            throw new StoreException(Missing);
        }
    }

    /// <summary>Whether there is a database, whatever is in it; none is made by asking.</summary>
    /// <exception cref="StoreException">The server does not answer.</exception>
    internal async Task<bool> ExistsAsync(CancellationToken cancellationToken)
    {
        if (SqliteFile is { } file)
        {
            return File.Exists(file);
        }

        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        try
        {
            return await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellationToken);
        }
        catch (Exception fault) when (StoreException.IsOfDatabase(fault))
        {
            throw StoreException.Of(database.Value.Describe(), fault);
        }
    }

    /// <summary>That there is no database, and how to mend it.</summary>
    internal string Missing =>
        $"There is no database at {SqliteFile ?? database.Value.Describe()}, or it cannot be reached; 'responsiveness-monitor migrate' makes it, "
        + "or name another in Database:ConnectionString or Storage:Folder.";

    /// <summary>Takes the SQLite file for this process alone, and gives back what a process that ended had leased. Before or after preparing.</summary>
    /// <returns>What is held for as long as the service runs; null on PostgreSQL, where many processes share the work.</returns>
    /// <exception cref="StoreException">Another process runs on the file.</exception>
    internal async Task<IDisposable?> HoldAsync(CancellationToken cancellationToken)
    {
        if (SqliteFile is not { } file)
        {
            return null;
        }

        held =
            StoreLock.TryTake(file)
            ?? throw new StoreException(
                $"{file} is in use by another responsiveness-monitor. Stop that one first, or use PostgreSQL, which serves any number of processes."
            );
        if (File.Exists(file))
        {
            await ReleaseAsync(cancellationToken);
        }

        return held;
    }

    /// <summary>The file's full path, or null on PostgreSQL.</summary>
    internal string? SqliteFile =>
        database.Value.Provider == DatabaseProvider.Sqlite
            ? storage.Value.Locate(DatabaseConnection.SqliteFile(database.Value.ConnectionString))
            : null;

    /// <summary>Gives back all that is leased: for who has the database to himself, so that whoever had leased it is gone.</summary>
    internal async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        if (!(await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Any())
        {
            return;
        }

        _ = await db.Database.ExecuteSqlAsync(
            $"update watches set lease_owner = null, lease_until = null where lease_until is not null",
            cancellationToken
        );
        _ = await db.Database.ExecuteSqlAsync(
            $"update letters set lease_owner = null, lease_until = null where lease_until is not null",
            cancellationToken
        );
    }
}
