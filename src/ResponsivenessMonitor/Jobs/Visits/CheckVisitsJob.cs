using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Jobs.Visits;

/// <summary>Looks at the daily visits of the accounts whose time has come (¶15 c; policy §3).</summary>
internal sealed partial class CheckVisitsJob(
    IDbContextFactory<MonitorDbContext> databases,
    VisitCheck check,
    ILogger<CheckVisitsJob> logger
) : IMonitorJob
{
    private const int BatchSize = 50;

    /// <inheritdoc/>
    public async Task RunAsync(Instant now, CancellationToken cancellationToken)
    {
        int looked;
        do
        {
            looked = await CheckAsync(now, cancellationToken);
        } while (looked == BatchSize);
    }

    private async Task<int> CheckAsync(Instant now, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction? turn = await Turns.TryTakeAsync(db, nameof(CheckVisitsJob), cancellationToken);
        if (turn is null)
        {
            return 0;
        }

        List<Watch> due = await db
            .Watches.Include(watch => watch.Account!.Administrator)
            .Include(watch => watch.Account!.Deputy)
            .Where(watch => watch.NextVisitLookAt <= now)
            .OrderBy(watch => watch.Account!.Slug)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        if (due.Count == 0)
        {
            return 0;
        }

        foreach (Watch watch in due)
        {
            Account account = watch.Account ?? throw new InvalidOperationException($"Watch {watch.AccountId} has no registration.");
            await check.CheckAsync(db, watch, account, now, cancellationToken);
        }

        _ = await db.SaveChangesAsync(cancellationToken);
        FailPoint.Hit(FailPoints.VisitsBeforeCommit);
        await turn.CommitAsync(cancellationToken);
        FailPoint.Hit(FailPoints.VisitsCommitted);
        LogLooked(due.Count);
        return due.Count;
    }

    [LoggerMessage(LogLevel.Debug, "Looked at the visits of {Accounts} accounts.")]
    private partial void LogLooked(int accounts);
}
