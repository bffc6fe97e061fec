using Npgsql;

namespace ResponsivenessMonitor.Tests.Support;

/// <summary>Where tests make databases: the server that <c>RM_TEST_POSTGRES</c> names, or a throwaway one of this machine's binaries.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly PostgresCluster? cluster;
    private readonly string connectionString;

    private PostgresServer(string connectionString, PostgresCluster? cluster, string? missing) =>
        (this.connectionString, this.cluster, Missing) = (connectionString, cluster, missing);

    /// <summary>Why there is none, or null.</summary>
    internal string? Missing { get; }

    internal static async Task<PostgresServer> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("RM_TEST_POSTGRES") is { Length: > 0 } given)
        {
            return new PostgresServer(given, cluster: null, missing: null);
        }

        try
        {
            PostgresCluster started = await PostgresCluster.StartAsync();
            return new PostgresServer(started.ConnectionString, started, missing: null);
        }
        catch (Exception fault) when (fault is FileNotFoundException or InvalidOperationException or IOException or NpgsqlException)
        {
            return new PostgresServer(string.Empty, cluster: null, $"{fault.Message} Install postgresql, or set RM_TEST_POSTGRES.");
        }
    }

    /// <summary>The connection string of a database of that name, which need not exist.</summary>
    internal string For(string database) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Database = database, IncludeErrorDetail = true }.ToString();

    /// <summary>Removes a database with all that is in it.</summary>
    internal async Task DropAsync(string database)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(For("postgres"));
        await using NpgsqlCommand drop = source.CreateCommand($"drop database if exists \"{database}\" with (force)");
        _ = await drop.ExecuteNonQueryAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
