using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Telemetry;

namespace ResponsivenessMonitor.Jobs.Review;

/// <summary>Reviews the accounts whose time has come: signs, case, access and rehearsal (¶15 e; policy §4, §5).</summary>
internal sealed class ReviewAccountsJob(
    IDbContextFactory<MonitorDbContext> databases,
    AccountReview review,
    MonitorMetrics metrics,
    ILogger<ReviewAccountsJob> logger
) : IMonitorJob
{
    /// <inheritdoc/>
    public Task RunAsync(Instant now, CancellationToken cancellationToken) =>
        new DueBatches(databases, Work(), metrics, logger).RunAsync(now, cancellationToken);

    private DueWork Work() =>
        new(
            nameof(ReviewAccountsJob),
            "account",
            (db, now) =>
                db.Watches.Where(watch => watch.NextReviewAt <= now).OrderBy(watch => watch.Account!.Slug).Select(watch => watch.AccountId)
        )
        {
            BatchSize = 50,
            DoAsync = ReviewAllAsync,
            PutOffAsync = (db, id, now, again, cancellationToken) =>
                db
                    .Watches.Where(watch => watch.AccountId == id && watch.NextReviewAt <= now)
                    .ExecuteUpdateAsync(update => update.SetProperty(watch => watch.NextReviewAt, again), cancellationToken),
            BeforeCommit = FailPoints.ReviewBeforeCommit,
            Committed = FailPoints.ReviewCommitted,
        };

    private async Task ReviewAllAsync(MonitorDbContext db, long[] ids, Instant now, CancellationToken cancellationToken)
    {
        List<Watch> due = await db
            .Watches.Include(watch => watch.Account!.Administrator)
            .Include(watch => watch.Account!.Deputy)
            .Include(watch => watch.Account!.Authoriser)
            .Include(watch => watch.Access)
            .Where(watch => ids.Contains(watch.AccountId))
            .OrderBy(watch => watch.Account!.Slug)
            .ToListAsync(cancellationToken);
        foreach (Watch watch in due)
        {
            Account account = watch.Account ?? throw new InvalidOperationException($"Watch {watch.AccountId} has no registration.");
            await review.ReviewAsync(db, watch, account, now, cancellationToken);
        }
    }
}
