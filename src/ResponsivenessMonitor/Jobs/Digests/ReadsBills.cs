using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>Says in weekly and monthly summaries what was read on platforms that bill so, and what that cost.</summary>
internal sealed class ReadsBills(ReadsBudget budget, IReadOnlyCollection<WatchedAccount> accounts)
{
    /// <summary>The summaries, each with the bills of the month in which its period ends, one of each platform that bills.</summary>
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
            billed.Add(summary with { Bills = [.. await OfAsync(db, month, now, cancellationToken)] });
        }

        return [.. billed];
    }

    private async Task<IReadOnlyList<ReadsBill>> OfAsync(
        MonitorDbContext db,
        LocalDate month,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .MeteredReads.AsNoTracking()
            .Where(row => row.Month == month)
            .Join(db.Accounts, row => row.AccountId, account => account.Id, (row, account) => new { row, account.Platform })
            .ToListAsync(cancellationToken);
        List<ReadsBill> bills = [];
        foreach (var ofPlatform in rows.GroupBy(read => read.Platform).OrderBy(group => group.Key.Name, StringComparer.Ordinal))
        {
            if (budget.PricesOf(ofPlatform.Key) is { } prices)
            {
                bills.Add(Bill(ofPlatform.Key, prices, [.. ofPlatform.Select(read => read.row)], month, now));
            }
        }

        return bills;
    }

    private ReadsBill Bill(Platform platform, ReadPrices prices, IReadOnlyCollection<MeteredReads> rows, LocalDate month, Instant now)
    {
        bool isPresent = month == MeteredReads.MonthOf(now);
        (LetterAccount Letter, SpendingPace Pace)[] paces = rows.Join(
                accounts,
                row => row.AccountId,
                watched => watched.Account.Id,
                (row, watched) => (watched.Letter, Pace: isPresent ? prices.PaceOf(row.Posts, row.Users, now) : new SpendingPace.Full())
            )
            .OrderBy(pair => pair.Letter.Slug, StringComparer.Ordinal)
            .ToArray();
        string name = month.ToString("MMMM", CultureInfo.InvariantCulture);
        (long posts, long users) = (rows.Sum(row => row.Posts), rows.Sum(row => row.Users));
        return new ReadsBill(
            platform.DisplayName,
            isPresent ? $"{name} so far" : name,
            posts,
            users,
            prices.Words(prices.CostOf(posts, users))
        )
        {
            Budget = prices.Budget is { } most ? prices.Words(most) : null,
            Slowed = [.. paces.Where(pair => pair.Pace is SpendingPace.Slowed).Select(pair => pair.Letter)],
            Over = [.. paces.Where(pair => pair.Pace is SpendingPace.Over).Select(pair => pair.Letter)],
        };
    }
}
