using Microsoft.EntityFrameworkCore;

namespace ResponsivenessMonitor.Data;

/// <summary>Opens the database, whichever kind it is.</summary>
internal sealed class Opener<TContext>(IDbContextFactory<TContext> inner) : IDbContextFactory<MonitorDbContext>
    where TContext : MonitorDbContext
{
    /// <inheritdoc/>
    public MonitorDbContext CreateDbContext() => inner.CreateDbContext();

    /// <inheritdoc/>
    public async Task<MonitorDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        await inner.CreateDbContextAsync(cancellationToken);
}
