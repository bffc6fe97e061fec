using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Data;

/// <summary>Makes a new version of each calendar whose settings or entered closures changed, and moves open enquiries to it.</summary>
internal sealed class CalendarSync(CalendarSettings settings, EnquiryEdits edits)
{
    /// <summary>Brings the versions up to date; saves, in a transaction of its own or in the caller's where there is one.</summary>
    /// <returns>The names that got a new version, and how many open enquiries have another deadline by it.</returns>
    /// <exception cref="SettingFaultException">A setting cannot be read.</exception>
    internal async Task<CalendarChange> SyncAsync(MonitorDbContext db, Instant now, CancellationToken cancellationToken)
    {
        await using IDbContextTransaction? turn = db.Database.CurrentTransaction is null
            ? await Turns.TakeAsync(db, nameof(CalendarSync), cancellationToken)
            : null;
        List<EnteredClosure> entered = await db.Closures.AsNoTracking().ToListAsync(cancellationToken);
        List<string> changed = [];
        foreach (string name in settings.Names)
        {
            string content = CalendarContent.Write(settings.Read(name, entered));
            CalendarVersion? latest = await db
                .Calendars.AsNoTracking()
                .Where(version => version.Name == name)
                .OrderByDescending(version => version.Version)
                .FirstOrDefaultAsync(cancellationToken);
            if (string.Equals(latest?.Content, content, StringComparison.Ordinal))
            {
                continue;
            }

            _ = db.Calendars.Add(
                new CalendarVersion
                {
                    Name = name,
                    Version = (latest?.Version ?? 0) + 1,
                    Content = content,
                    MadeAt = now,
                }
            );
            changed.Add(name);
        }

        _ = await db.SaveChangesAsync(cancellationToken);
        await (turn?.CommitAsync(cancellationToken) ?? Task.CompletedTask);

        // Of all calendars, not only the changed ones: a process that was killed at this point left some enquiries behind.
        return new CalendarChange(changed, await edits.TakeCalendarsAsync(db, settings.Names, now, cancellationToken));
    }
}

/// <summary>What an edit of calendars changed.</summary>
/// <param name="Calendars">The calendars that got a new version.</param>
/// <param name="Moved">Open enquiries that have another deadline now.</param>
internal sealed record CalendarChange(IReadOnlyList<string> Calendars, int Moved);
