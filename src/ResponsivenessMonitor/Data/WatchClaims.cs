using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace ResponsivenessMonitor.Data;

/// <summary>Shares the accounts that are due for reading among replicas.</summary>
internal static class WatchClaims
{
    /// <summary>Takes what is due, the longest due first.</summary>
    /// <param name="db">Without a transaction of the caller's.</param>
    /// <param name="owner">Who takes it, for people who look into the table.</param>
    /// <param name="now">What is compared with the due column.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="lease">How long they are ours; by the database's clock on PostgreSQL, by <paramref name="now"/> on SQLite.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// Never more of one access than it has calls left for, by what a reading of it lately cost and those counted that are being read already; none of
    /// an access that is paused. How many calls there are is not known before the first answer: then nothing is held back. After the limit's reset
    /// it is not known either: then no more are being read at once than are taken at once.
    /// </returns>
    internal static async Task<IReadOnlyList<Claim>> ClaimAsync(
        MonitorDbContext db,
        string owner,
        Instant now,
        int count,
        Duration lease,
        CancellationToken cancellationToken
    )
    {
        if (db.Database.IsNpgsql())
        {
            // One after another: what somebody else took in this moment spends the same calls, and only a later statement sees it.
            await using IDbContextTransaction turn = await Turns.TakeAsync(db, "claim-watches", cancellationToken);
            IReadOnlyList<Claim> claims = await ClaimSql.RunAsync(db, ForPostgres(owner, now, count, lease), cancellationToken);
            await turn.CommitAsync(cancellationToken);
            return claims;
        }

        return await ClaimSql.RunAsync(db, ForSqlite(owner, now, count, lease), cancellationToken);
    }

    /// <summary>As <see cref="LetterClaims.RenewAsync"/>.</summary>
    /// <returns>False when the lease is over or somebody else's: then the account is left alone.</returns>
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
                    update watches set lease_until = clock_timestamp() + {lease.ToTimeSpan()}
                    where account_id = {claim.Id} and lease_epoch = {claim.Epoch} and lease_until >= clock_timestamp()
                    """
                : $"""
                update watches set lease_until = {ClaimSql.Microseconds(now + lease)}
                where account_id = {claim.Id} and lease_epoch = {claim.Epoch} and lease_until is not null
                """,
            cancellationToken
        ) == 1;

    /// <summary>As <see cref="LetterClaims.GiveBackAsync"/>.</summary>
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
            .Watches.Where(watch => watch.AccountId == id && watch.LeaseEpoch == epoch)
            .ExecuteUpdateAsync(
                set => set.SetProperty(watch => watch.LeaseOwner, (string?)null).SetProperty(watch => watch.LeaseUntil, (Instant?)null),
                cancellationToken
            ) == 1;

    private static FormattableString ForPostgres(string owner, Instant now, int count, Duration lease) =>
        $"""
            with budgets as (
                select a.id, case when a.remaining is null then {count} else least({count},
                    case when a.resets_at <= {ClaimSql.Timestamp(now)} then {count} else a.remaining / greatest(a.reading_cost, 1) end - (
                    select count(*) from watches r where r.access_id = a.id and r.lease_until >= clock_timestamp())) end as calls
                from accesses a where a.paused_until is null or a.paused_until <= {ClaimSql.Timestamp(now)}
            ), candidates as (
                select p.account_id, p.next_poll_at from budgets b cross join lateral (
                    select account_id, next_poll_at from watches
                    where access_id = b.id and next_poll_at <= {ClaimSql.Timestamp(
                now
            )} and (lease_until is null or lease_until < clock_timestamp())
                    order by next_poll_at, account_id limit greatest(b.calls, 0)) p
                union all
                (select account_id, next_poll_at from watches
                where access_id is null and next_poll_at <= {ClaimSql.Timestamp(
                now
            )} and (lease_until is null or lease_until < clock_timestamp())
                order by next_poll_at, account_id limit {count})
            ), due as (
                select w.account_id from watches w
                where w.account_id in (select account_id from candidates order by next_poll_at, account_id limit {count})
                for update skip locked
            )
            update watches w
            set lease_owner = {owner}, lease_until = clock_timestamp() + {lease.ToTimeSpan()}, lease_epoch = lease_epoch + 1
            from due where w.account_id = due.account_id
            returning w.account_id as "Id", w.lease_epoch as "Epoch", cast(extract(epoch from w.next_poll_at) * 1000000 as bigint) as "Due"
            """;

    private static FormattableString ForSqlite(string owner, Instant now, int count, Duration lease) =>
        $"""
            with budgets as materialized (
                select a.id, case when a.remaining is null then {count} else
                    case when a.resets_at <= {ClaimSql.Microseconds(now)} then {count} else a.remaining / max(a.reading_cost, 1) end - (
                    select count(*) from watches r where r.access_id = a.id and r.lease_until >= {ClaimSql.Microseconds(now)}) end as calls
                from accesses a where a.paused_until is null or a.paused_until <= {ClaimSql.Microseconds(now)}
            ), candidates as (
                select w.account_id, w.next_poll_at, w.access_id, b.calls,
                    row_number() over (partition by w.access_id order by w.next_poll_at, w.account_id) as place
                from watches w left join budgets b on b.id = w.access_id
                where w.next_poll_at <= {ClaimSql.Microseconds(now)} and (w.lease_until is null or w.lease_until < {ClaimSql.Microseconds(
                now
            )})
            )
            update watches
            set lease_owner = {owner}, lease_until = {ClaimSql.Microseconds(now + lease)}, lease_epoch = lease_epoch + 1
            where account_id in (
                select account_id from candidates where access_id is null or place <= calls order by next_poll_at, account_id limit {count})
            returning account_id as "Id", lease_epoch as "Epoch", next_poll_at as "Due"
            """;
}
