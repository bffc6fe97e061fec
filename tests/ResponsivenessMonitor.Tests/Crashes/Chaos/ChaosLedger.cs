using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>
/// What the database itself saw: triggers write down who claimed, who fenced, and what a transaction of whom brought. A session is known by the name
/// with which its process connects, so that the product's own columns are not asked. What was rolled back is not in it.
/// </summary>
internal sealed class ChaosLedger(NpgsqlDataSource database)
{
    private const string Tables = """
        create table chaos_ledger (
            seq bigint generated always as identity primary key, at timestamptz not null default clock_timestamp(),
            tx bigint not null default txid_current(), who text not null default current_setting('application_name'),
            what text not null, subject bigint not null, epoch bigint, goes_back boolean not null default false, due timestamptz);

        create function chaos_watch() returns trigger language plpgsql as $$
        begin
            if new.lease_epoch <> old.lease_epoch then
                insert into chaos_ledger (what, subject, epoch) values ('claim', new.account_id, new.lease_epoch);
            elsif old.lease_owner is not null and new.lease_owner is null then
                insert into chaos_ledger (what, subject, epoch) values ('fence', new.account_id, new.lease_epoch);
            end if;
            if new.known_to is distinct from old.known_to or new.bookmark is distinct from old.bookmark then
                insert into chaos_ledger (what, subject, epoch, goes_back) values ('reading', new.account_id, new.lease_epoch,
                    coalesce(new.known_to < old.known_to, new.known_to is null and old.known_to is not null) or
                    coalesce(((new.bookmark::json)->'mentions'->>'floorAt')::bigint < ((old.bookmark::json)->'mentions'->>'floorAt')::bigint, false));
            end if;
            return null;
        end $$;
        create trigger chaos after update on watches for each row execute function chaos_watch();

        create function chaos_item() returns trigger language plpgsql as $$
        begin
            insert into chaos_ledger (what, subject) values ('item', new.account_id);
            return null;
        end $$;
        create trigger chaos after insert on items for each row execute function chaos_item();

        create function chaos_letter() returns trigger language plpgsql as $$
        begin
            if new.lease_epoch <> old.lease_epoch then
                insert into chaos_ledger (what, subject, epoch) values ('letter-claim', new.id, new.lease_epoch);
            end if;
            if new.state <> old.state and new.state = 'Sent' then
                insert into chaos_ledger (what, subject, epoch) values ('letter-sent', new.id, new.lease_epoch);
            end if;
            return null;
        end $$;
        create trigger chaos after update on letters for each row execute function chaos_letter();

        create function chaos_notice() returns trigger language plpgsql as $$
        begin
            if new.step in ('PastAim', 'Breached') then
                insert into chaos_ledger (what, subject, due) values ('notice', new.id, new.due_at);
            end if;
            return null;
        end $$;
        create trigger chaos after insert on notices for each row execute function chaos_notice();
        """;

    internal async Task InstallAsync()
    {
        await using NpgsqlCommand command = database.CreateCommand(Tables);
        _ = await command.ExecuteNonQueryAsync();
    }

    internal async Task<bool> HasClaimedAsync(string who, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlCommand command = database.CreateCommand("select exists (select from chaos_ledger where who = $1)");
            _ = command.Parameters.AddWithValue(who);
            return await command.ExecuteScalarAsync(cancellationToken) is true;
        }
        catch (NpgsqlException)
        {
            return false; // the server is being restarted
        }
    }

    /// <summary>All lines in the order in which the database let them happen.</summary>
    internal async Task<IReadOnlyList<ChaosLine>> ReadAsync()
    {
        await using NpgsqlCommand command = database.CreateCommand(
            "select seq, at, tx, who, what, subject, coalesce(epoch, 0), goes_back from chaos_ledger order by seq"
        );
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<ChaosLine> lines = [];
        while (await reader.ReadAsync())
        {
            lines.Add(
                new ChaosLine(
                    reader.GetInt64(0),
                    reader.GetDateTime(1).ToInstant(),
                    reader.GetInt64(2),
                    reader.GetString(3),
                    reader.GetString(4),
                    reader.GetInt64(5),
                    reader.GetInt64(6),
                    reader.GetBoolean(7)
                )
            );
        }

        return lines;
    }

    /// <summary>
    /// From the lapse to the row of its notice, of questions that were known before it; in seconds, from the shortest to the longest.
    /// </summary>
    internal async Task<double[]> DetectionsAsync()
    {
        await using NpgsqlCommand command = database.CreateCommand(
            """
            select extract(epoch from l.at - l.due)::float8 from chaos_ledger l
            join notices n on n.id = l.subject join enquiries e on e.id = n.enquiry_id
            where l.what = 'notice' and e.found_at < l.due order by 1
            """
        );
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<double> seconds = [];
        while (await reader.ReadAsync())
        {
            seconds.Add(reader.GetDouble(0));
        }

        return [.. seconds];
    }

    /// <summary>Of the lapses that were noticed later than so many seconds, what became of their accounts from then on.</summary>
    internal async Task<IReadOnlyList<string>> LateAsync(double seconds)
    {
        await using NpgsqlCommand command = database.CreateCommand(
            """
            select format('%s of enquiry %s due %s, found %s, noticed %s: %s', n.step, e.id, to_char(l.due, 'HH24:MI:SS.MS'),
                to_char(e.found_at, 'HH24:MI:SS.MS'), to_char(l.at, 'HH24:MI:SS.MS'),
                (select string_agg(format('%s %s', f.what, to_char(f.at, 'HH24:MI:SS.MS')), ', ' order by f.seq) from chaos_ledger f
                    where f.what in ('claim', 'fence', 'reading') and f.subject = e.account_id
                    and f.at between l.due - interval '3 seconds' and l.at + interval '1 second'))
            from chaos_ledger l
            join notices n on n.id = l.subject join enquiries e on e.id = n.enquiry_id
            where l.what = 'notice' and e.found_at < l.due and extract(epoch from l.at - l.due) > $1 order by l.seq limit 20
            """
        );
        _ = command.Parameters.AddWithValue(seconds);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<string> late = [];
        while (await reader.ReadAsync())
        {
            late.Add(reader.GetString(0));
        }

        return late;
    }
}

/// <summary>One line of it.</summary>
/// <param name="Seq">Its place.</param>
/// <param name="At">When it was written, which is a little before its transaction committed.</param>
/// <param name="Tx">Its transaction.</param>
/// <param name="Who">The process whose transaction it was.</param>
/// <param name="What"><c>claim</c>, <c>fence</c>, <c>reading</c>, <c>item</c>, <c>letter-claim</c>, <c>letter-sent</c> or <c>notice</c>.</param>
/// <param name="Subject">The id of the account, letter or notice.</param>
/// <param name="Epoch">The epoch of the lease, where it has one.</param>
/// <param name="GoesBack">Whether a reading replaced a later one.</param>
internal sealed record ChaosLine(long Seq, Instant At, long Tx, string Who, string What, long Subject, long Epoch, bool GoesBack);
