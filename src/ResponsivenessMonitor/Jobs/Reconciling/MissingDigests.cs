using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Recipients;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>
/// Every open day of Marketing's calendar has its digest's row, from the installation's first one to the next (§6). A missing one is made: due at once
/// where no later one told its news, else as told by that one.
/// </summary>
/// <remarks>A date that was closed by the calendar of that day, or is by today's, is none: closures are entered late.</remarks>
internal sealed class MissingDigests(DigestTimes times, MarketingOptions marketing, RuleBook rules) : IInvariant
{
    private const int DaysBack = 7;

    /// <inheritdoc/>
    public Duration Patience => Duration.FromMinutes(10);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Found>> CheckAsync(MonitorDbContext db, Instant now, bool mends, CancellationToken cancellationToken)
    {
        DigestSchedule schedule = await times.LoadAsync(db, cancellationToken);
        LocalDate next = schedule.NextAfter(now).Date;
        LocalDate earliest = schedule.Calendar.DateOf(now).PlusDays(-DaysBack);
        List<Digest> rows = await db
            .Digests.Where(digest => digest.Audience == Role.Marketing && digest.Date >= earliest)
            .OrderBy(digest => digest.Date)
            .ToListAsync(cancellationToken);
        bool isOld = await db.Digests.AnyAsync(digest => digest.Audience == Role.Marketing && digest.Date < earliest, cancellationToken);
        LocalDate from =
            isOld ? earliest
            : rows.Count > 0 ? rows[0].Date
            : next;
        List<LocalDate> missing = [];
        for (LocalDate date = from; date <= next; date = date.PlusDays(1))
        {
            if (
                schedule.Calendar.IsOpenDay(date)
                && !rows.Exists(row => row.Date == date)
                && await WasOpenAsync(db, schedule, date, cancellationToken)
            )
            {
                missing.Add(date);
            }
        }

        // The next one's row is the planner's to make: where it does not, only a person can help.
        foreach (LocalDate date in mends ? missing.Where(date => date != next) : [])
        {
            rows.Add(Make(schedule, rows, date));
            _ = db.Digests.Add(rows[^1]);
        }

        (List<LocalDate> made, List<LocalDate> left) = (missing.FindAll(date => date != next), missing.FindAll(date => date == next));
        return
        [
            .. made.Count == 0 ? Array.Empty<Found>() : [new Found(FindingKind.MissingDigest, Keys(made), mends)],
            .. left.Count == 0 ? Array.Empty<Found>() : [new Found(FindingKind.MissingDigest, Keys(left))],
        ];
    }

    private static Digest Make(DigestSchedule schedule, List<Digest> rows, LocalDate date)
    {
        DigestWindow own = schedule.WindowOf(date);
        bool isTold = rows.Exists(row => row.Date > date && row.CoversFrom < own.To);
        return new Digest
        {
            Audience = Role.Marketing,
            Date = date,
            Scope = schedule.ScopeOf(date),
            CoversFrom = own.From,
            CoversTo = own.To,
            State = isTold ? DigestState.ToldByLater : DigestState.Planned,
            DueAt = isTold ? null : own.To,
        };
    }

    /// <summary>Whether the date was open by the version of the calendar that was the latest at its digest's time.</summary>
    private async Task<bool> WasOpenAsync(MonitorDbContext db, DigestSchedule schedule, LocalDate date, CancellationToken cancellationToken)
    {
        Instant at = schedule.On(date);
        long id = await db
            .Calendars.Where(version => version.Name == marketing.Calendar && version.MadeAt <= at)
            .OrderByDescending(version => version.Version)
            .Select(version => version.Id)
            .FirstOrDefaultAsync(cancellationToken);
        OfficeCalendar? then = id == 0 ? null : await rules.CalendarAsync(db, id, cancellationToken);
        return then?.IsOpenDay(date) ?? true;
    }

    private static string[] Keys(List<LocalDate> dates) => [.. dates.Select(date => $"{date:uuuu-MM-dd}")];
}
