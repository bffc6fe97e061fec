using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data.Conversions;

namespace ResponsivenessMonitor.Data;

/// <summary>The database in one SQLite file.</summary>
internal sealed class SqliteMonitorDbContext(DbContextOptions<SqliteMonitorDbContext> options) : MonitorDbContext(options)
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        _ = configurationBuilder.Properties<Instant>().HaveConversion<InstantToMicroseconds>();
    }
}
