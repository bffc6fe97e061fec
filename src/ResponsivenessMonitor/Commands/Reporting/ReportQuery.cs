using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Commands.Reporting;

/// <summary>Counts the enquiries of some dates, by the date each is counted on, as digests and pages count them (policy, Figures).</summary>
internal sealed class ReportQuery(MonitorDbContext db, RuleBook book, FigureRules rules, Instant now)
{
    /// <summary>The figures of each account that was ever in force, or of one.</summary>
    internal async Task<IReadOnlyList<ReportedFigures>> ReadAsync(DateInterval dates, AccountId? only, CancellationToken cancellationToken)
    {
        List<WatchedAccount> accounts =
        [
            .. (await WatchedAccount.LoadAsync(db, book, cancellationToken)).Where(watched => only is null || watched.Account.Slug == only),
        ];
        CountedSpells spells = await CountedSpells.LoadAsync(db, book, accounts, dates, cancellationToken);
        ErasedSpells erased = await ErasedSpells.LoadAsync(db, book, dates, cancellationToken);
        Instant from = accounts.Select(watched => watched.Calendar.StartOfDay(dates.Start)).Append(now).Min();
        WatchedTime time = await WatchedTime.LoadAsync(db, from, rules, now, cancellationToken);
        return
        [
            .. accounts
                .Where(watched => watched.Account.LiveSince is not null)
                .Select(watched =>
                    Of(watched, spells.Of(dates, watched.Account.Id), erased.Of(dates, watched.Account.Id), time.Of(watched, dates))
                ),
        ];
    }

    private static ReportedFigures Of(WatchedAccount watched, List<SpellFigures> spells, ErasedCounts erased, Coverage coverage) =>
        new(watched.Account.Slug.Slug, coverage)
        {
            Enquiries = spells.Count + erased.Enquiries,
            Erased = erased.Enquiries,
            Answered = spells.Count(spell => spell.Turnaround is not null) + erased.Answered,
            Aim = Attainment.Of(spells.Select(spell => spell.Aim)).And(erased.Aim),
            Commitment = Attainment.Of(spells.Select(spell => spell.Commitment).OfType<DeadlineOutcome>()).And(erased.Commitment),
            Turnarounds = [.. spells.Select(spell => spell.Turnaround).OfType<Duration>()],
            WallTimes = [.. spells.Select(spell => spell.WallTime).OfType<Duration>()],
        };
}
