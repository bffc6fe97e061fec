using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Tests.Support;

/// <summary>Has somebody else do something just before anything is saved.</summary>
/// <param name="inner">Opens the database.</param>
/// <param name="meddle">What is done; it is given what is about to be saved.</param>
internal sealed class Meddling(IDbContextFactory<MonitorDbContext> inner, Action<MonitorDbContext> meddle)
    : IDbContextFactory<MonitorDbContext>
{
    public MonitorDbContext CreateDbContext()
    {
        MonitorDbContext db = inner.CreateDbContext();
        db.SavingChanges += (_, _) => meddle(db);
        return db;
    }
}
