using Microsoft.EntityFrameworkCore;

namespace ResponsivenessMonitor.Data;

/// <summary>Tells the tables of a PostgreSQL from a dump of them that was restored: those have other numbers, in this server or in another.</summary>
/// <remarks>A copy of the server's files has the same numbers; that only the time since the last tick can tell.</remarks>
internal sealed class TableIdentity
{
    private bool? mayAskServer;

    /// <summary>What the tables are known by; null on SQLite.</summary>
    internal async Task<string?> OfAsync(MonitorDbContext db, CancellationToken cancellationToken)
    {
        if (!db.Database.IsNpgsql())
        {
            return null;
        }

        mayAskServer ??= (
            await db
                .Database.SqlQuery<bool>($"""select has_function_privilege('pg_control_system()', 'execute') as "Value" """)
                .ToListAsync(cancellationToken)
        )[0];
        FormattableString numbers =
            $"""select (select oid from pg_database where datname = current_database()) || '/' || 'keys'::regclass::oid as "Value" """;
        FormattableString all = $"""
            select (select system_identifier from pg_control_system()) || '/' || (select oid from pg_database where datname = current_database())
                || '/' || 'keys'::regclass::oid as "Value"
            """;
        return (await db.Database.SqlQuery<string>(mayAskServer is true ? all : numbers).ToListAsync(cancellationToken))[0];
    }
}
