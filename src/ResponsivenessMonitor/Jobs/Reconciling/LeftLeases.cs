using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>A lease that ended on something that is due is soon another's, unless nobody claims any more. What is left of it is taken away.</summary>
/// <remarks>
/// Leases end by the database's clock on PostgreSQL. Their numbers stay, so that this gives nobody a right they had not: whoever wakes late and finds
/// nobody else at work may still finish.
/// </remarks>
internal sealed class LeftLeases : IInvariant
{
    private static readonly Duration After = Duration.FromMinutes(5);

    /// <inheritdoc/>
    public Duration Patience => Duration.FromMinutes(10);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Found>> CheckAsync(MonitorDbContext db, Instant now, bool mends, CancellationToken cancellationToken)
    {
        Instant ended = await ClockAsync(db, now, cancellationToken) - After;
        // An access that is paused, or has no calls left, keeps its accounts waiting: nobody is to take them.
        List<(long Id, string Key)> watches =
        [
            .. from watch in await WaitingAccounts
                .Due(db, now)
                .Where(watch => watch.LeaseUntil < ended)
                .OrderBy(watch => watch.LeaseUntil)
                .Take(Found.Most)
                .Select(watch => new { watch.AccountId, watch.Account!.Slug })
                .ToListAsync(cancellationToken)
            select (watch.AccountId, watch.Slug.Slug),
        ];
        List<(long Id, string Key)> letters =
        [
            .. from letter in await db
                .Letters.Where(letter => letter.SendAt <= now && letter.LeaseUntil < ended)
                .OrderBy(letter => letter.SendAt)
                .Take(Found.Most)
                .Select(letter => new { letter.Id })
                .ToListAsync(cancellationToken)
            select (letter.Id, string.Create(CultureInfo.InvariantCulture, $"letter {letter.Id}")),
        ];
        if (mends)
        {
            await ReleaseAsync(db, [.. watches.Select(row => row.Id)], [.. letters.Select(row => row.Id)], ended, cancellationToken);
        }

        string[] keys = [.. watches.Concat(letters).Select(row => row.Key)];
        return keys.Length == 0 ? [] : [new Found(FindingKind.LeaseLeftOver, keys, mends)];
    }

    private static async Task ReleaseAsync(
        MonitorDbContext db,
        long[] watches,
        long[] letters,
        Instant ended,
        CancellationToken cancellationToken
    )
    {
        if (watches.Length > 0)
        {
            _ = await db
                .Watches.Where(watch => watches.Contains(watch.AccountId) && watch.LeaseUntil < ended)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(watch => watch.LeaseOwner, (string?)null).SetProperty(watch => watch.LeaseUntil, (Instant?)null),
                    cancellationToken
                );
        }

        if (letters.Length > 0)
        {
            _ = await db
                .Letters.Where(letter => letters.Contains(letter.Id) && letter.LeaseUntil < ended)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(letter => letter.LeaseOwner, (string?)null)
                            .SetProperty(letter => letter.LeaseUntil, (Instant?)null),
                    cancellationToken
                );
        }
    }

    /// <summary>The clock by which leases end.</summary>
    private static async Task<Instant> ClockAsync(MonitorDbContext db, Instant now, CancellationToken cancellationToken) =>
        db.Database.IsNpgsql()
            ? Instant.FromDateTimeUtc(
                (await db.Database.SqlQuery<DateTime>($"""select clock_timestamp() as "Value" """).ToListAsync(cancellationToken))[0]
            )
            : now;
}
