using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Jobs.Pruning;

/// <summary>Erases the rows that have been kept as long as everything else (§7): readings, visits, notices, letters and the like.</summary>
internal static class RowPruner
{
    internal static async Task<int> PruneAsync(MonitorDbContext db, Retention limits, int most, CancellationToken cancellationToken)
    {
        int erased = 0;
        erased += await EraseAsync(
            db.Readings,
            db.Readings.Where(reading => reading.LastAt <= limits.Rows).Select(reading => reading.Id),
            ids => reading => ids.Contains(reading.Id),
            most,
            cancellationToken
        );
        erased += await EraseAsync(
            db.Notices,
            db.Notices.Where(notice => notice.DueAt <= limits.Rows && notice.DeliverAt == null && notice.EnquiryId == null)
                .Select(notice => notice.Id),
            ids => notice => ids.Contains(notice.Id),
            most,
            cancellationToken
        );
        erased += await EraseAsync(
            db.Letters,
            db.Letters.Where(letter => letter.WrittenAt <= limits.Rows && letter.SendAt == null).Select(letter => letter.Id),
            ids => letter => ids.Contains(letter.Id),
            most,
            cancellationToken
        );
        erased += await EraseAsync(
            db.Digests,
            db.Digests.Where(digest => digest.Date <= limits.Dates && digest.DueAt == null).Select(digest => digest.Id),
            ids => digest => ids.Contains(digest.Id),
            most,
            cancellationToken
        );
        erased += await EraseAsync(
            db.Signs,
            db.Signs.Where(sign => sign.ClosedAt <= limits.Rows).Select(sign => sign.Id),
            ids => sign => ids.Contains(sign.Id),
            most,
            cancellationToken
        );
        erased += await EraseAsync(
            db.Cases,
            db.Cases.Where(row => row.ClosedAt <= limits.Rows).Select(row => row.Id),
            ids => row => ids.Contains(row.Id),
            most,
            cancellationToken
        );
        erased += await EraseAsync(
            db.Silences,
            db.Silences.Where(silence => silence.Until <= limits.Rows).Select(silence => silence.Id),
            ids => silence => ids.Contains(silence.Id),
            most,
            cancellationToken
        );
        erased += await EraseAsync(
            db.Absences,
            db.Absences.Where(absence => absence.Until <= limits.Absences).Select(absence => absence.Id),
            ids => absence => ids.Contains(absence.Id),
            most,
            cancellationToken
        );
        erased += await EraseAsync(
            db.AuditEntries,
            db.AuditEntries.Where(entry => entry.At <= limits.Rows && entry.EnquiryId == null).Select(entry => entry.Id),
            ids => entry => ids.Contains(entry.Id),
            most,
            cancellationToken
        );
        // What still fails is tried every hour; what was not tried for a week is there no more, or need not be done any more.
        Instant untried = limits.Letters;
        erased += await db.Setbacks.Where(setback => setback.LastAt <= untried).ExecuteDeleteAsync(cancellationToken);
        erased += await EraseVisitsAsync(db, limits, most, cancellationToken);
        return erased;
    }

    private static async Task<int> EraseAsync<T>(
        DbSet<T> rows,
        IQueryable<long> due,
        Func<long[], System.Linq.Expressions.Expression<Func<T, bool>>> isOneOf,
        int most,
        CancellationToken cancellationToken
    )
        where T : class
    {
        long[] ids = await due.OrderBy(id => id).Take(most).ToArrayAsync(cancellationToken);
        return ids.Length == 0 ? 0 : await rows.Where(isOneOf(ids)).ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<int> EraseVisitsAsync(MonitorDbContext db, Retention limits, int most, CancellationToken cancellationToken)
    {
        List<VisitDay> due = await db
            .Visits.Where(day => day.Date <= limits.Dates)
            .OrderBy(day => day.Date)
            .ThenBy(day => day.AccountId)
            .Take(most)
            .ToListAsync(cancellationToken);
        db.Visits.RemoveRange(due);
        return due.Count;
    }
}
