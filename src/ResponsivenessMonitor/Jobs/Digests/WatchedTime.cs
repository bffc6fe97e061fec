using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>How much of the accounts' office time was watched: what stands beside their figures.</summary>
internal sealed class WatchedTime
{
    private readonly ILookup<long, ReadingRun> runs;
    private readonly FigureRules rules;
    private readonly Instant now;

    private WatchedTime(ILookup<long, ReadingRun> runs, FigureRules rules, Instant now) =>
        (this.runs, this.rules, this.now) = (runs, rules, now);

    /// <summary>Loads the complete readings that say anything of time after an instant.</summary>
    internal static async Task<WatchedTime> LoadAsync(
        MonitorDbContext db,
        Instant after,
        FigureRules rules,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        Instant reaches = after - rules.ReadingIsFreshFor;
        List<ReadingPeriod> complete = await db
            .Readings.AsNoTracking()
            .Where(run => run.Outcome == ReadingOutcome.Complete && run.LastAt >= reaches && run.FirstAt < now)
            .OrderBy(run => run.FirstAt)
            .ToListAsync(cancellationToken);
        return new WatchedTime(complete.ToLookup(run => run.AccountId, run => new ReadingRun(run.FirstAt, run.LastAt)), rules, now);
    }

    /// <summary>The coverage of some local dates, from when the account was watched on and no later than now.</summary>
    internal Coverage Of(WatchedAccount watched, DateInterval dates)
    {
        Instant since = watched.Account.MonitoredSince ?? watched.Account.LiveSince ?? now;
        Instant from = Instant.Max(watched.Calendar.StartOfDay(dates.Start), since);
        Instant to = Instant.Min(watched.Calendar.StartOfDay(dates.End.PlusDays(1)), now);
        if (from >= to)
        {
            return new Coverage(Duration.Zero, Duration.Zero);
        }

        Instant reaches = from - rules.ReadingIsFreshFor;
        IEnumerable<ReadingRun> own = runs[watched.Account.Id].Where(run => run.Last >= reaches && run.First < to);
        return Coverage.Of(watched.Calendar, from, to, own, rules);
    }

    /// <summary>The first local date on which the account was read whole, as far as was loaded; null when it never was.</summary>
    internal LocalDate? FirstDateOf(WatchedAccount watched) =>
        runs[watched.Account.Id].Select(run => (LocalDate?)watched.Calendar.DateOf(run.First)).FirstOrDefault();

    /// <summary>The coverage of several accounts together.</summary>
    internal Coverage Of(IEnumerable<WatchedAccount> accounts, DateInterval dates)
    {
        Coverage all = new(Duration.Zero, Duration.Zero);
        foreach (WatchedAccount watched in accounts)
        {
            Coverage one = Of(watched, dates);
            all = new Coverage(all.OfficeTime + one.OfficeTime, all.Covered + one.Covered);
        }

        return all;
    }
}
