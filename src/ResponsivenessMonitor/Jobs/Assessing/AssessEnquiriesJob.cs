using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Jobs.Assessing;

/// <summary>Looks at the enquiries whose time has come: where each stands, who is to be told, and when it is looked at next.</summary>
internal sealed partial class AssessEnquiriesJob(
    IDbContextFactory<MonitorDbContext> databases,
    EnquiryAssessor assessor,
    ILogger<AssessEnquiriesJob> logger
) : IMonitorJob
{
    private const int BatchSize = 200;

    /// <inheritdoc/>
    public async Task RunAsync(Instant now, CancellationToken cancellationToken)
    {
        int assessed;
        do
        {
            assessed = await AssessAsync(now, cancellationToken);
        } while (assessed == BatchSize);
    }

    private async Task<int> AssessAsync(Instant now, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction? turn = await Turns.TryTakeAsync(db, nameof(AssessEnquiriesJob), cancellationToken);
        if (turn is null)
        {
            return 0;
        }

        List<Enquiry> due = await db
            .Enquiries.Include(enquiry => enquiry.Account!.Administrator)
            .Include(enquiry => enquiry.Account!.Deputy)
            .Where(enquiry => enquiry.NextLookAt <= now)
            .OrderBy(enquiry => enquiry.NextLookAt)
            .ThenBy(enquiry => enquiry.Id)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        if (due.Count == 0)
        {
            return 0;
        }

        FailPoint.Hit(FailPoints.AssessLoaded);
        await assessor.AssessAsync(db, due, now, cancellationToken);
        _ = await db.SaveChangesAsync(cancellationToken);
        FailPoint.Hit(FailPoints.AssessBeforeCommit);
        await turn.CommitAsync(cancellationToken);
        FailPoint.Hit(FailPoints.AssessCommitted);
        LogAssessed(due.Count);
        return due.Count;
    }

    [LoggerMessage(LogLevel.Debug, "Assessed {Due} enquiries that were due.")]
    private partial void LogAssessed(int due);
}
