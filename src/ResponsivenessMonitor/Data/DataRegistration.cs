using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ResponsivenessMonitor.Data;

/// <summary>Registers the database and what is read from it alone.</summary>
internal static class DataRegistration
{
    /// <summary>Adds the database of the settings.</summary>
    internal static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(configuration);
        _ = services.AddChecked<DatabaseOptions>(DatabaseOptions.Section, options => options.Faults());
        _ = services.AddChecked<StorageOptions>(StorageOptions.Section, options => options.Faults());
        _ = services.AddChecked<SecretsOptions>(SecretsOptions.Section, options => options.Faults());
        _ = services.AddChecked<PolicyOptions>(PolicyOptions.Section, options => options.Faults());
        _ = services.AddPooledDbContextFactory<SqliteMonitorDbContext>(Use).AddPooledDbContextFactory<PostgresMonitorDbContext>(Use);
        return services
            .AddSingleton<IDbContextFactory<MonitorDbContext>>(provider =>
                provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider == DatabaseProvider.Postgres
                    ? ActivatorUtilities.CreateInstance<Opener<PostgresMonitorDbContext>>(provider)
                    : ActivatorUtilities.CreateInstance<Opener<SqliteMonitorDbContext>>(provider)
            )
            .AddSingleton<RuleBook>()
            .AddSingleton<Conversations>()
            .AddSingleton<KeyRing>()
            .AddSingleton<SecretBox>()
            .AddSingleton<CalendarSettings>()
            .AddSingleton<CalendarSync>()
            .AddSingleton<EnquiryEdits>()
            .AddSingleton<TableIdentity>()
            .AddSingleton<Store>();
    }

    private static void Use(IServiceProvider provider, DbContextOptionsBuilder builder) =>
        DatabaseConnection.Use(
            builder,
            provider.GetRequiredService<IOptions<DatabaseOptions>>().Value,
            provider.GetRequiredService<IOptions<StorageOptions>>().Value
        );
}
