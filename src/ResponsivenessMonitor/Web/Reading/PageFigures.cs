using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Web.Reading;

/// <summary>The figures of accounts, each by itself, over the days before today; never of a person (¶28, 30).</summary>
internal sealed class PageFigures
{
    private readonly ILookup<long, SpellFigures> spells;
    private readonly ILookup<long, ReadingPeriod> readings;
    private readonly FigureRules rules;
    private readonly Instant now;

    private PageFigures(ILookup<long, SpellFigures> spells, ILookup<long, ReadingPeriod> readings, FigureRules rules, Instant now) =>
        (this.spells, this.readings, this.rules, this.now) = (spells, readings, rules, now);

    /// <summary>Loads what the figures of some days need, of all the accounts at once.</summary>
    /// <param name="db">The database.</param>
    /// <param name="book">The rules.</param>
    /// <param name="accounts">The accounts.</param>
    /// <param name="days">How many days before today at most.</param>
    /// <param name="rules">When a figure is stated.</param>
    /// <param name="now">When the page is shown.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<PageFigures> LoadAsync(
        MonitorDbContext db,
        RuleBook book,
        IReadOnlyCollection<WatchedAccount> accounts,
        int days,
        FigureRules rules,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        Dictionary<long, WatchedAccount> byId = accounts.ToDictionary(watched => watched.Account.Id);
        long? only = byId.Count == 1 ? byId.Keys.Single() : null;
        LocalDate first = now.InUtc().Date.PlusDays(-days - 1); // a day more: zones differ
        Instant since = now - Duration.FromDays(days + 2);
        List<Enquiry> enquiries = await db
            .Enquiries.AsNoTracking()
            .Where(enquiry => enquiry.CountedOn >= first && (only == null || enquiry.AccountId == only))
            .ToListAsync(cancellationToken);
        List<(long Account, SpellFigures Figures)> counted = [];
        foreach (Enquiry enquiry in enquiries.Where(enquiry => byId.ContainsKey(enquiry.AccountId)))
        {
            Instant knownTo = Instant.Min(now, byId[enquiry.AccountId].KnownTo);
            counted.Add(
                (enquiry.AccountId, enquiry.ToFigures(await book.CalendarAsync(db, enquiry.CalendarId, cancellationToken), knownTo))
            );
        }

        List<ReadingPeriod> complete = await db
            .Readings.AsNoTracking()
            .Where(run => run.Outcome == ReadingOutcome.Complete && run.LastAt >= since && (only == null || run.AccountId == only))
            .OrderBy(run => run.FirstAt)
            .ToListAsync(cancellationToken);
        return new PageFigures(
            counted.ToLookup(one => one.Account, one => one.Figures),
            complete.ToLookup(run => run.AccountId),
            rules,
            now
        );
    }

    /// <summary>Aim and commitment over so many days before today, by the account's dates.</summary>
    internal (string Aim, string Commitment) Of(WatchedAccount watched, int days)
    {
        LocalDate today = watched.Calendar.DateOf(now);
        DateInterval dates = new(today.PlusDays(-days), today.PlusDays(-1));
        SpellFigures[] own = [.. spells[watched.Account.Id].Where(spell => dates.Contains(spell.CountedOn))];
        Coverage coverage = CoverageOf(watched, dates);
        return (
            Text(Attainment.Of(own.Select(spell => spell.Aim)), coverage),
            own.Any(spell => spell.Commitment is not null) || watched.Letter.Steward != Policy.Accounts.Steward.Marketing
                ? Text(Attainment.Of(own.Select(spell => spell.Commitment).OfType<DeadlineOutcome>()), coverage)
                : "no commitment"
        );
    }

    private string Text(Attainment attainment, Coverage coverage) => FigureText.Of(FigureStanding.Of(attainment, coverage, rules), rules);

    private Coverage CoverageOf(WatchedAccount watched, DateInterval dates)
    {
        Instant since = watched.Account.MonitoredSince ?? watched.Account.LiveSince ?? now;
        Instant from = Instant.Max(watched.Calendar.StartOfDay(dates.Start), since);
        Instant to = Instant.Min(watched.Calendar.StartOfDay(dates.End.PlusDays(1)), now);
        return from >= to
            ? new Coverage(Duration.Zero, Duration.Zero)
            : Coverage.Of(
                watched.Calendar,
                from,
                to,
                readings[watched.Account.Id]
                    .Where(run => run.LastAt >= from - rules.ReadingIsFreshFor && run.FirstAt < to)
                    .Select(run => new ReadingRun(run.FirstAt, run.LastAt)),
                rules
            );
    }
}
