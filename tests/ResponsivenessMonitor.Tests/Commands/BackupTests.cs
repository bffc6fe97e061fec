using Microsoft.Data.Sqlite;
using NodaTime;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary><c>backup</c> and <c>restore</c> of a SQLite database; of PostgreSQL they say how.</summary>
internal sealed class BackupTests
{
    private AnOffice office = null!;

    private string Database => office.Locate("monitor.db");

    private string File => office.Locate("copy.db");

    [SetUp]
    public void Begin()
    {
        office = new AnOffice();
        office.Register();
        _ = office.Ask("2026-06-09T09:00:00Z");
    }

    [TearDown]
    public void End() => office.Dispose();

    [Test]
    public void A_backup_is_one_whole_file_for_its_owner_alone_and_says_what_it_holds()
    {
        using (MonitorDbContext db = office.Open())
        {
            new TickNote(office.Now - Duration.FromMinutes(1), Tables: null)
                .WriteAsync(db, CancellationToken.None)
                .GetAwaiter()
                .GetResult();
        }

        AuditOutcome outcome = office.Run("backup", File);

        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        Assert.That(
            outcome.Output,
            Does.StartWith($"Backed up {Database} to {File}, which is whole: ")
                .And.Contain("1 accounts, 1 enquiries; the service was at work on it until 2026-06-10 08:59Z")
                .And.Contain("Secrets:KeyFile is not in it")
        );
        if (!OperatingSystem.IsWindows())
        {
            UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.That(System.IO.File.GetUnixFileMode(File), Is.EqualTo(owner), "it holds personal data");
        }

        Assert.That(
            Directory.GetFiles(office.Locate(".")).Select(Path.GetFileName),
            Has.None.EndsWith(".part").And.None.StartsWith("copy.db-")
        );
    }

    [Test]
    public void It_is_made_while_a_service_holds_the_database_and_somebody_writes_to_it()
    {
        using StoreLock held = StoreLock.TryTake(Database) ?? throw new AssertionException("The lock is free.");
        using SqliteConnection writer = new($"Data Source={Database};Pooling=false");
        writer.Open();
        using SqliteTransaction transaction = writer.BeginTransaction();
        using SqliteCommand insert = writer.CreateCommand();
        insert.CommandText = "insert into people (name, address) values ('Jo Smith', 'jo@uni.example')";
        _ = insert.ExecuteNonQuery();

        Assert.That(office.Run("backup", File).Code, Is.Zero);

        transaction.Commit();
        Assert.That(
            Count(File, "select count(*) from people where address = 'jo@uni.example'"),
            Is.Zero,
            "what was not committed is not in it"
        );
        Assert.That(Count(Database, "select count(*) from people where address = 'jo@uni.example'"), Is.EqualTo(1));
    }

    [Test]
    public void What_is_there_is_not_replaced_unasked()
    {
        System.IO.File.WriteAllText(File, "dear to somebody");
        AuditOutcome refused = office.Run("backup", File);
        Assert.That(
            (refused.Code, refused.Error),
            Is.EqualTo((2, $"{File} is there already; name another file, or replace it with --force.\n"))
        );
        Assert.That(System.IO.File.ReadAllText(File), Is.EqualTo("dear to somebody"));

        Assert.That(office.Run("backup", File, "--force").Code, Is.Zero);
        Assert.That(Count(File, "select count(*) from accounts"), Is.EqualTo(1));
    }

    [TestCase("nowhere/copy.db", "There is no folder ")]
    [TestCase(".", " is a folder; name a file in it, such as ")]
    [TestCase("monitor.db", " is the database itself; name another file.")]
    public void A_place_that_is_none_is_refused(string place, string why) =>
        Assert.That(office.Run("backup", Path.GetFullPath(office.Locate(place))).Error, Does.Contain(why));

