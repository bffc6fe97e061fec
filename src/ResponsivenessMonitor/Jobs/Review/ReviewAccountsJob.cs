using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Jobs.Review;

/// <summary>Reviews the accounts whose time has come: signs, case, access and rehearsal (¶15 e; policy §4, §5).</summary>
internal sealed partial class ReviewAccountsJob(
    IDbContextFactory<MonitorDbContext> databases,
    AccountReview review,
    ILogger<ReviewAccountsJob> logger
) : IMonitorJob
{
    private const int BatchSize = 50;

    /// <inheritdoc/>
    public async Task RunAsync(Instant now, CancellationToken cancellationToken)
    {
        int reviewed;
        do
        {
            reviewed = await ReviewAsync(now, cancellationToken);
        } while (reviewed == BatchSize);
    }

    private async Task<int> ReviewAsync(Instant now, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction? turn = await Turns.TryTakeAsync(db, nameof(ReviewAccountsJob), cancellationToken);
        if (turn is null)
        {
            return 0;
        }

        List<Watch> due = await db
            .Watches.Include(watch => watch.Account!.Administrator)
            .Include(watch => watch.Account!.Deputy)
            .Include(watch => watch.Account!.Authoriser)
            .Where(watch => watch.NextReviewAt <= now)
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
            await review.ReviewAsync(db, watch, account, now, cancellationToken);
        }

        _ = await db.SaveChangesAsync(cancellationToken);
        FailPoint.Hit(FailPoints.ReviewBeforeCommit);
        await turn.CommitAsync(cancellationToken);
        FailPoint.Hit(FailPoints.ReviewCommitted);
        LogReviewed(due.Count);
        return due.Count;
    }

    [LoggerMessage(LogLevel.Debug, "Reviewed {Accounts} accounts.")]
    private partial void LogReviewed(int accounts);
}
