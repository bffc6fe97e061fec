using Microsoft.EntityFrameworkCore;
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
            db.Readings.Where(Due.Reading(limits)).Select(reading => reading.Id),
            ids => reading => ids.Contains(reading.Id),
            most,
            cancellationToken
        );
        erased += await EraseAsync(
            db.Notices,
            db.Notices.Where(Due.Notice(limits)).Select(notice => notice.Id),
            ids => notice => ids.Contains(notice.Id),
            most,
            cancellationToken
        );
        erased += await EraseAsync(
            db.Letters,
            db.Letters.Where(Due.Letter(limits)).Select(letter => letter.Id),
            ids => letter => ids.Contains(letter.Id),
            most,
            cancellationToken
        );
        erased += await EraseAsync(
            db.Digests,
            db.Digests.Where(Due.Digest(limits)).Select(digest => digest.Id),
            ids => digest => ids.Contains(digest.Id),
            most,
            cancellationToken
        );
        erased += await EraseAsync(
            db.Signs,
            db.Signs.Where(Due.Sign(limits)).Select(sign => sign.Id),
            ids => sign => ids.Contains(sign.Id),
            most,
            cancellationToken
        );
        erased += await EraseAsync(
            db.Cases,
            db.Cases.Where(Due.Case(limits)).Select(row => row.Id),
            ids => row => ids.Contains(row.Id),
            most,
            cancellationToken
        );
        erased += await EraseAsync(
            db.Silences,
            db.Silences.Where(Due.Silence(limits)).Select(silence => silence.Id),
            ids => silence => ids.Contains(silence.Id),
            most,
            cancellationToken
        );
        erased += await EraseAsync(
            db.Absences,
            db.Absences.Where(Due.Absence(limits)).Select(absence => absence.Id),
            ids => absence => ids.Contains(absence.Id),
            most,
            cancellationToken
        );
        erased += await EraseAsync(
            db.AuditEntries,
            db.AuditEntries.Where(Due.Entry(limits)).Select(entry => entry.Id),
            ids => entry => ids.Contains(entry.Id),
            most,
            cancellationToken
        );
        erased += await db.Setbacks.Where(Due.Setback(limits)).ExecuteDeleteAsync(cancellationToken);
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
            .Visits.Where(Due.Visit(limits))
            .OrderBy(day => day.Date)
            .ThenBy(day => day.AccountId)
            .Take(most)
            .ToListAsync(cancellationToken);
        db.Visits.RemoveRange(due);
        return due.Count;
    }
}
