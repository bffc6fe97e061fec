using Npgsql;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Data;

/// <summary>A database that fails while a process is starting.</summary>
internal sealed class BrokenStartTests
{
    [Test]
    [CancelAfter(60_000)]
    public async Task A_database_that_breaks_off_while_calendars_are_synchronised_is_told_in_a_sentence(CancellationToken cancellationToken)
    {
        await using TestDatabase database = await TestDatabase.Postgres();
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(database.Settings["Database:ConnectionString"]!);
        await using NpgsqlConnection other = await source.OpenConnectionAsync(cancellationToken);
        await using (NpgsqlCommand take = new($"select pg_advisory_lock({Turns.Room}, hashtext('{nameof(CalendarSync)}'))", other))
        {
            _ = await take.ExecuteNonQueryAsync(cancellationToken);
        }

        Task<Preparation> starting = database.PrepareAsync(TestDatabase.Made);
        await using NpgsqlCommand end = source.CreateCommand(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and wait_event = 'advisory'"
        );
        while (await end.ExecuteScalarAsync(cancellationToken) is 0L)
        {
            await Task.Delay(20, cancellationToken);
        }

        Assert.That(
            async () => await starting,
            Throws.TypeOf<StoreException>().With.Message.StartsWith("The database (").And.Message.Contains("terminating connection")
        );
    }
}
