using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ResponsivenessMonitor.Data;

/// <summary>Turns the settings into connections: the same for the service, for commands and for the tools that write migrations.</summary>
internal static class DatabaseConnection
{
    private const string IdleTimeout = "idle_in_transaction_session_timeout";

    internal static DbContextOptionsBuilder Use(DbContextOptionsBuilder builder, DatabaseOptions database, StorageOptions storage) =>
        database.Provider == DatabaseProvider.Postgres
            ? builder.UseNpgsql(ForPostgres(database.ConnectionString)).AddInterceptors(TransactionGuard.Instance)
            : builder.UseSqlite(ForSqlite(database.ConnectionString, storage)).AddInterceptors(new SqlitePragmas(database.Synchronous));

    /// <summary>The file of a SQLite connection string, as it is written there.</summary>
    internal static string SqliteFile(string connectionString) => new SqliteConnectionStringBuilder(connectionString).DataSource;

    /// <summary>Why a connection string cannot be used, or null when it can.</summary>
    internal static string? FaultOf(DatabaseOptions database)
    {
        try
        {
            if (database.Provider == DatabaseProvider.Postgres)
            {
                return string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(database.ConnectionString).Host) ? "it names no Host." : null;
            }

            SqliteConnectionStringBuilder builder = new(database.ConnectionString);
            return builder.DataSource.Length == 0 ? "it names no Data Source, which is the file."
                : builder.DataSource.Contains(":memory:", StringComparison.Ordinal) || builder.Mode == SqliteOpenMode.Memory
                    ? "a database in memory forgets; name a file."
                : builder.Password.Length > 0 ? "it has a Password, and this SQLite cannot encrypt; leave it out, and let the disk encrypt."
                : null;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidOperationException or OverflowException)
        {
            // The driver's own words may hold a part of a password that has a semicolon in it.
            return $"it cannot be read as one of {database.Provider}. Write NAME=VALUE, separated by semicolons, by names that its driver knows; a value that holds ; or = goes into quotes.";
        }
    }

    private static string ForSqlite(string connectionString, StorageOptions storage)
    {
        SqliteConnectionStringBuilder builder = new(connectionString) { ForeignKeys = true };
        builder.DataSource = storage.Locate(builder.DataSource);
        return builder.ToString();
    }

    /// <summary>A process that froze inside a transaction must not hold its locks for ever: the server ends it after half a minute.</summary>
    private static string ForPostgres(string connectionString)
    {
        NpgsqlConnectionStringBuilder builder = new(connectionString);
        if (builder.Options?.Contains(IdleTimeout, StringComparison.Ordinal) != true)
        {
            builder.Options = $"{builder.Options} -c {IdleTimeout}=30000".TrimStart();
        }

        builder.ApplicationName ??= "responsiveness-monitor";
        return builder.ToString();
    }
}
