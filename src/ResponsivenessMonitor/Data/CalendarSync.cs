using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Data;

/// <summary>Makes new versions of calendars whose settings or entered closures changed, and recomputes the open enquiries that go by them.</summary>
internal sealed class CalendarSync(CalendarSettings settings, EnquiryEdits edits)
{
    /// <returns>How many open enquiries have another deadline now.</returns>
    /// <exception cref="FormatException">A calendar of the settings cannot be read.</exception>
    internal async Task<int> SyncAsync(MonitorDbContext db, Instant now, CancellationToken cancellationToken)
    {
        List<EnteredClosure> entered = await db.Closures.AsNoTracking().OrderBy(closure => closure.Date).ToListAsync(cancellationToken);
        HashSet<string> changed = new(StringComparer.Ordinal);
        foreach (string name in settings.Names)
        {
            string content = CalendarContent.Write(settings.Read(name, (one, hours) => With(one, hours, entered)));
            CalendarVersion? latest = await db
                .Calendars.Where(calendar => calendar.Name == name)
                .OrderByDescending(calendar => calendar.Version)
                .FirstOrDefaultAsync(cancellationToken);
            if (!string.Equals(latest?.Content, content, StringComparison.Ordinal))
            {
                _ = db.Calendars.Add(
                    new CalendarVersion
                    {
                        Name = name,
                        Version = (latest?.Version ?? 0) + 1,
                        Content = content,
                        MadeAt = now,
                    }
                );
                _ = changed.Add(name);
            }
        }

        _ = await db.SaveChangesAsync(cancellationToken);
        List<Account> accounts = changed.Count == 0 ? [] : await db.Accounts.AsNoTracking().ToListAsync(cancellationToken);
        long[] moved =
        [
            .. accounts.Where(account => changed.Contains(account.Calendar ?? RuleBook.DefaultCalendar)).Select(account => account.Id),
        ];
        return moved.Length == 0 ? 0 : await edits.RecomputeAsync(db, moved, now, cancellationToken);
    }

    private static OfficeHours With(string name, OfficeHours hours, List<EnteredClosure> entered)
    {
        foreach (EnteredClosure closure in entered.Where(closure => string.Equals(closure.Calendar, name, StringComparison.Ordinal)))
        {
            hours = closure.Open is { } open
                ? hours with
                {
                    Exceptions = hours.Exceptions.SetItem(closure.Date, OfficeCalendarText.ParseDay(open)),
                }
                : hours.Extend(closures: Closures.On(closure.Date));
        }

        return hours;
    }
}
