using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ResponsivenessMonitor.Data;

/// <summary>Registers the database and what is read from it alone.</summary>
internal static class DataRegistration
{
    /// <summary>A frozen process must not hold locks for ever.</summary>
    private const string EndIdleTransactions = "-c idle_in_transaction_session_timeout=30000";

    /// <summary>Adds the database of the settings.</summary>
    internal static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        _ = services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection(DatabaseOptions.Section)).ValidateOnStart();
        _ = services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        _ = services.AddOptions<PolicyOptions>().Bind(configuration.GetSection(PolicyOptions.Section)).ValidateOnStart();
        _ = services.AddSingleton(provider => provider.GetRequiredService<IOptions<PolicyOptions>>().Value);
        _ = services
            .AddSingleton<RuleBook>()
            .AddSingleton<Conversations>()
            .AddSingleton<KeyRing>()
            .AddSingleton<CalendarSettings>()
            .AddSingleton<CalendarSync>()
            .AddSingleton<EnquiryEdits>()
            .AddSingleton<Store>();
        DatabaseProvider kind =
            configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>()?.Provider ?? DatabaseProvider.Sqlite;
        return kind == DatabaseProvider.Postgres
            ? services
                .AddPooledDbContextFactory<PostgresMonitorDbContext>(UsePostgres)
                .AddSingleton<IDbContextFactory<MonitorDbContext>, Opener<PostgresMonitorDbContext>>()
            : services
                .AddPooledDbContextFactory<SqliteMonitorDbContext>(UseSqlite)
                .AddSingleton<IDbContextFactory<MonitorDbContext>, Opener<SqliteMonitorDbContext>>();
    }

    /// <summary>The connection string of a SQLite database, with an absolute path.</summary>
    internal static SqliteConnectionStringBuilder ToSqlite(DatabaseOptions database, StorageOptions storage)
    {
        SqliteConnectionStringBuilder builder = new(database.ConnectionString);
        builder.DataSource = storage.Locate(builder.DataSource);
        return builder;
    }

    private static void UseSqlite(IServiceProvider services, DbContextOptionsBuilder builder)
    {
        DatabaseOptions database = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        StorageOptions storage = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        _ = builder
            .UseSqlite(ToSqlite(database, storage).ToString())
            .AddInterceptors(new SqlitePragmas(database.Synchronous))
            .ConfigureWarnings(Quieten);
    }

    private static void UsePostgres(IServiceProvider services, DbContextOptionsBuilder builder)
    {
        NpgsqlConnectionStringBuilder connection = new(services.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString);
        connection.Options ??= EndIdleTransactions;
        _ = builder.UseNpgsql(connection.ToString()).ConfigureWarnings(Quieten);
    }

    /// <summary>Including an account and its people in one query is meant.</summary>
    private static void Quieten(WarningsConfigurationBuilder warnings) =>
        warnings.Ignore(RelationalEventId.MultipleCollectionIncludeWarning);
}
