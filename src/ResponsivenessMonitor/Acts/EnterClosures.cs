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
    /// <summary>Enters dates that all have the same hours; those that stand just so are left alone.</summary>
    /// <param name="db">The database.</param>
    /// <param name="calendar">The calendar's name.</param>
    /// <param name="dates">The dates.</param>
    /// <param name="hours">Their hours; without any they are closed all day.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal Task<ClosuresEntered> AddAsync(
        MonitorDbContext db,
        string calendar,
        IReadOnlyList<LocalDate> dates,
        DayHours hours,
        string by,
        Instant now,
        CancellationToken cancellationToken
    ) => AddAsync(db, calendar, dates.Distinct().ToDictionary(date => date, _ => hours), by, now, cancellationToken);

    /// <summary>Enters dates with hours of their own, all of them or none.</summary>
    internal async Task<ClosuresEntered> AddAsync(
        MonitorDbContext db,
        string calendar,
        IReadOnlyDictionary<LocalDate, DayHours> hours,
        string by,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        LocalDate[] changed = await ChangedAsync(db, calendar, hours, cancellationToken);
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Closures.RemoveRange((await StandingAsync(db, calendar, changed, cancellationToken)).Values);
        _ = await db.SaveChangesAsync(cancellationToken); // a date is entered once: the old row goes first
        db.Closures.AddRange(
            changed.Select(date => new EnteredClosure
            {
                Calendar = calendar,
                Date = date,
                Open = Open(hours[date]),
                EnteredAt = now,
            })
        );
        AuditEntry[] entries =
        [
            .. changed
                .GroupBy(date => Open(hours[date]) ?? "closed", StringComparer.Ordinal)
                .Select(alike => Audit("closure-added", calendar, [.. alike], alike.Key, by, now)),
        ];
        return await FinishAsync(db, transaction, changed, entries, now, cancellationToken);
    }

    /// <summary>Those of the dates that do not stand just so, in their order.</summary>
    internal static async Task<LocalDate[]> ChangedAsync(
        MonitorDbContext db,
        string calendar,
        IReadOnlyDictionary<LocalDate, DayHours> hours,
        CancellationToken cancellationToken
    )
    {
        Dictionary<LocalDate, EnteredClosure> standing = await StandingAsync(db, calendar, [.. hours.Keys], cancellationToken);
        return
        [
            .. hours
                .Keys.Where(date =>
                    !standing.TryGetValue(date, out EnteredClosure? known)
                    || !string.Equals(known.Open, Open(hours[date]), StringComparison.Ordinal)
                )
                .Order(),
        ];
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
            [Audit("closure-removed", calendar, changed, "as usual", by, now)],
            now,
            cancellationToken
        );
    }

    private async Task<ClosuresEntered> FinishAsync(
        MonitorDbContext db,
        IDbContextTransaction transaction,
        LocalDate[] changed,
        AuditEntry[] entries,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        int moved = 0;
        if (changed.Length > 0)
        {
            db.AuditEntries.AddRange(entries);
            _ = await db.SaveChangesAsync(cancellationToken);
            moved = (await calendars.SyncAsync(db, now, cancellationToken)).Moved;
        }

        await transaction.CommitAsync(cancellationToken);
        return new ClosuresEntered(changed, moved);
    }

    /// <summary>Hours as they are kept: null when closed all day.</summary>
    private static string? Open(DayHours hours) => hours.Intervals.IsEmpty ? null : hours.ToString();

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
