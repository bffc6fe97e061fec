using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Acts;

/// <summary>Enters closures and other hours of single dates beside those of the settings, and takes them back. Every change is audited.</summary>
internal sealed class EnterClosures(CalendarSync calendars)
{
    /// <summary>Enters dates; those that stand just so are left alone.</summary>
    /// <param name="db">The database.</param>
    /// <param name="calendar">The calendar's name.</param>
    /// <param name="dates">The dates.</param>
    /// <param name="hours">Their hours; without any they are closed all day.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task<ClosuresEntered> AddAsync(
        MonitorDbContext db,
        string calendar,
        IReadOnlyList<LocalDate> dates,
        DayHours hours,
        string by,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        string? open = hours.Intervals.IsEmpty ? null : hours.ToString();
        Dictionary<LocalDate, EnteredClosure> standing = await StandingAsync(db, calendar, dates, cancellationToken);
        LocalDate[] changed =
        [
            .. dates.Where(date =>
                !standing.TryGetValue(date, out EnteredClosure? known) || !string.Equals(known.Open, open, StringComparison.Ordinal)
            ),
        ];
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Closures.RemoveRange(changed.Select(standing.GetValueOrDefault).OfType<EnteredClosure>());
        _ = await db.SaveChangesAsync(cancellationToken); // a date is entered once: the old row goes first
        db.Closures.AddRange(
            changed.Select(date => new EnteredClosure
            {
                Calendar = calendar,
                Date = date,
                Open = open,
                EnteredAt = now,
            })
        );
        return await FinishAsync(
            db,
            transaction,
            changed,
            Audit("closure-added", calendar, changed, open ?? "closed", by, now),
            now,
            cancellationToken
        );
    }

    /// <summary>Takes entered dates back; those of the settings stay.</summary>
    internal async Task<ClosuresEntered> RemoveAsync(
        MonitorDbContext db,
        string calendar,
        IReadOnlyList<LocalDate> dates,
        string by,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        Dictionary<LocalDate, EnteredClosure> standing = await StandingAsync(db, calendar, dates, cancellationToken);
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Closures.RemoveRange(standing.Values);
        LocalDate[] changed = [.. dates.Where(standing.ContainsKey)];
        return await FinishAsync(
            db,
            transaction,
            changed,
            Audit("closure-removed", calendar, changed, "as usual", by, now),
            now,
            cancellationToken
        );
    }

    private async Task<ClosuresEntered> FinishAsync(
        MonitorDbContext db,
        IDbContextTransaction transaction,
        LocalDate[] changed,
        AuditEntry entry,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        int moved = 0;
        if (changed.Length > 0)
        {
            _ = db.AuditEntries.Add(entry);
            _ = await db.SaveChangesAsync(cancellationToken);
            moved = (await calendars.SyncAsync(db, now, cancellationToken)).Moved;
        }

        await transaction.CommitAsync(cancellationToken);
        return new ClosuresEntered(changed, moved);
    }

    private static Task<Dictionary<LocalDate, EnteredClosure>> StandingAsync(
        MonitorDbContext db,
        string calendar,
        IReadOnlyList<LocalDate> dates,
        CancellationToken cancellationToken
    ) =>
        db
            .Closures.Where(closure => closure.Calendar == calendar && dates.Contains(closure.Date))
            .ToDictionaryAsync(closure => closure.Date, cancellationToken);

    private static AuditEntry Audit(string action, string calendar, LocalDate[] dates, string hours, string by, Instant now) =>
        new()
        {
            At = now,
            By = by,
            Action = action,
            Detail =
                $"{calendar}: {string.Join(", ", dates.Select(date => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)))} {hours}",
        };
}

/// <summary>What entering or taking back closures changed.</summary>
/// <param name="Dates">The dates that are other than they were.</param>
/// <param name="Moved">How many open enquiries have another deadline now.</param>
internal sealed record ClosuresEntered(IReadOnlyList<LocalDate> Dates, int Moved);
