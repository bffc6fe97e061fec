using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Acts;

/// <summary>By whose hours and dates somebody's letters go (§6).</summary>
internal sealed class PersonHours(RuleBook rules)
{
    /// <summary>Their own calendar, else the account's.</summary>
    internal async Task<OfficeCalendar> OfAsync(
        MonitorDbContext db,
        RegisteredPerson person,
        Account account,
        CancellationToken cancellationToken
    ) =>
        person.Calendar is { } own
            ? (await rules.LatestAsync(db, own, cancellationToken)).Calendar
            : await rules.CalendarOfAsync(db, account, cancellationToken);

    /// <summary>Their own calendar, else that of the first account they manage, else the default one.</summary>
    internal async Task<OfficeCalendar> OfAsync(MonitorDbContext db, RegisteredPerson person, CancellationToken cancellationToken)
    {
        string? first =
            person.Calendar
            ?? await db
                .Accounts.Where(account => account.AdministratorId == person.Id)
                .OrderBy(account => account.Slug)
                .Select(account => account.Calendar)
                .FirstOrDefaultAsync(cancellationToken);
        return (await rules.LatestAsync(db, first ?? RuleBook.DefaultCalendar, cancellationToken)).Calendar;
    }
}
