using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Data;

/// <summary>Makes a new version of each calendar whose settings or entered closures changed, and moves open enquiries to it.</summary>
internal sealed class CalendarSync(CalendarSettings settings, RuleBook rules)
{
    /// <summary>Brings the versions up to date; saves.</summary>
    /// <returns>The names that got a new version, and how many open enquiries have a later deadline by it.</returns>
    /// <exception cref="FormatException">A setting cannot be read.</exception>
    internal async Task<CalendarChange> SyncAsync(MonitorDbContext db, Instant now, CancellationToken cancellationToken)
    {
        List<string> changed = [];
        foreach (string name in settings.Names)
        {
            List<EnteredClosure> entered = await db
                .Closures.Where(closure => closure.Calendar == name)
                .OrderBy(closure => closure.Date)
                .ToListAsync(cancellationToken);
            string content = CalendarContent.Write(With(settings.Read(name), entered));
            CalendarVersion? latest = await db
                .Calendars.Where(version => version.Name == name)
                .OrderByDescending(version => version.Version)
                .FirstOrDefaultAsync(cancellationToken);
            if (latest is not null && string.Equals(latest.Content, content, StringComparison.Ordinal))
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
        return new CalendarChange(changed, changed.Count == 0 ? 0 : await EditAsync(db, changed, now, cancellationToken));
    }

    /// <summary>Recomputes the open enquiries of an account after its own rules were edited; saves.</summary>
    /// <returns>How many have a later deadline.</returns>
    internal async Task<int> EditAsync(MonitorDbContext db, Account account, Instant now, CancellationToken cancellationToken)
    {
        EnquiryRules current = await rules.RulesOfAsync(db, account, cancellationToken);
        List<Enquiry> open = await db
            .Enquiries.Where(enquiry => enquiry.AccountId == account.Id && enquiry.NextLookAt != null)
            .OrderBy(enquiry => enquiry.Id)
            .ToListAsync(cancellationToken);
        int moved = open.Count(enquiry =>
            (enquiry.CalendarId != current.CalendarId || enquiry.TargetId != current.TargetId) && enquiry.TakeEdit(current, now)
        );
        Watch? watch = await db.Watches.FindAsync([account.Id], cancellationToken);
        if (watch is not null)
        {
            watch.NextVisitLookAt ??= now;
            watch.NextVisitLookAt = Instant.Min(now, watch.NextVisitLookAt ?? now);
        }

        _ = await db.SaveChangesAsync(cancellationToken);
        return moved;
    }

    private async Task<int> EditAsync(MonitorDbContext db, List<string> changed, Instant now, CancellationToken cancellationToken)
    {
        int moved = 0;
        foreach (
            Account account in await db
                .Accounts.Where(account => changed.Contains(account.Calendar ?? RuleBook.DefaultCalendar))
                .OrderBy(account => account.Id)
                .ToListAsync(cancellationToken)
        )
        {
            moved += await EditAsync(db, account, now, cancellationToken);
        }

        return moved;
    }

    private static OfficeHours With(OfficeHours hours, List<EnteredClosure> entered) =>
        hours.Extend(
            closures: Closures.On(entered.Where(closure => closure.Open is null).Select(closure => closure.Date)),
            exceptions: entered
                .Where(closure => closure.Open is not null)
                .ToImmutableDictionary(closure => closure.Date, closure => OfficeCalendarText.ParseDay(closure.Open ?? string.Empty))
        );
}

/// <summary>What an edit of calendars changed.</summary>
/// <param name="Calendars">The calendars that got a new version.</param>
/// <param name="Moved">Open enquiries that have a later deadline now.</param>
internal sealed record CalendarChange(IReadOnlyList<string> Calendars, int Moved);
