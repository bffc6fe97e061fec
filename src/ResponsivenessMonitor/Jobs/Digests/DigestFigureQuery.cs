using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>The figures of a digest: of all accounts together, never of a person (¶28, 30).</summary>
internal sealed class DigestFigureQuery(RuleBook rules)
{
    internal async Task<ValueList<DigestFigures>> LoadAsync(
        MonitorDbContext db,
        Digest digest,
        IReadOnlyCollection<WatchedAccount> accounts,
        OfficeCalendar marketing,
        FigureRules figures,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        List<(string Name, DateInterval Dates)> periods = PeriodsOf(digest, marketing);
        LocalDate first = periods.Min(period => period.Dates.Start);
        LocalDate last = periods.Max(period => period.Dates.End);
        List<SpellFigures> spells = await SpellsAsync(db, accounts, first, last, cancellationToken);
        List<DigestFigures> told = [];
        foreach ((string name, DateInterval dates) in periods)
        {
            List<SpellFigures> counted = [.. spells.Where(spell => dates.Contains(spell.CountedOn))];
            Coverage coverage = await CoverageAsync(db, accounts, dates, figures, now, cancellationToken);
            Duration[] turnarounds = [.. counted.Select(spell => spell.Turnaround).OfType<Duration>()];
            told.Add(
                new DigestFigures(
                    name,
                    dates,
                    FigureStanding.Of(Attainment.Of(counted.Select(spell => spell.Aim)), coverage, figures),
                    FigureStanding.Of(
                        Attainment.Of(counted.Select(spell => spell.Commitment).OfType<DeadlineOutcome>()),
                        coverage,
                        figures
                    ),
                    Percentile.NearestRank(turnarounds, 50),
                    Percentile.NearestRank(turnarounds, 90)
                )
            );
        }

        return [.. told];
    }

    private static List<(string Name, DateInterval Dates)> PeriodsOf(Digest digest, OfficeCalendar marketing)
    {
        FigurePeriods periods = FigurePeriods.Of(digest.Date, marketing);
        List<(string Name, DateInterval Dates)> named =
        [
            ("yesterday", periods.Yesterday),
            ("7 days", periods.SevenDays),
            ("30 days", periods.ThirtyDays),
        ];
        if (digest.Scope.HasFlag(DigestScope.Week))
        {
            named.Add(("last week", periods.Week));
        }

        if (digest.Scope.HasFlag(DigestScope.Month))
        {
            named.Add(("last month", periods.Month));
        }

        return named;
    }

    private async Task<List<SpellFigures>> SpellsAsync(
        MonitorDbContext db,
        IReadOnlyCollection<WatchedAccount> accounts,
        LocalDate first,
        LocalDate last,
        CancellationToken cancellationToken
    )
    {
        Dictionary<long, Instant> knownTo = accounts.ToDictionary(watched => watched.Account.Id, watched => watched.KnownTo);
        List<Enquiry> enquiries = await db
            .Enquiries.AsNoTracking()
            .Where(enquiry => enquiry.CountedOn >= first && enquiry.CountedOn <= last)
            .OrderBy(enquiry => enquiry.Id)
            .ToListAsync(cancellationToken);
        List<SpellFigures> spells = [];
        foreach (Enquiry enquiry in enquiries)
        {
            OfficeCalendar calendar = await rules.CalendarAsync(db, enquiry.CalendarId, cancellationToken);
            spells.Add(enquiry.ToFigures(calendar, knownTo[enquiry.AccountId]));
        }

        return spells;
    }

    /// <summary>The coverage of all accounts that could be read, together: one that cannot has no enquiries either.</summary>
    private static async Task<Coverage> CoverageAsync(
        MonitorDbContext db,
        IEnumerable<WatchedAccount> accounts,
        DateInterval dates,
        FigureRules figures,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        Coverage all = new(Duration.Zero, Duration.Zero);
        foreach (WatchedAccount watched in accounts.Where(watched => watched is { IsInForce: true, HasAccess: true }))
        {
            Coverage one = await CoverageQuery.OfAsync(db, watched, dates, figures, now, cancellationToken);
            all = new Coverage(all.OfficeTime + one.OfficeTime, all.Covered + one.Covered);
        }

        return all;
    }
}
