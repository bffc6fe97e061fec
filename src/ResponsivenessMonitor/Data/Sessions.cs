using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Data;

/// <summary>The sessions that all replicas share. Whoever replaces one names the version that it saw.</summary>
internal static class Sessions
{
    internal static Task<StoredSession?> FindAsync(
        MonitorDbContext db,
        Platform platform,
        string credential,
        string host,
        CancellationToken cancellationToken
    ) =>
        db
            .Sessions.AsNoTracking()
            .SingleOrDefaultAsync(
                session => session.Platform == platform && session.Credential == credential && session.Host == host,
                cancellationToken
            );

    /// <summary>Replaces what is kept, where nobody has since the version was seen.</summary>
    /// <param name="db">The database.</param>
    /// <param name="session">What is to be kept, with the version that was seen; 0 when there was none.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>False when somebody else was first.</returns>
    internal static async Task<bool> ReplaceAsync(MonitorDbContext db, StoredSession session, CancellationToken cancellationToken)
    {
        if (session.Version == 0)
        {
            return await db.Database.ExecuteSqlAsync(
                    $"""
                    insert into sessions (platform, credential, host, content, version)
                    values ({session.Platform.Name}, {session.Credential}, {session.Host}, {session.Content}, 1)
                    on conflict (platform, credential, host) do nothing
                    """,
                    cancellationToken
                ) == 1;
        }

        return await db
                .Sessions.Where(kept =>
                    kept.Platform == session.Platform
                    && kept.Credential == session.Credential
                    && kept.Host == session.Host
                    && kept.Version == session.Version
                )
                .ExecuteUpdateAsync(
                    update =>
                        update.SetProperty(kept => kept.Content, session.Content).SetProperty(kept => kept.Version, session.Version + 1),
                    cancellationToken
                ) == 1;
    }
}
