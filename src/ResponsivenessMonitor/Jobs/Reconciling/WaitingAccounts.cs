using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>The accounts whose reading is due, and which nothing holds back.</summary>
internal static class WaitingAccounts
{
    /// <summary>
    /// Those whose reading was due by an instant. None of an access that is paused, or that has too few calls left for a reading until its limit is reset: those are
    /// not claimed, and rightly so.
    /// </summary>
    internal static IQueryable<Watch> Due(MonitorDbContext db, Instant by, Instant now) =>
        db
            .Watches.Where(watch => watch.NextPollAt <= by)
            .Where(watch =>
                watch.AccessId == null
                || (
                    (watch.Access!.PausedUntil == null || watch.Access.PausedUntil <= now)
                    && (
                        watch.Access.Remaining == null
                        || (watch.Access.Remaining > 0 && watch.Access.Remaining >= watch.Access.ReadingCost)
                        || watch.Access.ResetsAt <= now
                    )
                )
            );

    /// <summary>Those whose reading is due now.</summary>
    internal static IQueryable<Watch> Due(MonitorDbContext db, Instant now) => Due(db, now, now);
}
