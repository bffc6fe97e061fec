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

    /// <summary>What an account has cost this month, and what that means for its readings.</summary>
    internal async Task<MonthlySpending> SpendingOfAsync(
        MonitorDbContext db,
        Account account,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (PricesOf(account.Platform) is not { Budget: { } most } prices)
        {
            return new MonthlySpending(new SpendingPace.Full(), IsSpentBy: null);
        }

        (long posts, long users) = await OfMonthAsync(db, account.Id, now, cancellationToken);
        decimal left = most - prices.CostOf(posts, users);
        return new MonthlySpending(prices.PaceOf(posts, users, now), reads => prices.CostOf(reads) >= left);
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

/// <summary>What an account's spending means for its readings.</summary>
/// <param name="Pace">How often it may be read.</param>
/// <param name="IsSpentBy">Whether what a reading has been billed for uses up what is left; null where there is no budget.</param>
internal sealed record MonthlySpending(SpendingPace Pace, Func<ReadCounts, bool>? IsSpentBy);
