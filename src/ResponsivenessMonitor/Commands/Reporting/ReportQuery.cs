using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Commands.Reporting;

/// <summary>Counts the enquiries of some dates, by the date each is counted on (policy, Figures).</summary>
internal sealed class ReportQuery(MonitorDbContext db, RuleBook book, FigureRules rules, Instant now)
{
    /// <summary>The figures of each account that was ever in force, or of one.</summary>
    internal async Task<IReadOnlyList<ReportedFigures>> ReadAsync(DateInterval dates, AccountId? only, CancellationToken cancellationToken)
    {
        List<Account> accounts = await db
            .Accounts.AsNoTracking()
            .Where(account => account.LiveSince != null)
            .ToListAsync(cancellationToken);
        List<ReportedFigures> figures = [];
        foreach (
            Account account in accounts
                .Where(account => only is null || account.Slug == only)
                .OrderBy(account => account.Slug.Slug, StringComparer.Ordinal)
        )
        {
            figures.Add(await ReadAsync(account, dates, cancellationToken));
        }

        return figures;
    }

    private async Task<ReportedFigures> ReadAsync(Account account, DateInterval dates, CancellationToken cancellationToken)
    {
        Instant knownTo =
            await db
                .Watches.Where(watch => watch.AccountId == account.Id)
                .Select(watch => watch.KnownTo)
                .SingleOrDefaultAsync(cancellationToken)
            ?? Instant.FromUnixTimeTicks(0);
        List<Enquiry> enquiries = await db
            .Enquiries.AsNoTracking()
            .Where(enquiry => enquiry.AccountId == account.Id && enquiry.CountedOn >= dates.Start && enquiry.CountedOn <= dates.End)
            .ToListAsync(cancellationToken);
        List<SpellFigures> spells = [];
        foreach (Enquiry enquiry in enquiries)
        {
            spells.Add(enquiry.ToFigures(await book.CalendarAsync(db, enquiry.CalendarId, cancellationToken), Instant.Min(now, knownTo)));
        }

        List<MonthlyFigures> erased = await ErasedAsync(account, dates, cancellationToken);
        return new ReportedFigures(account.Slug.Slug, await CoverageAsync(account, dates, cancellationToken))
        {
            Enquiries = spells.Count + erased.Sum(month => month.Enquiries),
            Erased = erased.Sum(month => month.Enquiries),
            Answered = spells.Count(spell => spell.Turnaround is not null) + erased.Sum(month => month.Answered),
            Aim = Attainment
                .Of(spells.Select(spell => spell.Aim))
                .And(new Attainment(erased.Sum(month => month.AimMet), erased.Sum(month => month.AimCounted))),
            Commitment = Attainment
                .Of(spells.Select(spell => spell.Commitment).OfType<DeadlineOutcome>())
                .And(new Attainment(erased.Sum(month => month.CommitmentMet), erased.Sum(month => month.CommitmentCounted))),
            Turnarounds = [.. spells.Select(spell => spell.Turnaround).OfType<Duration>()],
            WallTimes = [.. spells.Select(spell => spell.WallTime).OfType<Duration>()],
        };
    }

    /// <summary>The counts of erased enquiries of the months that lie wholly within the dates: of a part of a month nothing is known any more.</summary>
    private async Task<List<MonthlyFigures>> ErasedAsync(Account account, DateInterval dates, CancellationToken cancellationToken)
    {
        List<MonthlyFigures> months = await db
            .Figures.AsNoTracking()
            .Where(figures => figures.AccountId == account.Id && figures.Month >= dates.Start && figures.Month <= dates.End)
            .ToListAsync(cancellationToken);
        return [.. months.Where(figures => figures.Month.With(DateAdjusters.EndOfMonth) <= dates.End)];
    }

    private async Task<Coverage> CoverageAsync(Account account, DateInterval dates, CancellationToken cancellationToken)
    {
        OfficeCalendar calendar = await book.CalendarOfAsync(db, account, cancellationToken);
        Instant to = Instant.Min(now, calendar.StartOfDay(dates.End.PlusDays(1)));
        Instant from = Instant.Min(to, Instant.Max(calendar.StartOfDay(dates.Start), account.MonitoredSince ?? to));
        Instant reaches = from - rules.ReadingIsFreshFor;
        List<ReadingPeriod> complete = await db
            .Readings.AsNoTracking()
            .Where(reading =>
                reading.AccountId == account.Id
                && reading.Outcome == ReadingOutcome.Complete
                && reading.LastAt >= reaches
                && reading.FirstAt < to
            )
            .OrderBy(reading => reading.FirstAt)
            .ToListAsync(cancellationToken);
        return Coverage.Of(calendar, from, to, complete.Select(reading => new ReadingRun(reading.FirstAt, reading.LastAt)), rules);
    }
}
