using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Telemetry;

namespace ResponsivenessMonitor.Jobs.Assessing;

/// <summary>Looks at the enquiries whose time has come: where each stands, who is to be told, and when it is looked at next.</summary>
internal sealed class AssessEnquiriesJob(
    IDbContextFactory<MonitorDbContext> databases,
    EnquiryAssessor assessor,
    MonitorMetrics metrics,
    ILogger<AssessEnquiriesJob> logger
) : IMonitorJob
{
    /// <inheritdoc/>
    public Task RunAsync(Instant now, CancellationToken cancellationToken) =>
        new DueBatches(databases, Work(), metrics, logger).RunAsync(now, cancellationToken);

    private DueWork Work() =>
        new(
            nameof(AssessEnquiriesJob),
            "enquiry",
            (db, now) =>
                db
                    .Enquiries.Where(enquiry => enquiry.NextLookAt <= now)
                    .OrderBy(enquiry => enquiry.NextLookAt)
                    .ThenBy(enquiry => enquiry.Id)
                    .Select(enquiry => enquiry.Id)
        )
        {
            BatchSize = 200,
            DoAsync = AssessAsync,
            PutOffAsync = (db, id, now, again, cancellationToken) =>
                db
                    .Enquiries.Where(enquiry => enquiry.Id == id && enquiry.NextLookAt <= now)
                    .ExecuteUpdateAsync(update => update.SetProperty(enquiry => enquiry.NextLookAt, again), cancellationToken),
            BeforeCommit = FailPoints.AssessBeforeCommit,
            Committed = FailPoints.AssessCommitted,
        };

    private async Task AssessAsync(MonitorDbContext db, long[] ids, Instant now, CancellationToken cancellationToken)
    {
        List<Enquiry> due = await db
            .Enquiries.Include(enquiry => enquiry.Account!.Administrator)
            .Include(enquiry => enquiry.Account!.Deputy)
            .Where(enquiry => ids.Contains(enquiry.Id))
            .OrderBy(enquiry => enquiry.NextLookAt)
            .ThenBy(enquiry => enquiry.Id)
            .ToListAsync(cancellationToken);
        FailPoint.Hit(FailPoints.AssessLoaded);
        await assessor.AssessAsync(db, due, now, cancellationToken);
    }
}
