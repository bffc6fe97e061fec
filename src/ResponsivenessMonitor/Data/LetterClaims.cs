using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ResponsivenessMonitor.Data;

/// <summary>Takes letters that are to be sent, so that no two replicas send one at once.</summary>
internal static class LetterClaims
{
    /// <summary>Takes letters in the order in which they are to be sent.</summary>
    /// <param name="db">The database.</param>
    /// <param name="owner">Who takes them.</param>
    /// <param name="now">What is to be sent by then is taken.</param>
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

    /// <summary>Gives a letter back, as the first statement of the transaction that keeps what became of it.</summary>
    /// <returns>False when the lease is another's by now.</returns>
    internal static async Task<bool> FenceAsync(MonitorDbContext db, long letterId, long epoch, CancellationToken cancellationToken) =>
        await db
            .Letters.Where(letter => letter.Id == letterId && letter.LeaseEpoch == epoch)
            .ExecuteUpdateAsync(
                update =>
                    update.SetProperty(letter => letter.LeaseOwner, (string?)null).SetProperty(letter => letter.LeaseUntil, (Instant?)null),
                cancellationToken
            ) == 1;

    private static IQueryable<Claim> OnPostgres(MonitorDbContext db, string owner, Instant now, int count, Duration lease)
    {
        DateTime due = now.ToDateTimeUtc();
        double seconds = lease.TotalSeconds;
        return db.Database.SqlQuery<Claim>(
            $"""
            update letters l
            set lease_owner = {owner}, lease_until = clock_timestamp() + make_interval(secs => {seconds}), lease_epoch = lease_epoch + 1
            from (select id from letters where send_at <= {due} and (lease_until is null or lease_until < clock_timestamp())
                  order by send_at, id limit {count} for update skip locked) d
            where l.id = d.id
            returning l.id as "Id", l.lease_epoch as "Epoch"
            """
        );
    }

    private static IQueryable<Claim> OnSqlite(MonitorDbContext db, string owner, Instant now, int count, Duration lease)
    {
        long due = now.ToUnixTimeTicks() / 10;
        long until = (now + lease).ToUnixTimeTicks() / 10;
        return db.Database.SqlQuery<Claim>(
            $"""
            update letters set lease_owner = {owner}, lease_until = {until}, lease_epoch = lease_epoch + 1
            where id in (select id from letters where send_at <= {due} and (lease_until is null or lease_until < {due})
                         order by send_at, id limit {count})
            returning id as "Id", lease_epoch as "Epoch"
            """
        );
    }
}
