using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ResponsivenessMonitor.Data;

/// <summary>Sets what SQLite keeps for each connection and not in the file.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private static readonly SqlitePragmas Full = new("full");
    private static readonly SqlitePragmas Normal = new("normal");
    private static readonly SqlitePragmas Off = new("off");

    private readonly string sql;

    // SQLite's own waiting looks again after milliseconds; the driver's would after 150.
    private SqlitePragmas(string synchronous) => sql = $"pragma busy_timeout = 30000; pragma synchronous = {synchronous};";

    internal static SqlitePragmas For(SqliteSynchronous synchronous) =>
        synchronous switch
        {
            SqliteSynchronous.Normal => Normal,
            SqliteSynchronous.Off => Off,
            _ => Full,
        };

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        _ = command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        ConnectionOpened(connection, eventData); // SQLite's driver does nothing asynchronously
        return Task.CompletedTask;
    }
}
