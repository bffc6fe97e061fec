using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data.Conversions;

namespace ResponsivenessMonitor.Data;

/// <summary>The database on a PostgreSQL server.</summary>
internal sealed class PostgresMonitorDbContext(DbContextOptions<PostgresMonitorDbContext> options) : MonitorDbContext(options)
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        _ = configurationBuilder.Properties<Instant>().HaveConversion<InstantToTimestamp>();
    }
}
