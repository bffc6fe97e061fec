using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Data;

/// <summary>The versions of calendars and targets; a version never changes, so each is read and compiled once.</summary>
internal sealed class RuleBook(PolicyOptions options)
{
    /// <summary>The calendar of accounts that name none.</summary>
    internal const string DefaultCalendar = "default";

    private readonly ConcurrentDictionary<(string Database, long Id), OfficeCalendar> calendars = new();
    private readonly ConcurrentDictionary<(string Database, long Id), ReplyTarget> targets = new();

    /// <summary>What an account's new enquiries go by.</summary>
    /// <exception cref="InvalidOperationException">The account names a calendar that does not exist.</exception>
    internal async Task<EnquiryRules> RulesOfAsync(MonitorDbContext db, Account account, CancellationToken cancellationToken)
    {
        (long calendarId, OfficeCalendar calendar) = await LatestAsync(db, account.Calendar ?? DefaultCalendar, cancellationToken);
        TargetVersion target = await TargetOfAsync(db, account, cancellationToken);
        return new EnquiryRules(calendarId, calendar, target.Id, target.ToTarget());
    }

    /// <summary>What an enquiry goes by: the versions it was given.</summary>
    internal async Task<EnquiryRules> RulesOfAsync(MonitorDbContext db, Enquiry enquiry, CancellationToken cancellationToken) =>
        new(
            enquiry.CalendarId,
            await CalendarAsync(db, enquiry.CalendarId, cancellationToken),
            enquiry.TargetId,
            await TargetAsync(db, enquiry.TargetId, cancellationToken)
        );

    /// <summary>The latest version of a named calendar.</summary>
    /// <exception cref="InvalidOperationException">There is none of that name.</exception>
    internal async Task<(long Id, OfficeCalendar Calendar)> LatestAsync(
        MonitorDbContext db,
        string name,
        CancellationToken cancellationToken
    )
    {
        long id = await db
            .Calendars.Where(calendar => calendar.Name == name)
            .OrderByDescending(calendar => calendar.Version)
            .Select(calendar => calendar.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return id == 0
            ? throw new InvalidOperationException($"There is no calendar '{name}'; state it as Calendars:{name} in the settings.")
            : (id, await CalendarAsync(db, id, cancellationToken));
    }

    /// <summary>The calendar an account goes by now.</summary>
    internal async Task<OfficeCalendar> CalendarOfAsync(MonitorDbContext db, Account account, CancellationToken cancellationToken) =>
        (await LatestAsync(db, account.Calendar ?? DefaultCalendar, cancellationToken)).Calendar;

    /// <summary>A version of a calendar.</summary>
    internal async Task<OfficeCalendar> CalendarAsync(MonitorDbContext db, long id, CancellationToken cancellationToken)
    {
        (string Database, long Id) key = (db.Database.GetConnectionString() ?? string.Empty, id);
        if (!calendars.TryGetValue(key, out OfficeCalendar? calendar))
        {
            string content = await db
                .Calendars.Where(version => version.Id == id)
                .Select(version => version.Content)
                .SingleAsync(cancellationToken);
            calendar = calendars.GetOrAdd(key, new OfficeCalendar(CalendarContent.Read(content)));
        }

        return calendar;
    }

    /// <summary>A version of a target.</summary>
    internal async Task<ReplyTarget> TargetAsync(MonitorDbContext db, long id, CancellationToken cancellationToken)
    {
        (string Database, long Id) key = (db.Database.GetConnectionString() ?? string.Empty, id);
        if (!targets.TryGetValue(key, out ReplyTarget? target))
        {
            TargetVersion version = await db.Targets.AsNoTracking().SingleAsync(other => other.Id == id, cancellationToken);
            target = targets.GetOrAdd(key, version.ToTarget());
        }

        return target;
    }

    /// <summary>The account's target, in a version made for it when it was not known before.</summary>
    private async Task<TargetVersion> TargetOfAsync(MonitorDbContext db, Account account, CancellationToken cancellationToken)
    {
        bool isOwn = account.Aim is not null || account.Commitment is not null;
        string name = isOwn ? account.Slug.Slug : account.Steward.ToString();
        ReplyTarget wanted = account.ToTarget(Duration.FromTimeSpan(options.MinimumSameDay));
        TargetVersion? latest = await db
            .Targets.Where(target => target.Name == name)
            .OrderByDescending(target => target.Version)
            .FirstOrDefaultAsync(cancellationToken);
        if (latest is not null && latest.ToTarget() == wanted)
        {
            return latest;
        }

        TargetVersion made = new()
        {
            Name = name,
            Version = (latest?.Version ?? 0) + 1,
            Aim = wanted.Aim,
            Commitment = wanted.Commitment,
            MinimumSameDay = wanted.MinimumSameDay,
            MadeAt = account.MonitoredSince ?? account.LiveSince ?? Instant.FromUnixTimeTicks(0),
        };
        _ = db.Targets.Add(made);
        _ = await db.SaveChangesAsync(cancellationToken);
        return made;
    }
}
