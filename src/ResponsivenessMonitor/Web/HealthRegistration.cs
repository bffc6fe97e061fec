using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Web;

/// <summary>Whether the process lives, which never asks the database, and whether it is ready, which does.</summary>
internal static class HealthRegistration
{
    private const string Ready = "ready";

    internal static void AddHealth(this IServiceCollection services) =>
        services
            .AddChecked<ManagementOptions>(ManagementOptions.Section, options => options.Faults())
            .AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", HealthStatus.Unhealthy, [Ready])
            .AddCheck<KeysHealth>("keys", HealthStatus.Unhealthy, [Ready]);

    internal static void MapHealth(this WebApplication application)
    {
        _ = application.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        _ = application.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }

    /// <summary>The database answers, and its tables are those of this program.</summary>
    private sealed class DatabaseHealth(IDbContextFactory<MonitorDbContext> databases) : IHealthCheck
    {
        /// <inheritdoc/>
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
                return (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any()
                    ? HealthCheckResult.Unhealthy("The tables are older than the program.")
                    : HealthCheckResult.Healthy();
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                return HealthCheckResult.Unhealthy("The database does not answer.", exception);
            }
        }
    }
}
