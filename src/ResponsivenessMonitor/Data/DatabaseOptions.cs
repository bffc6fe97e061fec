using System.Data.Common;

namespace ResponsivenessMonitor.Data;

/// <summary>Which database is used, and where it is; section <c>Database</c>.</summary>
internal sealed class DatabaseOptions
{
    internal const string Section = "Database";

    /// <summary>The kind of database.</summary>
    public DatabaseProvider Provider { get; set; }

    /// <summary>
    /// As the driver reads it: a file for SQLite, which lies in <c>Storage:Folder</c> when its path is relative; at least <c>Host</c> for
    /// PostgreSQL.
    /// </summary>
    [Setting(IsSecret = true, Example = "Host=db;Database=rm;Username=rm;Password=…")]
    public string ConnectionString { get; set; } = "Data Source=responsiveness-monitor.db";

    /// <summary>When SQLite takes a transaction for written; PostgreSQL decides that itself.</summary>
    public SqliteSynchronous Synchronous { get; set; }

    internal IEnumerable<string> Faults()
    {
        if (!Enum.IsDefined(Provider))
        {
            yield return "Database:Provider must be Sqlite or Postgres.";
        }

        if (!Enum.IsDefined(Synchronous))
        {
            yield return "Database:Synchronous must be Full, Normal or Off.";
        }

        if (string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return "Database:ConnectionString is empty; write 'Data Source=FILE' for Sqlite, 'Host=…;Database=…;Username=…' for Postgres.";
            yield break;
        }

        if (Enum.IsDefined(Provider) && DatabaseConnection.FaultOf(this) is { } fault)
        {
            yield return $"Database:ConnectionString cannot be used with {Provider}: {fault}";
        }
    }

    /// <summary>What a connection string says, for messages: never its password.</summary>
    internal string Describe()
    {
        DbConnectionStringBuilder builder = new() { ConnectionString = ConnectionString };
        return Provider == DatabaseProvider.Sqlite
            ? $"{DatabaseConnection.SqliteFile(ConnectionString)}"
            : $"{Of(builder, "Database")} on {Of(builder, "Host")}";
    }

    private static string Of(DbConnectionStringBuilder builder, string key) =>
        builder.TryGetValue(key, out object? value) ? $"{value}" : $"the default {key.ToLowerInvariant()}";
}

/// <summary>The databases there are.</summary>
internal enum DatabaseProvider
{
    /// <summary>One file, one process, up to a few hundred accounts.</summary>
    Sqlite,

    /// <summary>A server, any number of replicas.</summary>
    Postgres,
}

/// <summary>SQLite's <c>synchronous</c>.</summary>
internal enum SqliteSynchronous
{
    /// <summary>Nothing that was committed is lost, whatever fails.</summary>
    Full,

    /// <summary>A power cut may lose the last transactions, never the file.</summary>
    Normal,

    /// <summary>For what can be played again: a power cut may spoil the file.</summary>
    Off,
}
