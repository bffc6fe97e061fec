using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Data;

/// <summary>Adds up what reads of an account are billed for, by months of UTC.</summary>
internal static class ReadsMeter
{
    /// <summary>Adds what a reading was billed for, also one that failed; under the reading's fence, so that nobody else adds to the account's row.</summary>
    /// <param name="db">Is saved by the caller.</param>
    /// <param name="accountId">Of which account.</param>
    /// <param name="at">When it was read.</param>
    /// <param name="posts">Posts that were read.</param>
    /// <param name="users">Profiles of users that were.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal static async Task AddAsync(
        MonitorDbContext db,
        long accountId,
        Instant at,
        int posts,
        int users,
        CancellationToken cancellationToken
    )
    {
        if (posts + users == 0)
        {
            return;
        }

        LocalDate month = MonthOf(at);
        int known = await db
            .MeteredReads.Where(row => row.AccountId == accountId && row.Month == month)
            .ExecuteUpdateAsync(
                update =>
                    update.SetProperty(row => row.Posts, row => row.Posts + posts).SetProperty(row => row.Users, row => row.Users + users),
                cancellationToken
            );
        if (known == 0)
        {
            MeteredReads first = new()
            {
                AccountId = accountId,
                Month = month,
                Posts = posts,
                Users = users,
            };
            _ = db.MeteredReads.Add(first);
        }
    }

    /// <summary>As <see cref="AddAsync"/>, for what was read by no reading, such as to try an access.</summary>
    internal static async Task AddBesideReadingsAsync(
        MonitorDbContext db,
        long accountId,
        Instant at,
        int posts,
        int users,
        CancellationToken cancellationToken
    )
    {
        if (posts + users == 0)
        {
            return;
        }

        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Locks the row by which readings are fenced, and changes nothing in it.
        _ = await db
            .Watches.Where(watch => watch.AccountId == accountId)
            .ExecuteUpdateAsync(update => update.SetProperty(watch => watch.Bookmark, watch => watch.Bookmark), cancellationToken);
        await AddAsync(db, accountId, at, posts, users, cancellationToken);
        _ = await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The first day of the month of an instant, by UTC.</summary>
    internal static LocalDate MonthOf(Instant at) => at.InUtc().Date.With(DateAdjusters.StartOfMonth);
}
