using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Data;

/// <summary>What the database itself holds to, whoever writes.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class ConstraintTests(DatabaseProvider provider)
{
    private TestDatabase database = null!;

    [OneTimeSetUp]
    public async Task Open() => database = await TestDatabase.OpenAsync(provider);

    [OneTimeTearDown]
    public ValueTask Close() => database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [TestCase("next_look_at = null", TestName = "An open enquiry is always looked at again")]
    [TestCase("state = 'Answered'", TestName = "An answered enquiry is not looked at again")]
    public async Task Open_and_due_are_one(string change)
    {
        await using MonitorDbContext db = database.CreateDbContext();
        Account account = await db.WatchedAsync($"desk{change.Length}", TestDatabase.Made);
        _ = await db.EnquiryAsync(database.Get<RuleBook>(), account, "1", TestDatabase.Made);

        Assert.That(
            async () => await RunAsync(db, $"update enquiries set {change}"),
            Throws.InstanceOf<DbException>().With.Message.Contains("ck_enquiries_open_is_due")
        );
    }

    [Test]
    public async Task A_notice_is_kept_once()
    {
        await using MonitorDbContext db = database.CreateDbContext();
        db.Notices.AddRange(
            new Notice { DedupKey = "visit:x/desk:2026-10-01" }.Waiting(TestDatabase.Made),
            new Notice { DedupKey = "visit:x/desk:2026-10-01" }
        );

        Assert.That(async () => await db.SaveChangesAsync(), Throws.InstanceOf<DbUpdateException>());
    }

    [Test]
    public async Task Of_two_who_decide_on_an_enquiry_at_once_the_second_decides_again()
    {
        await using MonitorDbContext one = database.CreateDbContext();
        await using MonitorDbContext other = database.CreateDbContext();
        Account account = await one.WatchedAsync("twice", TestDatabase.Made);
        Enquiry first = await one.EnquiryAsync(database.Get<RuleBook>(), account, "1", TestDatabase.Made);
        Enquiry second = await other.Enquiries.SingleAsync(enquiry => enquiry.Id == first.Id);

        first.LookAt(TestDatabase.Made + Duration.FromHours(1));
        _ = await one.SaveChangesAsync();
        second.LookAt(TestDatabase.Made + Duration.FromHours(2));

        Assert.That(async () => await other.SaveChangesAsync(), Throws.InstanceOf<DbUpdateConcurrencyException>());
    }

    [TestCase("watches", "next_poll_at", "ix_watches_next_poll_at")]
    [TestCase("watches", "next_visit_look_at", "ix_watches_next_visit_look_at")]
    [TestCase("watches", "next_review_at", "ix_watches_next_review_at")]
    [TestCase("enquiries", "next_look_at", "ix_enquiries_next_look_at")]
    [TestCase("notices", "deliver_at", "ix_notices_deliver_at")]
    [TestCase("digests", "due_at", "ix_digests_due_at")]
    [TestCase("letters", "send_at", "ix_letters_send_at")]
    public async Task What_is_due_is_found_by_an_index_of_that_alone(string table, string column, string index)
    {
        await using MonitorDbContext db = database.CreateDbContext();
        string now = provider == DatabaseProvider.Sqlite ? "1" : "now()";
        List<string> plan = await PlanAsync(db, $"select * from {table} where {column} <= {now} order by {column} limit 100");

        Assert.That(plan, Has.Some.Contains(index));
    }

    private static async Task<int> RunAsync(MonitorDbContext db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    private async Task<List<string>> PlanAsync(MonitorDbContext db, string query)
    {
        await db.Database.OpenConnectionAsync();
        await using DbTransaction transaction = await db.Database.GetDbConnection().BeginTransactionAsync();
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            provider == DatabaseProvider.Sqlite ? $"explain query plan {query}" : $"set local enable_seqscan = off; explain {query}"; // the tables are empty
        List<string> plan = [];
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(reader.FieldCount - 1));
        }

        return plan;
    }
}
