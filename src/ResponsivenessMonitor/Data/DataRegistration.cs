using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ResponsivenessMonitor.Data;

/// <summary>The database and the rules kept in it.</summary>
internal static class DataRegistration
{
    internal static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        _ = services.AddOptions<PolicyOptions>().Bind(configuration.GetSection(PolicyOptions.Section));
        return services
            .AddSingleton<IDbContextFactory<MonitorDbContext>, Databases>()
            .AddSingleton(provider => provider.GetRequiredService<IOptions<PolicyOptions>>().Value)
            .AddSingleton<RuleBook>()
            .AddSingleton<CalendarSettings>()
            .AddSingleton<CalendarSync>()
            .AddSingleton<EnquiryEdits>()
            .AddSingleton<Store>();
    }

    private sealed class Databases(IConfiguration configuration) : IDbContextFactory<MonitorDbContext>
    {
        public MonitorDbContext CreateDbContext()
        {
            string connection = configuration["Database:ConnectionString"] ?? string.Empty;
            return string.Equals(configuration["Database:Provider"], "Postgres", StringComparison.OrdinalIgnoreCase)
                ? new PostgresMonitorDbContext(new DbContextOptionsBuilder<PostgresMonitorDbContext>().UseNpgsql(connection).Options)
                : new SqliteMonitorDbContext(new DbContextOptionsBuilder<SqliteMonitorDbContext>().UseSqlite(connection).Options);
        }
    }
}
