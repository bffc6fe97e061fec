using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Web.Reading;

/// <summary>The figures of accounts, each by itself, over the days before today; never of a person (¶28, 30).</summary>
internal sealed class PageFigures
{
    private readonly CountedSpells spells;
    private readonly WatchedTime time;
    private readonly FigureRules rules;
    private readonly Instant now;

    private PageFigures(CountedSpells spells, WatchedTime time, FigureRules rules, Instant now) =>
        (this.spells, this.time, this.rules, this.now) = (spells, time, rules, now);

    /// <summary>Loads what the figures of some days need, of all accounts at once.</summary>
    /// <param name="db">The database.</param>
    /// <param name="book">The rules.</param>
    /// <param name="accounts">All accounts.</param>
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
        LocalDate today = now.InUtc().Date;
        DateInterval dates = new(today.PlusDays(-days - 1), today.PlusDays(1)); // a day more at either end: zones differ
        return new PageFigures(
            await CountedSpells.LoadAsync(db, book, accounts, dates, cancellationToken),
            await WatchedTime.LoadAsync(db, now - Duration.FromDays(days + 2), rules, now, cancellationToken),
            rules,
            now
        );
    }

    /// <summary>Aim and commitment over so many days before today, by the account's dates.</summary>
    internal (string Aim, string Commitment) Of(WatchedAccount watched, int days)
    {
        LocalDate today = watched.Calendar.DateOf(now);
        DateInterval dates = new(today.PlusDays(-days), today.PlusDays(-1));
        List<SpellFigures> own = spells.Of(dates, watched.Account.Id);
        Coverage coverage = time.Of(watched, dates);
        return (
            Text(Attainment.Of(own.Select(spell => spell.Aim)), coverage),
            own.Any(spell => spell.Commitment is not null) || watched.Letter.Steward != Policy.Accounts.Steward.Marketing
                ? Text(Attainment.Of(own.Select(spell => spell.Commitment).OfType<DeadlineOutcome>()), coverage)
                : "no commitment"
        );
    }

    private string Text(Attainment attainment, Coverage coverage) => FigureText.Of(FigureStanding.Of(attainment, coverage, rules), rules);
}
