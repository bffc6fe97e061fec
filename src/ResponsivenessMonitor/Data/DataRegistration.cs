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
        services.Checked<DatabaseOptions>(DatabaseOptions.Section, options => options.Faults());
        services.Checked<StorageOptions>(StorageOptions.Section, options => options.Faults());
        services.Checked<PolicyOptions>(PolicyOptions.Section, options => options.Faults());
        _ = services.AddPooledDbContextFactory<SqliteMonitorDbContext>(Use).AddPooledDbContextFactory<PostgresMonitorDbContext>(Use);
        return services
            .AddSingleton<IDbContextFactory<MonitorDbContext>>(provider =>
                provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider == DatabaseProvider.Postgres
                    ? ActivatorUtilities.CreateInstance<Opener<PostgresMonitorDbContext>>(provider)
                    : ActivatorUtilities.CreateInstance<Opener<SqliteMonitorDbContext>>(provider)
            )
            .AddSingleton(provider => provider.GetRequiredService<IOptions<PolicyOptions>>().Value)
            .AddSingleton<RuleBook>()
            .AddSingleton<Conversations>()
            .AddSingleton<KeyRing>()
            .AddSingleton<CalendarSettings>()
            .AddSingleton<CalendarSync>()
            .AddSingleton<EnquiryEdits>()
            .AddSingleton<Store>();
    }

    private static void Use(IServiceProvider provider, DbContextOptionsBuilder builder) =>
        DatabaseConnection.Use(
            builder,
            provider.GetRequiredService<IOptions<DatabaseOptions>>().Value,
            provider.GetRequiredService<IOptions<StorageOptions>>().Value
        );

    private static void Checked<TOptions>(this IServiceCollection services, string section, Func<TOptions, IEnumerable<string>> faultsOf)
        where TOptions : class
    {
        _ = services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
        _ = services.AddSingleton<IValidateOptions<TOptions>>(new Validation<TOptions>(faultsOf));
    }

    private sealed class Validation<TOptions>(Func<TOptions, IEnumerable<string>> faultsOf) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            string[] faults = [.. faultsOf(options)];
            return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }
    }
}
