using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>How much of an account's office time was watched: what stands beside its figures.</summary>
internal static class CoverageQuery
{
    /// <summary>The coverage of some local dates, from when the account was watched on and no later than now.</summary>
    internal static async Task<Coverage> OfAsync(
        MonitorDbContext db,
        WatchedAccount watched,
        DateInterval dates,
        FigureRules rules,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        Instant since = watched.Account.MonitoredSince ?? watched.Account.LiveSince ?? now;
        Instant from = Instant.Max(watched.Calendar.StartOfDay(dates.Start), since);
        Instant to = Instant.Min(watched.Calendar.StartOfDay(dates.End.PlusDays(1)), now);
        if (from >= to)
        {
            return new Coverage(Duration.Zero, Duration.Zero);
        }

        Instant reaches = from - rules.ReadingIsFreshFor;
        List<ReadingPeriod> runs = await db
            .Readings.AsNoTracking()
            .Where(run => run.AccountId == watched.Account.Id && run.Outcome == ReadingOutcome.Complete)
            .Where(run => run.LastAt >= reaches && run.FirstAt < to)
            .OrderBy(run => run.FirstAt)
            .ToListAsync(cancellationToken);
        return Coverage.Of(watched.Calendar, from, to, runs.Select(run => new ReadingRun(run.FirstAt, run.LastAt)), rules);
    }
}
