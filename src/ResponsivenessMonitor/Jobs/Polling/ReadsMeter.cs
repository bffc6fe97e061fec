using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Jobs.Polling;

/// <summary>Adds up what an account's readings are billed for, by months of UTC.</summary>
internal static class ReadsMeter
{
    /// <summary>Adds what a reading was billed for, also one that failed; under the reading's fence, so that nobody else adds to the account's row.</summary>
    internal static async Task AddAsync(MonitorDbContext db, long accountId, CompletedReading reading, CancellationToken cancellationToken)
    {
        ReadCounts spent = reading.Reads;
        if (spent == default)
        {
            return;
        }

        LocalDate month = MonthOf(reading.Began);
        int known = await db
            .MeteredReads.Where(row => row.AccountId == accountId && row.Month == month)
            .ExecuteUpdateAsync(
                update =>
                    update
                        .SetProperty(row => row.Posts, row => row.Posts + spent.Posts)
                        .SetProperty(row => row.Users, row => row.Users + spent.Users),
                cancellationToken
            );
        if (known == 0)
        {
            MeteredReads first = new()
            {
                AccountId = accountId,
                Month = month,
                Posts = spent.Posts,
                Users = spent.Users,
            };
            _ = db.MeteredReads.Add(first);
        }
    }

    /// <summary>The first day of the month of an instant, by UTC.</summary>
    internal static LocalDate MonthOf(Instant at) => at.InUtc().Date.With(DateAdjusters.StartOfMonth);
}
