using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ResponsivenessMonitor.Data;

/// <summary>Shares the letters that are to be sent among replicas.</summary>
internal static class LetterClaims
{
    /// <summary>Takes what is to be sent, the longest waiting first; the arguments as in <see cref="WatchClaims.ClaimAsync"/>.</summary>
    internal static Task<IReadOnlyList<Claim>> ClaimAsync(
        MonitorDbContext db,
        string owner,
        Instant now,
        int count,
        Duration lease,
        CancellationToken cancellationToken
    ) =>
        ClaimSql.RunAsync(
            db,
            db.Database.IsNpgsql() ? ForPostgres(owner, now, count, lease) : ForSqlite(owner, now, count, lease),
            cancellationToken
        );

    /// <summary>Has the lease begin anew as the work on a letter begins, for it may have waited long behind others of its batch.</summary>
    /// <returns>False when the lease is over or somebody else's: then the letter is left alone.</returns>
    internal static async Task<bool> RenewAsync(
        MonitorDbContext db,
        Claim claim,
        Instant now,
        Duration lease,
        CancellationToken cancellationToken
    ) =>
        await db.Database.ExecuteSqlAsync(
            db.Database.IsNpgsql()
                ? (FormattableString)
                    $"""
                    update letters set lease_until = clock_timestamp() + {lease.ToTimeSpan()}
                    where id = {claim.Id} and lease_epoch = {claim.Epoch} and lease_until >= clock_timestamp()
                    """
                : $"""
                update letters set lease_until = {ClaimSql.Microseconds(now + lease)}
                where id = {claim.Id} and lease_epoch = {claim.Epoch} and lease_until is not null
                """,
            cancellationToken
        ) == 1;

    /// <summary>Gives back what was taken and not begun, so that nobody waits for the lease to end.</summary>
    internal static async Task GiveBackAsync(MonitorDbContext db, IEnumerable<Claim> claims, CancellationToken cancellationToken)
    {
        foreach (Claim claim in claims)
        {
            _ = await FenceAsync(db, claim.Id, claim.Epoch, cancellationToken);
        }
    }

    /// <summary>The first statement of the transaction that finishes a claim: gives the lease back.</summary>
    /// <returns>False when the lease ended and somebody else took it: then nothing may be committed.</returns>
    internal static async Task<bool> FenceAsync(MonitorDbContext db, long id, long epoch, CancellationToken cancellationToken) =>
        await db
            .Letters.Where(letter => letter.Id == id && letter.LeaseEpoch == epoch)
            .ExecuteUpdateAsync(
                set => set.SetProperty(letter => letter.LeaseOwner, (string?)null).SetProperty(letter => letter.LeaseUntil, (Instant?)null),
                cancellationToken
            ) == 1;

    private static FormattableString ForPostgres(string owner, Instant now, int count, Duration lease) =>
        $"""
            update letters l
            set lease_owner = {owner}, lease_until = clock_timestamp() + {lease.ToTimeSpan()}, lease_epoch = lease_epoch + 1
            from (
                select id from letters
                where send_at <= {ClaimSql.Timestamp(now)} and (lease_until is null or lease_until < clock_timestamp())
                order by send_at, id limit {count} for update skip locked) due
            where l.id = due.id
            returning l.id as "Id", l.lease_epoch as "Epoch", cast(extract(epoch from l.send_at) * 1000000 as bigint) as "Due"
            """;

    private static FormattableString ForSqlite(string owner, Instant now, int count, Duration lease) =>
        $"""
            update letters
            set lease_owner = {owner}, lease_until = {ClaimSql.Microseconds(now + lease)}, lease_epoch = lease_epoch + 1
            where id in (
                select id from letters
                where send_at <= {ClaimSql.Microseconds(now)} and (lease_until is null or lease_until < {ClaimSql.Microseconds(now)})
                order by send_at, id limit {count})
            returning id as "Id", lease_epoch as "Epoch", send_at as "Due"
            """;
}
