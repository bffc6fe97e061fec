using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.X;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Jobs.Polling;

/// <summary>What accounts on platforms that bill by what is read have cost this month, and how often they may be read; only X bills so.</summary>
internal sealed class ReadsBudget(XOptions options)
{
    private readonly XPrices prices = XPrices.Of(options);

    /// <summary>What reads cost.</summary>
    internal XPrices Prices => prices;

    /// <summary>What a reading cost; 0 on platforms that do not bill so.</summary>
    internal decimal CostOf(ReadCounts reads) => prices.CostOf(reads.Posts, reads.Users);

    /// <summary>How often an account may be read from now on.</summary>
    internal async Task<SpendingPace> PaceAsync(MonitorDbContext db, Account account, Instant now, CancellationToken cancellationToken)
    {
        if (prices.Budget is null || account.Platform != Platform.X)
        {
            return new SpendingPace.Full();
        }

        (long posts, long users) = await OfMonthAsync(db, account.Id, now, cancellationToken);
        return prices.PaceOf(posts, users, now);
    }

    /// <summary>What people are told of an account's reads this month, without a full stop; null where nothing was billed.</summary>
    internal async Task<string?> WordsAsync(MonitorDbContext db, Account account, Instant now, CancellationToken cancellationToken)
    {
        (long posts, long users) = await OfMonthAsync(db, account.Id, now, cancellationToken);
        if (posts + users == 0)
        {
            return null;
        }

        string budget = prices.Budget is { } most ? $" of {prices.Words(most)}" : string.Empty;
        string pace = prices.PaceOf(posts, users, now) switch
        {
            SpendingPace.Slowed => "; it is read less often, so that the rest lasts",
            SpendingPace.Over => "; it is not read until the month ends, or X:MonthlyBudget is raised",
            _ => string.Empty,
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"this month {posts:N0} posts and {users:N0} users were read for about {prices.Words(prices.CostOf(posts, users))}{budget}{pace}"
        );
    }

    private static async Task<(long Posts, long Users)> OfMonthAsync(
        MonitorDbContext db,
        long accountId,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        LocalDate month = ReadsMeter.MonthOf(now);
        MeteredReads? row =
            db.MeteredReads.Local.FirstOrDefault(reads => reads.AccountId == accountId && reads.Month == month) // not saved yet
            ?? await db
                .MeteredReads.AsNoTracking()
                .SingleOrDefaultAsync(reads => reads.AccountId == accountId && reads.Month == month, cancellationToken);
        return (row?.Posts ?? 0, row?.Users ?? 0);
    }
}
