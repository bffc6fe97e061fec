using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Data;

/// <summary>What belongs to a transaction is never kept without it.</summary>
internal sealed class TransactionGuardTests
{
    private Office office = null!;

    [SetUp]
    public async Task Open() => office = await Office.OpenAsync(DatabaseProvider.Postgres, "2026-06-09T10:00");

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [TestCase("a query")]
    [TestCase("an update")]
    [TestCase("what is tracked")]
    public async Task Once_the_connection_broke_nothing_more_is_asked_or_kept(string next)
    {
        await using MonitorDbContext db = office.Open();
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync();
        _ = await FenceAsync(db);
        await BreakAsync(db);
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Assert.That(
                async () => await DoAsync(db, next),
                Throws.TypeOf<TransactionLostException>().Or.InstanceOf<InvalidOperationException>()
            );
        }

        Assert.That(async () => await transaction.CommitAsync(), Throws.InstanceOf<Exception>());
        Assert.That((await office.ReadAsync(one => one.Watches)).Single().LeaseOwner, Is.Null);
        Assert.That(await office.ReadAsync(one => one.Setbacks), Is.Empty);
    }

    [Test]
    public async Task A_reading_that_goes_on_after_its_connection_broke_keeps_nothing_whoever_swallowed_the_fault()
    {
        await using MonitorDbContext db = office.Open();
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync();
        _ = await FenceAsync(db);
        await BreakAsync(db);
        Assert.That(async () => await db.Watches.ToListAsync(), Throws.TypeOf<TransactionLostException>());
        _ = db.Setbacks.Add(new Setback { Job = "job", Subject = "stale" });
        Assert.That(async () => await db.SaveChangesAsync(), Throws.TypeOf<TransactionLostException>());
        Assert.That(await office.ReadAsync(one => one.Setbacks), Is.Empty);
        Assert.That(DatabaseFaults.IsOfDatabase(new TransactionLostException()), Is.True, "it is tried again");
    }

    /// <summary>
    /// Entity Framework says nothing of a savepoint that cannot be released: the work goes on, and what comes next would be kept by itself. A process that
    /// was frozen for a moment too long in that place did so.
    /// </summary>
    [Test]
    public async Task A_connection_that_is_ended_where_nobody_hears_of_it_ends_the_work_with_it()
    {
        await using MonitorDbContext plain = office.Open();
        await using PostgresMonitorDbContext db = new(
            new DbContextOptionsBuilder<PostgresMonitorDbContext>()
                .UseNpgsql(plain.Database.GetConnectionString())
                .AddInterceptors(TransactionGuard.Instance, new Ending(plain))
                .Options
        );
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync();
        _ = await FenceAsync(db);
        _ = db.Setbacks.Add(new Setback { Job = "job", Subject = "within" });
        Assert.That(async () => await db.SaveChangesAsync(), Throws.Nothing, "this is what makes it dangerous");
        Assert.That(async () => await db.Watches.CountAsync(), Throws.TypeOf<TransactionLostException>());
        Assert.That(await plain.Setbacks.CountAsync(), Is.Zero);
    }

    [Test]
    public async Task A_context_is_used_on_after_a_transaction_whether_or_not_it_was_committed([Values] bool isCommitted)
    {
        await using MonitorDbContext db = office.Open();
        await using (IDbContextTransaction transaction = await db.Database.BeginTransactionAsync())
        {
            _ = await FenceAsync(db);
            if (isCommitted)
            {
                await transaction.CommitAsync();
            }
        }

        await DoAsync(db, "what is tracked");
        Assert.That((await db.Watches.AsNoTracking().SingleAsync()).LeaseOwner, Is.EqualTo(isCommitted ? "fence" : null));
        await using IDbContextTransaction another = await db.Database.BeginTransactionAsync();
        await another.RollbackAsync();
        Assert.That(await db.Setbacks.CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Whoever_uses_a_context_after_somebody_who_lost_a_transaction_begins_anew()
    {
        for (int use = 0; use < 20; use++) // contexts are pooled: sooner or later it is the same one
        {
            await using MonitorDbContext db = office.Open();
            Assert.That(await db.Watches.CountAsync(), Is.EqualTo(1));
            await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync();
            _ = await FenceAsync(db);
            await BreakAsync(db);
            Assert.That(async () => await db.Watches.CountAsync(), Throws.TypeOf<TransactionLostException>());
        }
    }

    private static Task<int> FenceAsync(MonitorDbContext db) =>
        db.Watches.ExecuteUpdateAsync(set => set.SetProperty(watch => watch.LeaseOwner, "fence"));

    /// <summary>As when the server ends it, and whoever noticed said nothing.</summary>
    private static Task BreakAsync(MonitorDbContext db) => db.Database.GetDbConnection().CloseAsync();

    private static async Task DoAsync(MonitorDbContext db, string what)
    {
        switch (what)
        {
            case "a query":
                _ = await db.Watches.ToListAsync();
                break;
            case "an update":
                _ = await db.Watches.ExecuteUpdateAsync(set => set.SetProperty(watch => watch.LeaseOwner, "stale"));
                break;
            default:
                _ = db.Setbacks.Add(new Setback { Job = "job", Subject = "stale" });
                _ = await db.SaveChangesAsync();
                break;
        }
    }

    /// <summary>Has the server end the connection when a savepoint is about to be released.</summary>
    private sealed class Ending(MonitorDbContext other) : DbTransactionInterceptor
    {
        public override async ValueTask<InterceptionResult> ReleasingSavepointAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        )
        {
            int session = ((NpgsqlConnection)transaction.Connection!).ProcessID;
            _ = await other.Database.ExecuteSqlAsync($"select pg_terminate_backend({session}, 10000)", cancellationToken);
            return result;
        }
    }
}
