using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ResponsivenessMonitor.Data;

/// <summary>Takes accounts that are due for reading, so that no two replicas read one at once.</summary>
internal static class WatchClaims
{
    /// <summary>Takes accounts in the order in which they fell due.</summary>
    /// <param name="db">The database.</param>
    /// <param name="owner">Who takes them.</param>
    /// <param name="now">What is due by then is taken; of an access never more than it has calls left, of a paused one none.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="lease">How long they are ours: by the database's clock on PostgreSQL, from now in SQLite's one process.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal static async Task<IReadOnlyList<Claim>> ClaimAsync(
        MonitorDbContext db,
        string owner,
        Instant now,
        int count,
        Duration lease,
        CancellationToken cancellationToken
    )
    {
        List<Claim> claims = await (
            db.Database.IsNpgsql() ? OnPostgres(db, owner, now, count, lease) : OnSqlite(db, owner, now, count, lease)
        ).ToListAsync(cancellationToken);
        return [.. claims.OrderBy(claim => claim.Id)];
    }

    /// <summary>Gives an account back, as the first statement of the transaction that keeps what was read.</summary>
    /// <returns>False when the lease is another's by now: nothing may be kept.</returns>
    internal static async Task<bool> FenceAsync(MonitorDbContext db, long accountId, long epoch, CancellationToken cancellationToken) =>
        await db
            .Watches.Where(watch => watch.AccountId == accountId && watch.LeaseEpoch == epoch)
            .ExecuteUpdateAsync(
                update =>
                    update.SetProperty(watch => watch.LeaseOwner, (string?)null).SetProperty(watch => watch.LeaseUntil, (Instant?)null),
                cancellationToken
            ) == 1;

    private static IQueryable<Claim> OnPostgres(MonitorDbContext db, string owner, Instant now, int count, Duration lease)
    {
        DateTime due = now.ToDateTimeUtc();
        double seconds = lease.TotalSeconds;
        return db.Database.SqlQuery<Claim>(
            $"""
            with due as (
              select w.account_id, w.access_id, w.next_poll_at
              from watches w left join accesses a on a.id = w.access_id
              where w.next_poll_at <= {due} and (w.lease_until is null or w.lease_until < clock_timestamp())
                and (a.paused_until is null or a.paused_until <= {due})
              order by w.next_poll_at, w.account_id
              limit {count}
              for update of w skip locked
            ),
            ranked as (
              select account_id, access_id, row_number() over (partition by access_id order by next_poll_at, account_id) as place from due
            )
            update watches w
            set lease_owner = {owner}, lease_until = clock_timestamp() + make_interval(secs => {seconds}), lease_epoch = lease_epoch + 1
            from ranked r left join accesses a on a.id = r.access_id
            where w.account_id = r.account_id and (a.remaining is null or a.resets_at <= {due} or r.place <= a.remaining)
            returning w.account_id as "Id", w.lease_epoch as "Epoch"
            """
        );
    }

    private static IQueryable<Claim> OnSqlite(MonitorDbContext db, string owner, Instant now, int count, Duration lease)
    {
        long due = now.ToUnixTimeTicks() / 10;
        long until = (now + lease).ToUnixTimeTicks() / 10;
        return db.Database.SqlQuery<Claim>(
            $"""
            update watches set lease_owner = {owner}, lease_until = {until}, lease_epoch = lease_epoch + 1
            where account_id in (
              select d.account_id from (
                select w.account_id, w.next_poll_at, w.access_id, a.remaining, a.resets_at,
                  row_number() over (partition by w.access_id order by w.next_poll_at, w.account_id) as place
                from watches w left join accesses a on a.id = w.access_id
                where w.next_poll_at <= {due} and (w.lease_until is null or w.lease_until < {due})
                  and (a.paused_until is null or a.paused_until <= {due})
              ) d
              where d.remaining is null or d.resets_at <= {due} or d.place <= d.remaining
              order by d.next_poll_at, d.account_id limit {count})
            returning account_id as "Id", lease_epoch as "Epoch"
            """
        );
    }
}
