using Microsoft.EntityFrameworkCore;
using Npgsql;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Tests.Support;

/// <summary>A fresh database of its own: a SQLite file, or one on the PostgreSQL server that <c>RM_TEST_POSTGRES</c> names.</summary>
internal sealed class JobDatabase : IDbContextFactory<MonitorDbContext>, IAsyncDisposable
{
    private static int made;
    private readonly Func<MonitorDbContext> open;

    private JobDatabase(Func<MonitorDbContext> open) => this.open = open;

    internal static async Task<JobDatabase> CreateAsync()
    {
        string name = $"rm_jobs_{Environment.ProcessId}_{Interlocked.Increment(ref made)}";
        JobDatabase database = new(
            Environment.GetEnvironmentVariable("RM_TEST_POSTGRES") is { Length: > 0 } server ? OnPostgres(server, name) : OnSqlite(name)
        );
        await using MonitorDbContext db = database.CreateDbContext();
        _ = await db.Database.EnsureDeletedAsync();
        _ = await db.Database.EnsureCreatedAsync();
        return database;
    }

    /// <inheritdoc/>
    public MonitorDbContext CreateDbContext() => open();

    /// <summary>Changes rows and saves them.</summary>
    internal async Task ChangeAsync(Func<MonitorDbContext, Task> change)
    {
        await using MonitorDbContext db = open();
        await change(db);
        _ = await db.SaveChangesAsync();
    }

    /// <summary>Reads rows, tracked by nobody.</summary>
    internal async Task<List<T>> ReadAsync<T>(Func<MonitorDbContext, IQueryable<T>> query)
        where T : class
    {
        await using MonitorDbContext db = open();
        return await query(db).AsNoTracking().ToListAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await using MonitorDbContext db = open();
        _ = await db.Database.EnsureDeletedAsync();
    }

    private static Func<MonitorDbContext> OnSqlite(string name)
    {
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{name}.db");
        DbContextOptions<SqliteMonitorDbContext> options = new DbContextOptionsBuilder<SqliteMonitorDbContext>()
            .UseSqlite($"Data Source={file};Pooling=False")
            .Options;
        return () => new SqliteMonitorDbContext(options);
    }

    private static Func<MonitorDbContext> OnPostgres(string server, string name)
    {
        string connection = new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ToString();
        DbContextOptions<PostgresMonitorDbContext> options = new DbContextOptionsBuilder<PostgresMonitorDbContext>()
            .UseNpgsql(connection)
            .Options;
        return () => new PostgresMonitorDbContext(options);
    }
}
