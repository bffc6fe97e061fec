using NodaTime;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>The figures of all accounts together, period by period, each with the period before it.</summary>
/// <param name="accounts">All accounts.</param>
/// <param name="spells">The enquiries, of the periods before too.</param>
/// <param name="erased">The counts of those that were erased.</param>
/// <param name="time">How much was watched.</param>
/// <param name="rules">When a figure is stated.</param>
internal sealed class DigestFigureQuery(
    IReadOnlyCollection<WatchedAccount> accounts,
    CountedSpells spells,
    ErasedSpells erased,
    WatchedTime time,
    FigureRules rules
)
{
    /// <summary>Those that could be read: one that cannot has no enquiries either, and no coverage to lack.</summary>
    private readonly List<WatchedAccount> read = [.. accounts.Where(watched => watched is { IsInForce: true, HasAccess: true })];

    /// <summary>Yesterday, 7 and 30 days.</summary>
    internal IEnumerable<DigestFigures> OfDays(FigurePeriods periods, FigurePeriods before)
    {
        yield return Of("yesterday", periods.Yesterday, "the open day before", before.Yesterday);
        yield return Of("7 days", periods.SevenDays, "the 7 days before", before.SevenDays);
        yield return Of("30 days", periods.ThirtyDays, "the 30 days before", before.ThirtyDays);
    }

    /// <summary>The figures of a period and of the one before it.</summary>
    internal DigestFigures Of(string period, DateInterval dates, string earlier, DateInterval before)
    {
        Coverage watchedBefore = time.Of(read, before);
        bool wasWatched = watchedBefore.OfficeTime > Duration.Zero || spells.Of(before).Count + erased.Of(before).Enquiries > 0;
        return Of(period, dates, time.Of(read, dates)) with { Before = wasWatched ? Of(earlier, before, watchedBefore) : null };
    }

    private DigestFigures Of(string period, DateInterval dates, Coverage coverage)
    {
        List<SpellFigures> counted = spells.Of(dates);
        ErasedCounts counts = erased.Of(dates);
        Duration[] turnarounds = [.. counted.Select(spell => spell.Turnaround).OfType<Duration>()];
        return new DigestFigures(
            period,
            dates,
            Standing(counted.Select(spell => spell.Attainment), counts.Attainment, coverage),
            Standing(counted.Select(spell => spell.Aim), counts.Aim, coverage),
            Standing(counted.Select(spell => spell.Commitment).OfType<DeadlineOutcome>(), counts.Commitment, coverage),
            Percentile.NearestRank(turnarounds, 50),
            Percentile.NearestRank(turnarounds, 90)
        );
    }

    private FigureStanding Standing(IEnumerable<DeadlineOutcome> outcomes, Attainment more, Coverage coverage) =>
        FigureStanding.Of(Attainment.Of(outcomes).And(more), coverage, rules);
}
