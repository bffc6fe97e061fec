using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>The rows of the digests: every open day of Marketing's calendar has one, and the next one's always exists (§6).</summary>
internal static class DigestPlan
{
    /// <summary>Makes the rows that are missing, and replaces those that the calendar no longer asks for; saves.</summary>
    internal static async Task KeepAsync(MonitorDbContext db, DigestSchedule schedule, Instant now, CancellationToken cancellationToken)
    {
        List<Digest> planned = await db
            .Digests.Where(digest => digest.Audience == Role.Marketing && digest.DueAt != null)
            .OrderBy(digest => digest.Date)
            .ToListAsync(cancellationToken);
        Digest? settled = await db
            .Digests.Where(digest => digest.Audience == Role.Marketing && digest.DueAt == null)
            .OrderByDescending(digest => digest.Date)
            .FirstOrDefaultAsync(cancellationToken);
        // What is planned before that was missing and was made later: it is told by itself, and moves nothing.
        _ = planned.RemoveAll(digest => digest.Date < settled?.Date);
        Instant? from = planned.Count > 0 ? planned[0].CoversFrom : settled?.CoversTo;
        LocalDate next = schedule.NextAfter(now).Date;
        foreach (Digest stale in planned.Where(digest => !IsStillAskedFor(digest, schedule, next, now)).ToList())
        {
            _ = planned.Remove(stale);
            _ = db.Digests.Remove(stale);
        }

        _ = await db.SaveChangesAsync(cancellationToken);
        Instant covered = from ?? schedule.WindowOf(next).From;
        foreach (LocalDate date in DatesFrom(schedule, covered, next).Where(date => settled is null || date > settled.Date))
        {
            if (planned.Find(digest => digest.Date == date) is { } known)
            {
                (known.CoversFrom, covered) = (covered, known.CoversTo);
                continue;
            }

            Digest made = new()
            {
                Audience = Role.Marketing,
                Date = date,
                Scope = schedule.ScopeOf(date),
                CoversFrom = covered,
                CoversTo = schedule.On(date),
                DueAt = schedule.On(date),
            };
            _ = db.Digests.Add(made);
            covered = made.CoversTo;
        }

        _ = await db.SaveChangesAsync(cancellationToken);
    }

    private static bool IsStillAskedFor(Digest digest, DigestSchedule schedule, LocalDate next, Instant now) =>
        schedule.Calendar.IsOpenDay(digest.Date)
        && digest.DueAt == schedule.On(digest.Date)
        && (digest.DueAt <= now || digest.Date == next);

    /// <summary>The dates whose digests fall due after an instant, up to and with the next one.</summary>
    private static IEnumerable<LocalDate> DatesFrom(DigestSchedule schedule, Instant after, LocalDate next)
    {
        LocalDate date;
        do
        {
            (date, after) = schedule.NextAfter(after);
            yield return date;
        } while (date < next);
    }
}
