namespace ResponsivenessMonitor.Data;

/// <summary>Where the database is; section <c>Database</c>.</summary>
internal sealed class DatabaseOptions
{
    internal const string Section = "Database";

    /// <summary>Which kind of database.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>How to reach it; a relative SQLite file lies in <c>Storage:Folder</c>.</summary>
    public string ConnectionString { get; set; } = "Data Source=responsiveness-monitor.db";

    /// <summary>How soon SQLite puts what it was given on the disk; less than full only where nothing is lost with the file.</summary>
    public SqliteSynchronous Synchronous { get; set; } = SqliteSynchronous.Full;
}

/// <summary>The kinds of database.</summary>
internal enum DatabaseProvider
{
    /// <summary>One file, for one process and up to a few hundred accounts.</summary>
    Sqlite,

    /// <summary>A server, for any number of replicas.</summary>
    Postgres,
}

/// <summary>SQLite's <c>synchronous</c>.</summary>
internal enum SqliteSynchronous
{
    /// <summary>The operating system decides: a process that is killed loses nothing, a machine that loses power may.</summary>
    Off,

    /// <summary>At checkpoints.</summary>
    Normal,

    /// <summary>At every commit.</summary>
    Full,
}
