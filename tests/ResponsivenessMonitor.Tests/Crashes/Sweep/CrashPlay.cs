using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.CrashPlayer;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Tests.Mail;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Crashes.Sweep;

/// <summary>The scenario <c>sweep</c>, played by processes of their own on one database and against one mail server; gone when it is disposed.</summary>
internal sealed class CrashPlay : IAsyncDisposable
{
    /// <summary>What the system makes of a process that was killed by SIGKILL.</summary>
    internal const int Killed = 137;

    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(15);
    private static int made;

    private readonly string folder = Directory.CreateTempSubdirectory("rm-sweep-").FullName;
    private readonly PostgresServer? server;
    private readonly string database = string.Create(
        CultureInfo.InvariantCulture,
        $"rm_sweep_{Environment.ProcessId}_{Interlocked.Increment(ref made)}"
    );
    private readonly string inDoubt;

    private CrashPlay(PostgresServer? server, string inDoubt) => (this.server, this.inDoubt) = (server, inDoubt);

    /// <summary>Takes all letters but those to whom it does not know.</summary>
    internal SmtpServer Sink { get; } = new() { Unknown = new HashSet<string>([SweepAccounts.Refused], StringComparer.OrdinalIgnoreCase) };

    internal static async Task<CrashPlay> NewAsync(DatabaseProvider provider, string inDoubt = "Resend") =>
        new(provider == DatabaseProvider.Postgres ? await PostgresOfThisRun.GetAsync() : null, inDoubt);

    /// <summary>Plays, going on where the last process was killed.</summary>
    /// <param name="armed">Where this one dies, as <see cref="FailPoint.Variable"/> says it; null when it plays to the end.</param>
    /// <returns>The exit code, and what the process said of faults.</returns>
    internal async Task<(int Code, string Said)> RunAsync(string? armed)
    {
        ProcessStartInfo start = new("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (string argument in (string[])[typeof(Scenarios).Assembly.Location, "sweep", folder, .. Settings()])
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in ChildProcess.QuickStart)
        {
            start.Environment[name] = value;
        }

        start.Environment[FailPoint.Variable] = armed ?? string.Empty;
        using CancellationTokenSource deadline = new(LongestRun);
        using Process player = Process.Start(start) ?? throw new InvalidOperationException("The player does not start.");
        try
        {
            Task<string> output = player.StandardOutput.ReadToEndAsync(deadline.Token);
            string said = await player.StandardError.ReadToEndAsync(deadline.Token);
            said += await output;
            await player.WaitForExitAsync(deadline.Token);
            return (player.ExitCode, said);
        }
        finally
        {
            if (!player.HasExited)
            {
                player.Kill();
            }
        }
    }

    /// <summary>Opens its database.</summary>
    internal MonitorDbContext Open() =>
        server is null
            ? new SqliteMonitorDbContext(
                new DbContextOptionsBuilder<SqliteMonitorDbContext>()
                    .UseSqlite($"Data Source={Path.Combine(folder, DemoInstallation.Database)};Pooling=False")
                    .Options
            )
            : new PostgresMonitorDbContext(
                new DbContextOptionsBuilder<PostgresMonitorDbContext>().UseNpgsql($"{server.For(database)};Pooling=False").Options
            );

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Sink.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (server is not null)
        {
            await server.DropAsync(database);
        }

        Directory.Delete(folder, recursive: true);
    }

    private IEnumerable<string> Settings()
    {
        yield return "--Mail:Transport=Smtp";
        yield return "--Mail:Host=127.0.0.1";
        yield return string.Create(CultureInfo.InvariantCulture, $"--Mail:Port={Sink.Port}");
        yield return $"--Mail:InDoubt={inDoubt}";
        if (server is not null)
        {
            yield return "--Database:Provider=Postgres";
            yield return $"--Database:ConnectionString={server.For(database)}";
        }
    }
}
