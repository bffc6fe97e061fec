using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs;

/// <summary>Makes the notices that are no steps of an enquiry, each once.</summary>
internal sealed class Notices(RuleBook rules)
{
    /// <summary>Tells each role that the rules name, unless it was told; saving is the caller's.</summary>
    /// <param name="db">The database.</param>
    /// <param name="account">The account, with its people.</param>
    /// <param name="kind">What is told.</param>
    /// <param name="key">The key of what a role is told.</param>
    /// <param name="detail">What its letter must say and no table keeps, or null.</param>
    /// <param name="dueAt">When it fell due.</param>
    /// <param name="now">From when on it may leave; letters that keep to office hours wait for the opening.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal Task TellAsync(
        MonitorDbContext db,
        Account account,
        NoticeKind kind,
        Func<Role, string> key,
        string? detail,
        Instant dueAt,
        Instant now,
        CancellationToken cancellationToken
    ) => TellAsync(db, account, kind, RoleRules.Told(kind), key, detail, dueAt, now, cancellationToken);

    /// <summary>Tells some of the roles that the rules name; the arguments as above.</summary>
    internal async Task TellAsync(
        MonitorDbContext db,
        Account account,
        NoticeKind kind,
        IEnumerable<Role> roles,
        Func<Role, string> key,
        string? detail,
        Instant dueAt,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        foreach (Role role in roles)
        {
            Notice notice = new()
            {
                DedupKey = key(role),
                Kind = kind,
                Role = role,
                AccountId = account.Id,
                Detail = detail,
                DueAt = dueAt,
            };
            Instant leaves = role.IsHeldToOfficeHours() ? (await HoursAsync(db, account, role, cancellationToken)).NextOpen(now) : now;
            _ = await AddAsync(db, notice.Waiting(leaves), cancellationToken);
        }
    }

    /// <summary>Adds a notice, unless one of its key is known.</summary>
    /// <returns>Whether it is new.</returns>
    internal static async Task<bool> AddAsync(MonitorDbContext db, Notice notice, CancellationToken cancellationToken)
    {
        bool isKnown =
            db.Notices.Local.Any(other => string.Equals(other.DedupKey, notice.DedupKey, StringComparison.Ordinal))
            || await db.Notices.AnyAsync(other => other.DedupKey == notice.DedupKey, cancellationToken);
        if (!isKnown)
        {
            _ = db.Notices.Add(notice);
        }

        return !isKnown;
    }

    /// <summary>The recipient's own calendar, else the account's.</summary>
    internal async Task<OfficeCalendar> HoursAsync(MonitorDbContext db, Account account, Role role, CancellationToken cancellationToken)
    {
        RegisteredPerson? person = role == Role.Deputy ? account.Deputy : account.Administrator;
        return person?.Calendar is { } own
            ? (await rules.LatestAsync(db, own, cancellationToken)).Calendar
            : await rules.CalendarOfAsync(db, account, cancellationToken);
    }
}
