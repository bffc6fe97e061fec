using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ResponsivenessMonitor.Data;

/// <summary>Keeps a decision to wait for a reading and the keeping of that reading from passing each other unseen, so that nothing waits for the one after it.</summary>
internal static class ReadMeanwhile
{
    /// <summary>Which accounts' readings are being kept in this moment, or were since the caller looked.</summary>
    /// <param name="db">In the transaction of the decision; until it ends no reading of the others is kept.</param>
    /// <param name="knownTo">Until when each account was known, as the caller decided by.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Those of which another decision may be right in a moment; none on SQLite, where transactions take turns.</returns>
    internal static async Task<IReadOnlySet<long>> OfAsync(
        MonitorDbContext db,
        IReadOnlyDictionary<long, Instant?> knownTo,
        CancellationToken cancellationToken
    )
    {
        if (knownTo.Count == 0 || !db.Database.IsNpgsql())
        {
            return new HashSet<long>();
        }

        long[] accounts = [.. knownTo.Keys];
        // None is waited for: a reading that is being kept may itself wait for one that is not.
        long[] still = await db
            .Database.SqlQuery<long>(
                $"""select account_id as "Value" from watches where account_id = any({accounts}) for share skip locked"""
            )
            .ToArrayAsync(cancellationToken);
        // Not the entities, which say what they said when they were loaded.
        Dictionary<long, Instant?> now = await db
            .Watches.AsNoTracking()
            .Where(watch => still.Contains(watch.AccountId))
            .ToDictionaryAsync(watch => watch.AccountId, watch => watch.KnownTo, cancellationToken);
        return knownTo
            .Where(pair => !now.TryGetValue(pair.Key, out Instant? known) || known != pair.Value)
            .Select(pair => pair.Key)
            .ToHashSet();
    }
}
