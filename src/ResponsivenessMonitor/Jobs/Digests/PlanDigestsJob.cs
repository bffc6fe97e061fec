using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Recipients;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Telemetry;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>Keeps the row of the next digest, and settles those that are due: sent, or kept unsent with nothing to say (§6).</summary>
internal sealed partial class PlanDigestsJob(
    IDbContextFactory<MonitorDbContext> databases,
    DigestTimes times,
    DigestComposer composer,
    DigestCompanions companions,
    MonitorMetrics metrics,
    ILogger<PlanDigestsJob> logger
) : IMonitorJob
{
    /// <inheritdoc/>
    public async Task RunAsync(Instant now, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction? turn = await Turns.TryTakeAsync(db, nameof(PlanDigestsJob), cancellationToken);
        if (turn is null)
        {
            return;
        }

        DigestSchedule schedule = await times.LoadAsync(db, cancellationToken);
        await DigestPlan.KeepAsync(db, schedule, now, cancellationToken);
        List<Digest> due = await db
            .Digests.Where(digest => digest.Audience == Role.Marketing && digest.DueAt <= now)
            .OrderBy(digest => digest.Date)
            .ToListAsync(cancellationToken);
        if (due is [.., { } last])
        {
            foreach (Digest earlier in due.Where(digest => digest != last))
            {
                (earlier.State, earlier.DueAt) = (DigestState.ToldByLater, null);
                last.Scope |= earlier.Scope; // a week's summary is not lost with the day that should have told it
            }

            last.CoversFrom = due[0].CoversFrom;
            await SettleAsync(db, last, now, cancellationToken);
            await companions.PlanAsync(db, last, schedule, now, cancellationToken);
            LogSettled(last.Date, last.State);
        }

        IReadOnlyList<string> decided = DecidedNotices.In(db);
        _ = await db.SaveChangesAsync(cancellationToken);
        FailPoint.Hit(FailPoints.DigestsBeforeCommit);
        await turn.CommitAsync(cancellationToken);
        FailPoint.Hit(FailPoints.DigestsCommitted);
        metrics.Decided(decided);
    }

    private async Task SettleAsync(MonitorDbContext db, Digest digest, Instant now, CancellationToken cancellationToken)
    {
        LetterDigest letter = await composer.ComposeAsync(db, digest, now, cancellationToken);
        DigestFate fate = DigestNews.Of(letter).FateIn(digest.Scope);
        digest.State = fate switch
        {
            DigestFate.Sent => DigestState.Sent,
            DigestFate.SentAllClear => DigestState.SentAllClear,
            _ => DigestState.Empty,
        };
        if (fate != DigestFate.Empty)
        {
            Notice notice = new()
            {
                DedupKey = NoticeKeys.OfDigest(digest.Audience, digest.Date),
                Kind = NoticeKind.BreachDigest,
                Role = digest.Audience,
                DigestId = digest.Id,
                DueAt = digest.DueAt ?? now,
            };
            _ = await Notices.AddAsync(db, notice.Waiting(now), cancellationToken);
        }

        digest.DueAt = null;
    }

    [LoggerMessage(3101, LogLevel.Information, "Settled the digest of {Date}: {State}.", EventName = "DigestSettled")]
    private partial void LogSettled(LocalDate date, DigestState state);
}
