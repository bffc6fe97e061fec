using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
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
}
