using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ResponsivenessMonitor.Data;

/// <summary>What every connection to SQLite is told: how soon it writes, and how long it waits for another writer.</summary>
internal sealed class SqlitePragmas(SqliteSynchronous synchronous) : DbConnectionInterceptor
{
    private readonly string statement = $"pragma synchronous={synchronous}; pragma busy_timeout=10000; pragma foreign_keys=on;";

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using DbCommand command = connection.CreateCommand();
        Give(command);
        _ = command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using DbCommand command = connection.CreateCommand();
        Give(command);
        _ = await command.ExecuteNonQueryAsync(cancellationToken);
    }

#pragma warning disable CA2100 // made of an enum's names alone
    private void Give(DbCommand command) => command.CommandText = statement;
#pragma warning restore CA2100
}
