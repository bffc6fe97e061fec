using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Web;

/// <summary>The keys of the installation can be used: those in the database, and the file that is apart from it.</summary>
internal sealed class KeysHealth(IDbContextFactory<MonitorDbContext> databases, SecretBox box) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (box.Fault() is { } fault)
        {
            return HealthCheckResult.Unhealthy(fault);
        }

        try
        {
            await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
            return await KeyRing.FindAsync(db, Pseudonyms.KeyName, cancellationToken) is { Length: 0 }
                ? HealthCheckResult.Unhealthy("The key that pseudonyms are made with is empty.")
                : HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The keys in the database cannot be read.", exception);
        }
    }
}