    [Test]
    public void Without_a_database_there_is_nothing_to_back_up()
    {
        using AnOffice empty = new();
        AuditOutcome outcome = empty.Run("backup", File);
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo((2, outcome.Error)));
        Assert.That(outcome.Error, Does.StartWith("There is no database at "));
        Assert.That(System.IO.File.Exists(empty.Locate("monitor.db")), Is.False, "asking makes none");
    }

    [Test]
    public void A_restored_backup_is_in_quarantine_and_what_was_there_is_kept()
    {
        Assert.That(office.Run("backup", File).Code, Is.Zero);
        _ = office.Ask("2026-06-10T08:00:00Z");
        SqliteConnection.ClearAllPools();
        office.Now += Duration.FromHours(1);

        AuditOutcome outcome = office.Run("restore", File, "--by", "jo@uni.example");

        string kept = $"{Database}.before-restore-20260610T100000Z";
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        Assert.That(
            outcome.Output,
            Does.StartWith($"Restored {File} to {Database}: ")
                .And.Contain($"What was there is kept as {kept}.")
                .And.Contain("'letters release --quarantine' has letters leave again")
        );
        Assert.That((Count(Database, "select count(*) from enquiries"), Count(kept, "select count(*) from enquiries")), Is.EqualTo((1, 2)));
        Assert.That(Text(Database, "select journal_mode from pragma_journal_mode"), Is.EqualTo("wal"), "as the service has it");
        Assert.That(office.Run("check").Error, Does.Contain("the outbox is in quarantine").And.Contain("a backup was restored"));
        using MonitorDbContext db = office.Open();
        AuditEntry entry = db.AuditEntries.Single(one => one.Action == "restore");
        Assert.That((entry.By, entry.Detail, entry.At), Is.EqualTo(("jo@uni.example", "of copy.db", office.Now)));
    }

    [Test]
    public void Nothing_is_restored_under_a_service_that_runs()
    {
        Assert.That(office.Run("backup", File).Code, Is.Zero);
        using StoreLock held = StoreLock.TryTake(Database) ?? throw new AssertionException("The lock is free.");
        AuditOutcome outcome = office.Run("restore", File);

        Assert.That(outcome.Code, Is.EqualTo(2));
        Assert.That(outcome.Error, Does.Contain("is in use by another responsiveness-monitor. Stop that one first; nothing was changed."));
    }

    [Test]
    public void A_backup_that_is_newer_than_the_program_is_refused_and_the_database_stays()
    {
        Assert.That(office.Run("backup", File).Code, Is.Zero);
        Execute(
            File,
            "insert into \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") values ('99991231235959_Later', '99.0')"
        );
        AuditOutcome outcome = office.Run("restore", File);

        Assert.That(outcome.Code, Is.EqualTo(2));
        Assert.That(outcome.Error, Does.Contain("is newer than this program: it has the migration 99991231235959_Later"));
        AssertUntouched();
    }

    [Test]
    public void One_that_is_older_is_brought_on_by_the_next_start()
    {
        Assert.That(office.Run("backup", File).Code, Is.Zero);
        Execute(File, "drop table metered_reads; alter table accesses drop column ends_at");
        Execute(File, "delete from \"__EFMigrationsHistory\" where \"MigrationId\" like '%_Consents'");
        SqliteConnection.ClearAllPools();
        AuditOutcome outcome = office.Run("restore", File);

        Assert.That(outcome.Output, Does.Contain("Its tables are older than this program (1 changes pending)"), outcome.Error);
        Assert.That(office.Run("migrate").Output, Does.Contain("Applied ").And.Contain("_Consents"));
        Assert.That(office.Run("check").Error, Does.Contain("in quarantine"), "it is none the less a copy");
    }

    [Test]
    public void What_is_no_backup_is_refused_and_the_database_stays()
    {
        Assert.That(office.Run("restore", File).Error, Is.EqualTo($"There is no file {File}.\n"));
        Assert.That(office.Run("restore", Database).Error, Does.Contain("is the database itself; name a backup of it."));
        System.IO.File.WriteAllText(
            File,
            "no database, whatever its name is; but long enough for somebody to take it for one, if they look at its length."
        );
        Assert.That(
            office.Run("restore", File).Error,
            Does.Contain("cannot be read as a SQLite database").And.Contain("Nothing was changed.")
        );
        System.IO.File.Delete(File);
        Execute(File, "create table t (id integer)");
        Assert.That(office.Run("restore", File).Error, Does.Contain("but none of this program").And.Contain("Nothing was changed."));
        AssertUntouched();
    }

    [Test]
    public void A_backup_that_was_spoilt_is_refused_and_the_database_stays()
    {
        Assert.That(office.Run("backup", File).Code, Is.Zero);
        using (FileStream stream = System.IO.File.OpenWrite(File))
        {
            stream.Position = stream.Length / 2;
            stream.Write(new byte[8192]);
        }

        Assert.That(office.Run("restore", File).Error, Does.Contain(File).And.Contain("Nothing was changed."));
        AssertUntouched();
    }

    [TestCase("backup", "pg_dump --format=custom --file=copy.dump --host=db.uni.example --port=5433 --username=rm monitor")]
    [TestCase(
        "restore",
        "pg_restore --exit-on-error --no-owner --host=db.uni.example --port=5433 --username=rm --dbname=monitor copy.dump"
    )]
    public void Of_PostgreSQL_it_says_how_without_a_password(string verb, string recipe)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        string[] args =
        [
            verb,
            "copy.dump",
            "--Database:Provider=Postgres",
            "--Database:ConnectionString=Host=db.uni.example;Port=5433;Username=rm;Password=s3cr3t;Database=monitor",
        ];
        int code = CommandLine.RunAsync(args, output, error).GetAwaiter().GetResult();

        Assert.That((code, output.ToString()), Is.EqualTo((2, string.Empty)));
        Assert.That(error.ToString(), Does.Contain(recipe).And.Not.Contain("s3cr3t"));
    }

    private void AssertUntouched()
    {
        Assert.That(Count(Database, "select count(*) from enquiries"), Is.EqualTo(1));
        Assert.That(Count(Database, "select count(*) from keys where name = 'quarantine'"), Is.Zero);
        Assert.That(Directory.GetFiles(office.Locate(".")).Select(Path.GetFileName), Has.None.Contains("restor"));
    }

    private static long Count(string file, string sql) => (long)Scalar(file, sql);

    private static string Text(string file, string sql) => (string)Scalar(file, sql);

    private static object Scalar(string file, string sql)
    {
        using SqliteConnection connection = new($"Data Source={file};Pooling=false");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() ?? throw new AssertionException(sql);
    }

    private static void Execute(string file, string sql)
    {
        using SqliteConnection connection = new($"Data Source={file};Pooling=false");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        _ = command.ExecuteNonQuery();
    }
}
