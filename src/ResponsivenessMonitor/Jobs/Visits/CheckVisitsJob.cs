using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Telemetry;

namespace ResponsivenessMonitor.Jobs.Visits;

/// <summary>Looks at the daily visits of the accounts whose time has come (¶15 c; policy §3).</summary>
internal sealed class CheckVisitsJob(
    IDbContextFactory<MonitorDbContext> databases,
    VisitCheck check,
    MonitorMetrics metrics,
    ILogger<CheckVisitsJob> logger
) : IMonitorJob
{
    /// <inheritdoc/>
    public Task RunAsync(Instant now, CancellationToken cancellationToken) =>
        new DueBatches(databases, Work(), metrics, logger).RunAsync(now, cancellationToken);

    private DueWork Work() =>
        new(
            nameof(CheckVisitsJob),
            "account",
            (db, now) =>
                db
                    .Watches.Where(watch => watch.NextVisitLookAt <= now)
                    .OrderBy(watch => watch.Account!.Slug)
                    .Select(watch => watch.AccountId)
        )
        {
            BatchSize = 50,
            DoAsync = CheckAllAsync,
            PutOffAsync = (db, id, now, again, cancellationToken) =>
                db
                    .Watches.Where(watch => watch.AccountId == id && watch.NextVisitLookAt <= now)
                    .ExecuteUpdateAsync(update => update.SetProperty(watch => watch.NextVisitLookAt, again), cancellationToken),
            BeforeCommit = FailPoints.VisitsBeforeCommit,
            Committed = FailPoints.VisitsCommitted,
        };

    private async Task CheckAllAsync(MonitorDbContext db, long[] ids, Instant now, CancellationToken cancellationToken)
    {
        List<Watch> due = await db
            .Watches.Include(watch => watch.Account!.Administrator)
            .Include(watch => watch.Account!.Deputy)
            .Where(watch => ids.Contains(watch.AccountId))
            .OrderBy(watch => watch.Account!.Slug)
            .ToListAsync(cancellationToken);
        foreach (Watch watch in due)
        {
            Account account = watch.Account ?? throw new InvalidOperationException($"Watch {watch.AccountId} has no registration.");
            await check.CheckAsync(db, watch, account, now, cancellationToken);
        }
    }
}
