using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Data;

/// <summary>Adds up what reads of an account are billed for, by months of UTC.</summary>
internal static class ReadsMeter
{
    /// <summary>Adds what a reading was billed for, also one that failed; under the reading's fence, so that nobody else adds to the account's row.</summary>
    /// <param name="db">Is saved by the caller.</param>
    /// <param name="spent">What was read.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal static async Task AddAsync(MonitorDbContext db, MeteredReads spent, CancellationToken cancellationToken)
    {
        if (spent is { Posts: 0, Users: 0 })
        {
            return;
        }

        int known = await db
            .MeteredReads.Where(row => row.AccountId == spent.AccountId && row.Month == spent.Month)
            .ExecuteUpdateAsync(
                update =>
                    update
                        .SetProperty(row => row.Posts, row => row.Posts + spent.Posts)
                        .SetProperty(row => row.Users, row => row.Users + spent.Users),
                cancellationToken
            );
        if (known == 0)
        {
            _ = db.MeteredReads.Add(spent);
        }
    }

    /// <summary>As <see cref="AddAsync"/>, for what was read by no reading, such as to try an access; it is saved here.</summary>
    internal static async Task AddBesideReadingsAsync(MonitorDbContext db, MeteredReads spent, CancellationToken cancellationToken)
    {
        if (spent is { Posts: 0, Users: 0 })
        {
            return;
        }

        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Locks the row by which readings are fenced, and changes nothing in it.
        _ = await db
            .Watches.Where(watch => watch.AccountId == spent.AccountId)
            .ExecuteUpdateAsync(update => update.SetProperty(watch => watch.Bookmark, watch => watch.Bookmark), cancellationToken);
        await AddAsync(db, spent, cancellationToken);
        _ = await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
