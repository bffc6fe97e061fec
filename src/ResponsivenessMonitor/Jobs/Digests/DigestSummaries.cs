using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Visits;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>Sums up the week or month that a digest is the first after: all accounts together, then each account; never a person.</summary>
internal sealed class DigestSummaries(
    IReadOnlyCollection<WatchedAccount> accounts,
    CountedSpells spells,
    ErasedSpells erased,
    WatchedTime time,
    FigureRules rules
)
{
    private readonly DigestFigureQuery figures = new(accounts, spells, erased, time, rules);

    /// <summary>The summaries that a digest of that scope has.</summary>
    internal async Task<ValueList<DigestSummary>> OfAsync(
        MonitorDbContext db,
        DigestScope scope,
        FigurePeriods periods,
        FigurePeriods before,
        CancellationToken cancellationToken
    )
    {
        List<DigestSummary> summaries = [];
        if (scope.HasFlag(DigestScope.Week))
        {
            DigestFigures week = figures.Of("last week", periods.Week, "the week before", before.Week);
            summaries.Add(await OfAsync(db, week, before.Week, cancellationToken));
        }

        if (scope.HasFlag(DigestScope.Month))
        {
            DigestFigures month = figures.Of("last month", periods.Month, "the month before", before.Month);
            summaries.Add(await OfAsync(db, month, before.Month, cancellationToken));
        }

        return [.. summaries];
    }

    private async Task<DigestSummary> OfAsync(
        MonitorDbContext db,
        DigestFigures of,
        DateInterval before,
        CancellationToken cancellationToken
    ) =>
        new(of)
        {
            Accounts =
            [
                .. accounts
                    .Select(watched => new AccountFigures(watched.Letter, Of(watched, of.Dates), Of(watched, before)))
                    .Where(line => line.Standing is not FigureStanding.CountsOnly { Attainment.Counted: 0 })
                    .OrderBy(line => line.Standing, WorstFirst.Instance)
                    .ThenBy(line => line.Account.Slug, StringComparer.Ordinal),
            ],
            Transparency = spells.TransparencyOf(of.Dates),
            Visits = await VisitsAsync(db, of.Dates, cancellationToken),
            VisitsBefore = await VisitsAsync(db, before, cancellationToken),
        };

    private FigureStanding Of(WatchedAccount watched, DateInterval dates) =>
        FigureStanding.Of(
            Attainment
                .Of(spells.Of(dates, watched.Account.Id).Select(spell => spell.Attainment))
                .And(erased.Of(dates, watched.Account.Id).Attainment),
            watched is { IsInForce: true, HasAccess: true } ? time.Of(watched, dates) : new Coverage(Duration.Zero, Duration.Zero),
            rules
        );

    /// <summary>On how many open days accounts were visited, all together.</summary>
    internal static async Task<VisitShare> VisitsAsync(MonitorDbContext db, DateInterval dates, CancellationToken cancellationToken)
    {
        (LocalDate start, LocalDate end) = (dates.Start, dates.End);
        List<VisitDay> days = await db
            .Visits.AsNoTracking()
            .Where(day => day.Date >= start && day.Date <= end)
            .ToListAsync(cancellationToken);
        return VisitShare.Of(days.Select(JudgedDays.Of).OfType<JudgedDay>().Select(day => day.Verdict));
    }

    /// <summary>What misses the goal by most comes first; where there are too few to say, what missed most; what is not known is last.</summary>
    private sealed class WorstFirst : IComparer<FigureStanding>
    {
        internal static WorstFirst Instance { get; } = new();

        public int Compare(FigureStanding? x, FigureStanding? y) => Rank(x).CompareTo(Rank(y));

        private static (int Kind, double Share) Rank(FigureStanding? standing) =>
            standing switch
            {
                FigureStanding.Known known => (0, known.Share),
                FigureStanding.CountsOnly few => (1, few.Attainment.Met - few.Attainment.Counted),
                _ => (2, 0),
            };
    }
}
