using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Platforms.X;
using ResponsivenessMonitor.Policy;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>Says in weekly and monthly summaries what was read on platforms that bill so, and what that cost.</summary>
internal sealed class ReadsBills(ReadsBudget budget, IReadOnlyCollection<WatchedAccount> accounts)
{
    /// <summary>The summaries, each with the bill of the month in which its period ends.</summary>
    internal async Task<ValueList<DigestSummary>> IntoAsync(
        MonitorDbContext db,
        ValueList<DigestSummary> summaries,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        List<DigestSummary> billed = [];
        foreach (DigestSummary summary in summaries)
        {
            LocalDate month = summary.Figures.Dates.End.With(DateAdjusters.StartOfMonth);
            billed.Add(summary with { Reads = await OfAsync(db, month, now, cancellationToken) });
        }

        return [.. billed];
    }

    private async Task<ReadsBill?> OfAsync(MonitorDbContext db, LocalDate month, Instant now, CancellationToken cancellationToken)
    {
        List<MeteredReads> rows = await db.MeteredReads.AsNoTracking().Where(row => row.Month == month).ToListAsync(cancellationToken);
        (long posts, long users) = (rows.Sum(row => row.Posts), rows.Sum(row => row.Users));
        if (posts + users == 0)
        {
            return null;
        }

        XPrices prices = budget.Prices;
        bool isPresent = month == ReadsMeter.MonthOf(now);
        (LetterAccount Letter, SpendingPace Pace)[] paces = rows.Join(
                accounts,
                row => row.AccountId,
                watched => watched.Account.Id,
                (row, watched) => (watched.Letter, Pace: isPresent ? prices.PaceOf(row.Posts, row.Users, now) : new SpendingPace.Full())
            )
            .OrderBy(pair => pair.Letter.Slug, StringComparer.Ordinal)
            .ToArray();
        string name = month.ToString("MMMM", CultureInfo.InvariantCulture);
        return new ReadsBill(isPresent ? $"{name} so far" : name, posts, users, prices.Words(prices.CostOf(posts, users)))
        {
            Budget = prices.Budget is { } most ? prices.Words(most) : null,
            Slowed = [.. paces.Where(pair => pair.Pace is SpendingPace.Slowed).Select(pair => pair.Letter)],
            Over = [.. paces.Where(pair => pair.Pace is SpendingPace.Over).Select(pair => pair.Letter)],
        };
    }
}
