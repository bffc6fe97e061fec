using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Tests.Support;

/// <summary>A database of a test's own, migrated, with the calendars of the settings; gone when it is disposed.</summary>
internal sealed class TestDatabase : IDbContextFactory<MonitorDbContext>, IAsyncDisposable
{
    /// <summary>When it was made ready: nine in London, on a Thursday.</summary>
    internal static readonly Instant Made = Instant.FromUtc(2026, 10, 1, 8, 0);

    private static int made;

    private readonly string folder = Directory.CreateTempSubdirectory("rm-database-").FullName;
    private readonly string? database;
    private readonly PostgresServer? server;

    private TestDatabase(PostgresServer? server, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        this.server = server;
        database = server is null
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"rm_{Environment.ProcessId}_{Interlocked.Increment(ref made)}");
        Settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Storage:Folder"] = folder,
            ["Database:Synchronous"] = "Off",
            ["Database:Provider"] = server is null ? "Sqlite" : "Postgres",
            ["Database:ConnectionString"] = server is null ? "Data Source=test.db" : server.For(database ?? string.Empty),
        };
        foreach ((string key, string? value) in settings)
        {
            Settings[key] = value;
        }

        Services = Build();
    }

    /// <summary>The settings it stands on; a second program on the same database is built of these.</summary>
    internal Dictionary<string, string?> Settings { get; }

    /// <summary>What a program on it has: the store, the rules, the keys.</summary>
    internal ServiceProvider Services { get; private set; }

    /// <summary>The SQLite file, or where it would be.</summary>
    internal string File => Path.Combine(folder, "test.db");

    internal static Task<TestDatabase> Sqlite(params (string Key, string Value)[] settings) => OpenAsync(DatabaseProvider.Sqlite, settings);

    internal static Task<TestDatabase> Postgres(params (string Key, string Value)[] settings) =>
        OpenAsync(DatabaseProvider.Postgres, settings);

    internal static async Task<TestDatabase> OpenAsync(DatabaseProvider provider, params (string Key, string Value)[] settings)
    {
        TestDatabase opened = await EmptyAsync(provider, settings);
        _ = await opened.PrepareAsync(Made);
        return opened;
    }

    /// <summary>One that nobody prepared yet.</summary>
    internal static async Task<TestDatabase> EmptyAsync(DatabaseProvider provider, params (string Key, string Value)[] settings) =>
        new(
            provider == DatabaseProvider.Postgres ? await PostgresOfThisRun.GetAsync() : null,
            settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))
        );

    internal T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    internal Task<Preparation> PrepareAsync(Instant now) => Get<Store>().PrepareAsync(now, CancellationToken.None);

    /// <summary>The program again, as after a restart, with what changed in its settings.</summary>
    internal async Task RestartAsync(params (string Key, string Value)[] settings)
    {
        await Services.DisposeAsync();
        foreach ((string key, string value) in settings)
        {
            Settings[key] = value;
        }

        Services = Build();
    }

    /// <inheritdoc/>
    public MonitorDbContext CreateDbContext() => Get<IDbContextFactory<MonitorDbContext>>().CreateDbContext();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (server is not null && database is not null)
        {
            await server.DropAsync(database);
        }

        Directory.Delete(folder, recursive: true);
    }

    private ServiceProvider Build()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        return new ServiceCollection().AddLogging().AddData(configuration).BuildServiceProvider(validateScopes: true);
    }
}
