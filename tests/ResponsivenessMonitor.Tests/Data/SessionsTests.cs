using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Data;

/// <summary>What every connection is told, and what two programs may do on one database.</summary>
internal sealed class SessionsTests
{
    [Test]
    public async Task Every_connection_to_PostgreSQL_ends_a_transaction_that_nobody_goes_on_with()
    {
        // The jobs, the verbs and the migration open the database by one factory, and the tools by the same rule.
        await using TestDatabase database = await TestDatabase.EmptyAsync(DatabaseProvider.Postgres);
        _ = await database.PrepareAsync(TestDatabase.Made);
        await using MonitorDbContext db = database.CreateDbContext();
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync();

        Assert.That(await ShowAsync(db), Is.EqualTo("30s"));
    }

    [Test]
    public async Task An_operator_may_set_another_end()
    {
        await using TestDatabase database = await TestDatabase.Postgres();
        string connection = database.Settings["Database:ConnectionString"] ?? string.Empty;
        await database.RestartAsync(
            ("Database:ConnectionString", $"{connection};Options=-c idle_in_transaction_session_timeout=1000 -c statement_timeout=60000")
        );
        await using MonitorDbContext db = database.CreateDbContext();

        Assert.That(await ShowAsync(db), Is.EqualTo("1s"));
    }

    [Test]
    public async Task A_process_that_froze_inside_a_transaction_holds_nothing_for_long()
    {
        await using TestDatabase database = await TestDatabase.Postgres();
        string connection = database.Settings["Database:ConnectionString"] ?? string.Empty;
        await database.RestartAsync(("Database:ConnectionString", $"{connection};Options=-c idle_in_transaction_session_timeout=200"));
        await using MonitorDbContext frozen = database.CreateDbContext();
        IDbContextTransaction turn = await Turns.TakeAsync(frozen, "assess", CancellationToken.None);

        await using MonitorDbContext other = database.CreateDbContext();
        await using IDbContextTransaction next = await Turns.TakeAsync(other, "assess", CancellationToken.None); // waits for it

        Assert.That(next, Is.Not.Null);
        Assert.That(async () => await turn.CommitAsync(), Throws.InstanceOf<Exception>(), "who wakes late commits nothing");
        Assert.That(
            DatabaseFaults.IsOfDatabase(new PostgresException("gone", "FATAL", "FATAL", "25P03")),
            Is.True,
            "and tries again at the next tick"
        );
    }

    [Test]
    public async Task While_the_service_has_a_SQLite_file_verbs_write_to_it_and_another_service_is_refused()
    {
        await using TestDatabase database = await TestDatabase.Sqlite();
        using IDisposable? held = await database.Get<Store>().HoldAsync(CancellationToken.None);
        await using (MonitorDbContext db = database.CreateDbContext())
        {
            Letter letter = StoredRows.Letter("held", sendAt: null);
            (letter.State, letter.Text) = (LetterState.Held, "One line.");
            _ = db.Letters.Add(letter);
            _ = await db.SaveChangesAsync();
        }

        string[] settings = [$"--Storage:Folder={Path.GetDirectoryName(database.File)}", "--Database:ConnectionString=Data Source=test.db"];
        using StringWriter output = new();
        using StringWriter error = new();
        int code = await CommandLine.RunAsync(["letters", "release", "--all", .. settings], output, error, TimeProvider.System);
        Assert.That((code, output.ToString()), Is.EqualTo((0, "Letter 1 is sent again.\n")), error.ToString());

        await using TestDatabase second = await TestDatabase.EmptyAsync(DatabaseProvider.Sqlite);
        await second.RestartAsync([("Storage:Folder", Path.GetDirectoryName(database.File) ?? string.Empty)]);
        Assert.That(
            async () => await second.Get<Store>().HoldAsync(CancellationToken.None),
            Throws.InstanceOf<StoreException>().With.Message.Contains("is in use by another responsiveness-monitor")
        );
    }

    private static async Task<string> ShowAsync(MonitorDbContext db) =>
        (
            await db
                .Database.SqlQuery<string>($"""select current_setting('idle_in_transaction_session_timeout') as "Value" """)
                .ToListAsync()
        )[0];
}
