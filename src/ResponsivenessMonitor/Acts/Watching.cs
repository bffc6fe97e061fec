using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Acts;

/// <summary>Begins to watch an account that went live.</summary>
internal static class Watching
{
    /// <summary>Gives the account its watch; saving is the caller's.</summary>
    /// <param name="db">The database.</param>
    /// <param name="account">The account; it has to have its number.</param>
    /// <param name="access">By what it can be read, or null when nothing can read it.</param>
    /// <param name="now">When watching begins.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal static async Task BeginAsync(
        MonitorDbContext db,
        Account account,
        PlatformAccess? access,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (await db.Watches.FindAsync([account.Id], cancellationToken) is { } known)
        {
            known.OpensAfter = account.MonitoredSince ?? now;
            (known.NextPollAt, known.NextVisitLookAt, known.NextReviewAt) = (known.AccessId is null ? null : now, now, now);
            return;
        }

        _ = db.Watches.Add(
            new Watch
            {
                AccountId = account.Id,
                Access = access is null ? null : await KnownAsync(db, access, cancellationToken),
                OpensAfter = account.MonitoredSince ?? now,
                NextPollAt = access is null ? null : now,
                NextVisitLookAt = now,
                NextReviewAt = now,
            }
        );
    }

    private static async Task<PlatformAccess> KnownAsync(MonitorDbContext db, PlatformAccess access, CancellationToken cancellationToken) =>
        await db.Accesses.SingleOrDefaultAsync(
            known => known.Platform == access.Platform && known.Credential == access.Credential && known.Host == access.Host,
            cancellationToken
        ) ?? db.Accesses.Add(access).Entity;
}
