using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Drills;

/// <summary>A database that is backed up and restored as the manual says: SQLite by the program's verbs, PostgreSQL by pg_dump and pg_restore.</summary>
internal sealed class DrillDatabase : IAsyncDisposable
{
    private static int made;

    private readonly PostgresServer? server;
    private readonly string tools;
    private readonly string original = string.Create(
        CultureInfo.InvariantCulture,
        $"rm_drill_{Environment.ProcessId}_{Interlocked.Increment(ref made)}"
    );
    private string name;

    private DrillDatabase(PostgresServer? server, string tools) => (this.server, this.tools, name) = (server, tools, original);

    internal static async Task<DrillDatabase> CreateAsync(DatabaseProvider provider) =>
        provider == DatabaseProvider.Sqlite
            ? new DrillDatabase(server: null, string.Empty)
            : new DrillDatabase(await PostgresOfThisRun.GetAsync(), PostgresTools.Find());

    internal IEnumerable<KeyValuePair<string, string>> Settings =>
        server is null
            ? [new("Database:Provider", "Sqlite"), new("Database:ConnectionString", "Data Source=monitor.db")]
            : [new("Database:Provider", "Postgres"), new("Database:ConnectionString", server.For(name))];

    /// <summary>Makes the account one that has not rehearsed for a month.</summary>
    internal string IntroducedLongAgo =>
        server is null
            ? "update accounts set live_since = live_since - 2592000000000, introduced_at = live_since"
            : "update accounts set live_since = live_since - interval '30 days', introduced_at = live_since";

    internal MonitorDbContext Open(string folder) =>
        server is null
            ? new SqliteMonitorDbContext(
                new DbContextOptionsBuilder<SqliteMonitorDbContext>()
                    .UseSqlite($"Data Source={Path.Combine(folder, "monitor.db")};Pooling=False")
                    .Options
            )
            : new PostgresMonitorDbContext(new DbContextOptionsBuilder<PostgresMonitorDbContext>().UseNpgsql(server.For(name)).Options);

    internal async Task BackUpAsync(string file, Func<string[], Task> run)
    {
        if (server is null)
        {
            await run(["backup", file]);
            return;
        }

        await ToolAsync("pg_dump", "--format=custom", $"--file={file}", original);
    }

    internal async Task RestoreAsync(string file, Func<string[], Task> run)
    {
        if (server is null)
        {
            await run(["restore", file]);
            return;
        }

        name = $"{original}_copy";
        await ToolAsync("createdb", name);
        await ToolAsync("pg_restore", "--exit-on-error", "--no-owner", $"--dbname={name}", file);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DropAsync(original);
            await server.DropAsync($"{original}_copy");
        }
    }

    private async Task ToolAsync(string tool, params string[] arguments)
    {
        NpgsqlConnectionStringBuilder at = new(server?.For(original));
        string port = at.Port.ToString(CultureInfo.InvariantCulture);
        ProcessStartInfo info = new(
            Path.Combine(tools, tool),
            [$"--host={at.Host}", $"--port={port}", $"--username={at.Username}", .. arguments]
        )
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        info.Environment["PGPASSWORD"] = at.Password ?? string.Empty;
        using Process process = Process.Start(info) ?? throw new AssertionException($"{tool} was not started.");
        string said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, $"{tool}: {said}");
    }
}
