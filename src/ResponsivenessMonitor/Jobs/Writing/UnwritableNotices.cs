using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Telemetry;

namespace ResponsivenessMonitor.Jobs.Writing;

/// <summary>Finds the notices of which no letter can be written, sets them aside, and has the letters of all others written.</summary>
/// <param name="databases">The database.</param>
/// <param name="write">Writes, or only tries to write, the letters of the wanted notices, and returns the notices of each.</param>
/// <param name="metrics">Counts what is set aside.</param>
/// <param name="logger">Is told what is set aside.</param>
internal sealed partial class UnwritableNotices(
    IDbContextFactory<MonitorDbContext> databases,
    Func<long[]?, Instant, bool, CancellationToken, Task<IReadOnlyList<long[]>>> write,
    MonitorMetrics metrics,
    ILogger logger
)
{
    /// <summary>The notices that may be told now, whether they leave by themselves or go along.</summary>
    internal static IQueryable<Notice> Ready(MonitorDbContext db, Instant now) =>
        db
            .Notices.Where(notice => notice.DeliverAt != null && (notice.DeliverAt <= now || notice.ReadyAt <= now))
            .OrderBy(notice => notice.DedupKey);

    internal static string NameOf(long notice) => string.Create(CultureInfo.InvariantCulture, $"notice {notice}");

    internal async Task WriteOthersAsync(Instant now, CancellationToken cancellationToken)
    {
        List<long> writable = [];
        foreach (long id in await ReadyAsync(now, cancellationToken))
        {
            if (await IsDoneAsync([id], isTrial: true, now, cancellationToken))
            {
                writable.Add(id);
            }
        }

        // Each by itself may be written, and all together not: then it is one letter that hinders the others.
        foreach (long id in writable)
        {
            long[] together = await TogetherWithAsync(id, writable, now, cancellationToken);
            if (together.Length > 0)
            {
                _ = await IsDoneAsync(together, isTrial: false, now, cancellationToken);
            }
        }
    }

    private async Task<long[]> ReadyAsync(Instant now, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        return await Ready(db, now).Select(notice => notice.Id).ToArrayAsync(cancellationToken);
    }

    /// <summary>Those of the same letter; none when it has been written, or is to wait.</summary>
    private async Task<long[]> TogetherWithAsync(long id, List<long> writable, Instant now, CancellationToken cancellationToken)
    {
        long[] left = [.. (await ReadyAsync(now, cancellationToken)).Where(writable.Contains)];
        if (!left.Contains(id))
        {
            return [];
        }

        try
        {
            IReadOnlyList<long[]> letters = await write(left, now, true, cancellationToken);
            return letters.FirstOrDefault(letter => letter.Contains(id)) ?? [];
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !DatabaseFaults.IsOfDatabase(fault))
        {
            return [id];
        }
    }

    /// <summary>Whether the letters of the notices could be written; if not, the notices are set aside.</summary>
    private async Task<bool> IsDoneAsync(long[] notices, bool isTrial, Instant now, CancellationToken cancellationToken)
    {
        try
        {
            _ = await write(notices, now, isTrial, cancellationToken);
            return true;
        }
        catch (Exception fault) when (DatabaseFaults.IsCollision(fault))
        {
            return false; // one of them was settled meanwhile: the next tick tells what is true then
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !DatabaseFaults.IsOfDatabase(fault))
        {
            await SetAsideAsync(notices, fault, now, cancellationToken);
            return false;
        }
    }

    private async Task SetAsideAsync(long[] notices, Exception fault, Instant now, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (long id in notices)
        {
            Instant again = await Setbacks.TakeAsync(db, nameof(WriteLettersJob), NameOf(id), fault, now, cancellationToken);
            _ = await db
                .Notices.Where(notice => notice.Id == id && notice.State == NoticeState.Waiting)
                .ExecuteUpdateAsync(
                    update => update.SetProperty(notice => notice.ReadyAt, again).SetProperty(notice => notice.DeliverAt, again),
                    cancellationToken
                );
            metrics.SetAside(nameof(WriteLettersJob));
            LogSetAside(fault, id, again);
        }

        _ = await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    [LoggerMessage(
        4003,
        LogLevel.Error,
        "Could not write the letter of notice {NoticeId}, which is tried again at {Again}.",
        EventName = "NoticeSetAside"
    )]
    private partial void LogSetAside(Exception exception, long noticeId, Instant again);
}
