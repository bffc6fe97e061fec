using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Telemetry;

namespace ResponsivenessMonitor.Jobs;

/// <summary>
/// Works on all rows that are due, batch by batch, each in one turn. A row that cannot be worked on keeps no other from its turn: it is noted, told,
/// and tried again later.
/// </summary>
internal sealed partial class DueBatches(
    IDbContextFactory<MonitorDbContext> databases,
    DueWork work,
    MonitorMetrics metrics,
    ILogger logger
)
{
    /// <summary>How often a batch is decided again because somebody else wrote the same rows meanwhile.</summary>
    private const int Attempts = 3;

    /// <summary>Works until nothing is due any more, or another replica has the turn.</summary>
    internal async Task RunAsync(Instant now, CancellationToken cancellationToken)
    {
        int done;
        do
        {
            done = await BatchAsync(now, cancellationToken);
        } while (done == work.BatchSize);
    }

    private async Task<int> BatchAsync(Instant now, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await TurnAsync(only: null, now, cancellationToken) ?? 0;
            }
            catch (Exception fault) when (DatabaseFaults.IsCollision(fault) && attempt < Attempts)
            {
                // A reading or a person was first: by what is true now it may be another decision.
            }
            catch (Exception fault) when (fault is not OperationCanceledException && !DatabaseFaults.IsOfDatabase(fault))
            {
                LogBatchFailed(fault, work.Job);
                return await OneByOneAsync(now, cancellationToken);
            }
        }
    }

    private async Task<int> OneByOneAsync(Instant now, CancellationToken cancellationToken)
    {
        long[] due;
        await using (MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken))
        {
            due = await work.Due(db, now).Take(work.BatchSize).ToArrayAsync(cancellationToken);
        }

        int done = due.Length;
        foreach (long id in due)
        {
            using IDisposable? scope = work.IsOfEnquiries ? logger.Enquiry(id) : logger.Subject(NameOf(id));
            try
            {
                if (await TurnAsync(only: id, now, cancellationToken) is null)
                {
                    return 0;
                }
            }
            catch (Exception fault) when (DatabaseFaults.IsCollision(fault))
            {
                done--; // somebody else wrote the same row: there is nothing wrong with it, and it stays due for the next tick
            }
            catch (Exception fault) when (fault is not OperationCanceledException && !DatabaseFaults.IsOfDatabase(fault))
            {
                await SetAsideAsync(id, fault, now, cancellationToken);
            }
        }

        return done;
    }

    /// <summary>One transaction.</summary>
    /// <returns>How many rows were due; null when another replica has the turn.</returns>
    private async Task<int?> TurnAsync(long? only, Instant now, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction? turn = await Turns.TryTakeAsync(db, work.Job, cancellationToken);
        if (turn is null)
        {
            return null;
        }

        long[] due = only is { } one
            ? await work.Due(db, now).Where(id => id == one).ToArrayAsync(cancellationToken)
            : await work.Due(db, now).Take(work.BatchSize).ToArrayAsync(cancellationToken);
        if (due.Length == 0)
        {
            return 0;
        }

        using Activity? span = Traces.Decide(work.Job, work.Subject);
        span.Enquiries(work.IsOfEnquiries ? due : []);
        await work.DoAsync(db, due, now, cancellationToken);
        IReadOnlyList<string> decided = DecidedNotices.In(db);
        _ = await db.SaveChangesAsync(cancellationToken);
        await Setbacks.ForgetAsync(db, work.Job, due.Select(NameOf), cancellationToken);
        FailPoint.Hit(work.BeforeCommit);
        await turn.CommitAsync(cancellationToken);
        FailPoint.Hit(work.Committed);
        metrics.Decided(decided);
        LogDone(work.Job, due.Length);
        return due.Length;
    }

    private async Task SetAsideAsync(long id, Exception fault, Instant now, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        Instant again = await Setbacks.TakeAsync(db, work.Job, NameOf(id), fault, now, cancellationToken);
        await work.PutOffAsync(db, id, now, again, cancellationToken);
        _ = await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        metrics.SetAside(work.Job);
        LogSetAside(fault, work.Job, NameOf(id), again);
    }

    private string NameOf(long id) => string.Create(CultureInfo.InvariantCulture, $"{work.Subject} {id}");

    [LoggerMessage(3001, LogLevel.Debug, "{Job} did what was due: {Due}.", EventName = "BatchDone")]
    private partial void LogDone(string job, int due);

    [LoggerMessage(
        3002,
        LogLevel.Warning,
        "{Job} could not do all that was due at once, and does it one by one.",
        EventName = "BatchFailed"
    )]
    private partial void LogBatchFailed(Exception exception, string job);

    [LoggerMessage(3003, LogLevel.Error, "{Job} failed at {Subject}, which is tried again at {Again}.", EventName = "RowSetAside")]
    private partial void LogSetAside(Exception exception, string job, string subject, Instant again);
}
