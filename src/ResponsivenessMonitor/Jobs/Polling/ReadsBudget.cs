using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Jobs.Polling;

/// <summary>What accounts on platforms that bill by what is read have cost this month, and how often they may be read.</summary>
internal sealed class ReadsBudget(PlatformRegister platforms)
{
    /// <summary>What a platform bills; null where reading it costs nothing.</summary>
    internal ReadPrices? PricesOf(Platform platform) => platforms.Find(platform)?.Prices;

    /// <summary>What reads on a platform cost; 0 where they are not billed.</summary>
    internal decimal CostOf(Platform platform, ReadCounts reads) => PricesOf(platform)?.CostOf(reads) ?? 0;

    /// <summary>How often an account may be read from now on.</summary>
    internal async Task<SpendingPace> PaceAsync(MonitorDbContext db, Account account, Instant now, CancellationToken cancellationToken)
    {
        if (PricesOf(account.Platform) is not { Budget: not null } prices)
        {
            return new SpendingPace.Full();
        }

        (long posts, long users) = await OfMonthAsync(db, account.Id, now, cancellationToken);
        return prices.PaceOf(posts, users, now);
    }

    /// <summary>Whether what a reading has been billed for so far uses up what is left of the account's budget; null where there is no budget.</summary>
    internal async Task<Func<ReadCounts, bool>?> LimitAsync(
        MonitorDbContext db,
        Account account,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (PricesOf(account.Platform) is not { Budget: { } most } prices)
        {
            return null;
        }

        (long posts, long users) = await OfMonthAsync(db, account.Id, now, cancellationToken);
        decimal left = most - prices.CostOf(posts, users);
        return reads => prices.CostOf(reads) >= left;
    }

    /// <summary>What people are told of an account's reads this month, without a full stop; null where nothing was billed.</summary>
    internal async Task<string?> WordsAsync(MonitorDbContext db, Account account, Instant now, CancellationToken cancellationToken)
    {
        (long posts, long users) = await OfMonthAsync(db, account.Id, now, cancellationToken);
        if (posts + users == 0 || PricesOf(account.Platform) is not { } prices)
        {
            return null;
        }

        string budget = prices.Budget is { } most ? $" of {prices.Words(most)}" : string.Empty;
        string pace = prices.PaceOf(posts, users, now) switch
        {
            SpendingPace.Slowed => "; it is read less often, so that the rest lasts",
            SpendingPace.Over => $"; it is not read until the month ends, or {prices.BudgetSetting} is raised",
            _ => string.Empty,
        };
        string read = posts + users == 1 ? "was" : "were";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"this month {Number(posts, "post")} and {Number(users, "user")} {read} read for about {prices.Words(prices.CostOf(posts, users))}{budget}{pace}"
        );
    }

    private static string Number(long count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? string.Empty : "s")}");

    private static async Task<(long Posts, long Users)> OfMonthAsync(
        MonitorDbContext db,
        long accountId,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        LocalDate month = MeteredReads.MonthOf(now);
        MeteredReads? row =
            db.MeteredReads.Local.FirstOrDefault(reads => reads.AccountId == accountId && reads.Month == month) // not saved yet
            ?? await db
                .MeteredReads.AsNoTracking()
                .SingleOrDefaultAsync(reads => reads.AccountId == accountId && reads.Month == month, cancellationToken);
        return (row?.Posts ?? 0, row?.Users ?? 0);
    }
}
