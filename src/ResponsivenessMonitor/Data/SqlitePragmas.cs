using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ResponsivenessMonitor.Data;

/// <summary>What every connection to SQLite is told once: how soon it writes, and how long it waits for another writer.</summary>
internal sealed class SqlitePragmas(SqliteSynchronous synchronous) : DbConnectionInterceptor
{
    private readonly ConditionalWeakTable<object, object> told = [];
    private readonly string statement = $"pragma synchronous={synchronous}; pragma busy_timeout=10000; pragma foreign_keys=on;";

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        // Connections are pooled and opened for every query; the handle stays the same, and so does what it was told.
        if (connection is not SqliteConnection { Handle: { } handle } || !told.TryAdd(handle, handle))
        {
            return;
        }

        using DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // made of an enum's names alone
        command.CommandText = statement;
#pragma warning restore CA2100
        _ = command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        ConnectionOpened(connection, eventData); // SQLite answers in the calling thread, whatever is awaited
        return Task.CompletedTask;
    }
}
