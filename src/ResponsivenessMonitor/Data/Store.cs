using Microsoft.EntityFrameworkCore;
using NodaTime.Extensions;

namespace ResponsivenessMonitor.Data;

/// <summary>Makes the database ready: its tables, and the calendars as the settings state them.</summary>
internal sealed class Store(IDbContextFactory<MonitorDbContext> databases, CalendarSync calendars, TimeProvider time)
{
    internal async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        _ = await db.Database.EnsureCreatedAsync(cancellationToken);
        _ = await calendars.SyncAsync(db, time.GetUtcNow().ToInstant(), cancellationToken);
    }
}
