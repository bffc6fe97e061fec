using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>One installation on a SQLite file of its own, at a time of day that stands still.</summary>
internal sealed class AnOffice : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("office").FullName;

    internal AnOffice(string now = "2026-06-10T09:00:00Z") => Now = InstantPattern.General.Parse(now).Value;

    internal Instant Now { get; set; }

    private string Connection => $"Data Source={Path.Combine(folder, "monitor.db")}";

    internal AuditOutcome Run(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = CommandLine
            .RunAsync([.. args, $"--Database:ConnectionString={Connection}"], output, error, new StandingClock(Now))
            .GetAwaiter()
            .GetResult();
        return new AuditOutcome(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a verb on a file with the text.</summary>
    internal AuditOutcome RunOn(string text, params string[] args)
    {
        string file = Path.Combine(folder, "file.csv");
        File.WriteAllText(file, text);
        return Run([.. args.Select(arg => arg is "FILE" ? file : arg)]);
    }

    internal MonitorDbContext Open() =>
        new SqliteMonitorDbContext(new DbContextOptionsBuilder<SqliteMonitorDbContext>().UseSqlite(Connection).Options);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class StandingClock(Instant now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToDateTimeOffset();
    }
}
