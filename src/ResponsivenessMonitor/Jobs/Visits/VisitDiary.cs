using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Jobs.Visits;

/// <summary>The days of one account, up to today: each that asks for a visit has its row.</summary>
internal sealed class VisitDiary(Account account, OfficeCalendar calendar, VisitRules rules, DigestSchedule digests, Instant now)
{
    /// <summary>Days that may have been left unjudged while the service was down; older ones say nothing any more.</summary>
    private const int LooksBack = 35;

    private readonly LocalDate today = calendar.DateOf(now);
    private readonly Instant monitoredSince = account.MonitoredSince ?? account.LiveSince ?? now;
    private readonly SortedDictionary<LocalDate, VisitDay> days = [];

    /// <summary>The days that are over and wait for a reading, or for the digest after which they are never known.</summary>
    internal IEnumerable<LocalDate> Waiting =>
        days.Values.Where(day => day.Date < today && day.Outcome == VisitOutcome.Unknown).Select(day => day.Date);

    /// <summary>Loads the days since the last visit, and those that may still change; makes the rows that are missing.</summary>
    internal async Task LoadAsync(MonitorDbContext db, CancellationToken cancellationToken)
    {
        LocalDate back = today.PlusDays(-LooksBack);
        LocalDate? visited = await db
            .Visits.Where(day => day.AccountId == account.Id && day.Date < back && day.Outcome == VisitOutcome.Visited)
            .MaxAsync(day => (LocalDate?)day.Date, cancellationToken);
        LocalDate from = visited ?? calendar.DateOf(monitoredSince);
        foreach (
            VisitDay day in await db
                .Visits.Where(day => day.AccountId == account.Id && day.Date >= from && day.Date <= today)
                .ToListAsync(cancellationToken)
        )
        {
            days.Add(day.Date, day);
        }

        AddMissingRows(db, back);
        await FindReadingsAsync(db, cancellationToken);
    }

    /// <summary>Judges every day that is not settled.</summary>
    /// <returns>The days that became known as missed, ascending.</returns>
    internal IReadOnlyList<LocalDate> Judge()
    {
        VisitAssessor assessor = new(calendar, rules);
        List<LocalDate> missed = [];
        foreach (VisitDay day in days.Values.Where(MayChange))
        {
            VisitVerdict verdict = assessor.Judge(FactsOf(day), now);
            if (verdict is VisitVerdict.Missed && day.Outcome != VisitOutcome.Missed)
            {
                missed.Add(day.Date);
            }

            Keep(day, verdict);
        }

        return missed;
    }

    /// <summary>The days missed in a row up to the date, itself included or not.</summary>
    internal VisitStreak StreakTo(LocalDate date, bool inclusive) =>
        JudgedDays.StreakOf(days.Values.Where(day => day.Date < date || (inclusive && day.Date == date)));

    /// <summary>What is said of today now.</summary>
    internal VisitVerdict JudgeToday() =>
        new VisitAssessor(calendar, rules).Judge(
            days.TryGetValue(today, out VisitDay? day) ? FactsOf(day) : new VisitFacts(today, monitoredSince),
            now
        );

    /// <summary>Whether the day asks for a visit, whatever was seen of it.</summary>
    private bool AsksForVisit(LocalDate date) => date > calendar.DateOf(monitoredSince) && (rules.EveryDay || calendar.IsOpenDay(date));

    private bool MayChange(VisitDay day) =>
        day.Outcome == VisitOutcome.Unknown
        || (day.Outcome != VisitOutcome.Visited && (day.Evidence.Count > 0 || day.CheckedInAt is not null))
        || day.Date >= today.PlusDays(-(rules.CheckInDays + 1));

    private static bool IsUndecided(VisitDay day) => day.Outcome == VisitOutcome.Unknown && day.FirstReadingAfter is null;

    private void AddMissingRows(MonitorDbContext db, LocalDate back)
    {
        LocalDate first = LocalDate.Max(calendar.DateOf(monitoredSince).PlusDays(1), back);
        for (LocalDate date = first; date <= today; date = date.PlusDays(1))
        {
            if (AsksForVisit(date) && !days.ContainsKey(date))
            {
                VisitDay day = new() { AccountId = account.Id, Date = date };
                days.Add(date, day);
                _ = db.Visits.Add(day);
            }
        }
    }

    /// <summary>A reading gives its date to the rows there are; a row made after it finds it in the log of readings.</summary>
    private async Task FindReadingsAsync(MonitorDbContext db, CancellationToken cancellationToken)
    {
        foreach (VisitDay day in days.Values.Where(day => day.Date < today && IsUndecided(day)))
        {
            Instant end = calendar.StartOfDay(day.Date.PlusDays(1));
            ReadingPeriod? period = await db
                .Readings.AsNoTracking()
                .Where(period => period.AccountId == account.Id && period.Outcome == ReadingOutcome.Complete)
                .Where(period => period.LastAt >= end && period.FirstAt <= now)
                .OrderBy(period => period.FirstAt)
                .FirstOrDefaultAsync(cancellationToken);

            // Of a row of readings that began before the day's end, one at most 15 minutes after it was the first.
            day.FirstReadingAfter = period is null
                ? null
                : Instant.Max(period.FirstAt, Instant.Min(period.LastAt, end + rules.ReadingIsFreshFor));
        }
    }

    private VisitFacts FactsOf(VisitDay day)
    {
        Instant end = calendar.StartOfDay(day.Date.PlusDays(1));
        return new VisitFacts(day.Date, monitoredSince)
        {
            Evidence = day.Evidence,
            CheckIn = day.CheckedInAt is { } at ? new CheckIn(day.Date, at) : null,
            FirstReadingAfter = day.FirstReadingAfter >= end ? day.FirstReadingAfter : null,
            DigestAfter = digests.NextAfter(end).At,
        };
    }

    private void Keep(VisitDay day, VisitVerdict verdict)
    {
        day.Outcome = verdict switch
        {
            VisitVerdict.NotDue => VisitOutcome.NotDue,
            VisitVerdict.Visited => VisitOutcome.Visited,
            VisitVerdict.Missed => VisitOutcome.Missed,
            VisitVerdict.Unknown { IsFinal: true } => VisitOutcome.NeverKnown,
            _ => VisitOutcome.Unknown,
        };
        day.MissedKnownAt = day.Outcome == VisitOutcome.Missed ? day.MissedKnownAt ?? now : null;
    }
}
