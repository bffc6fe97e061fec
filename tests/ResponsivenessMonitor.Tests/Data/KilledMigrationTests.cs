using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Data;

[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class KilledMigrationTests(DatabaseProvider provider)
{
    [Test]
    [CancelAfter(120_000)]
    public async Task A_process_that_is_killed_while_it_migrates_hinders_nobody(CancellationToken cancellationToken)
    {
        await using TestDatabase database = await TestDatabase.EmptyAsync(provider);
        using (Process child = Migrate(database))
        {
            while (!child.HasExited && !await IsMigratingAsync(database))
            {
                await Task.Delay(5, cancellationToken);
            }

            child.Kill();
            await child.WaitForExitAsync(cancellationToken);
        }

        if (provider == DatabaseProvider.Sqlite)
        {
            Assert.That(await CountAsync(database, LockRows), Is.EqualTo(1), "the killed process left its lock behind");
        }

        _ = await database.Get<Store>().PrepareAsync(TestDatabase.Made, cancellationToken);

        await using MonitorDbContext db = database.CreateDbContext();
        Assert.That(db.Accounts.ToList(), Is.Empty);
        Assert.That(db.Calendars.Select(calendar => calendar.Name).ToList(), Is.EqualTo(new[] { "default" }));
    }

    private const string LockRows = "select count(*) from \"__EFMigrationsLock\"";
    private const string ServerLocks = "select count(*) from pg_locks where locktype = 'advisory' and classid = 4711 and granted";

    /// <summary>The framework's own lock of SQLite is a row; the server's is one of the session.</summary>
    private async Task<bool> IsMigratingAsync(TestDatabase database)
    {
        if (provider == DatabaseProvider.Sqlite && !File.Exists(database.File))
        {
            return false;
        }

        try
        {
            return await CountAsync(database, provider == DatabaseProvider.Sqlite ? LockRows : ServerLocks) > 0;
        }
        catch (DbException)
        {
            return false; // the table, or the database itself, is not there yet
        }
    }

    private async Task<long> CountAsync(TestDatabase database, string sql)
    {
        await using DbConnection connection =
            provider == DatabaseProvider.Sqlite
                ? new SqliteConnection($"Data Source={database.File};Pooling=false;Mode=ReadOnly")
                : new NpgsqlConnection($"{database.Settings["Database:ConnectionString"]};Pooling=false");
        await connection.OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync() ?? 0L);
    }

    private static Process Migrate(TestDatabase database)
    {
        ProcessStartInfo info = new("dotnet", [typeof(Store).Assembly.Location, "migrate"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach ((string key, string? value) in database.Settings)
        {
            info.Environment[$"RM__{key.Replace(":", "__", StringComparison.Ordinal)}"] = value;
        }

        return Process.Start(info) ?? throw new AssertionException("No process was started.");
    }
}
