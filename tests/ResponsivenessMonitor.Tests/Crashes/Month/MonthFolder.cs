using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.CrashPlayer;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Demo;

namespace ResponsivenessMonitor.Tests.Crashes.Month;

/// <summary>A folder of its own into which processes play one scenario, each going on where the last one ended.</summary>
/// <param name="scenario">The scenario's name.</param>
internal sealed class MonthFolder(string scenario) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rm-month-").FullName;
    private Process? player;

    /// <summary>The bytes of every letter by the name of its file.</summary>
    internal IReadOnlyDictionary<string, byte[]> Letters =>
        Directory
            .EnumerateFiles(Path.Combine(folder, DemoInstallation.Letters))
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes, StringComparer.Ordinal);

    /// <summary>How many processes were killed, by others and by themselves.</summary>
    internal int Crashes { get; private set; }

    private string Database => Path.Combine(folder, DemoInstallation.Database);

    /// <summary>Plays to the end.</summary>
    internal async Task FinishAsync(CancellationToken cancellationToken)
    {
        Process running = Running(armed: null);
        await running.WaitForExitAsync(cancellationToken);
        Assert.That(running.ExitCode, Is.Zero, "the play that nobody kills comes to its end");
    }

    /// <summary>Plays until the played clock shows the instant, and kills the process so much later.</summary>
    /// <param name="at">The played instant.</param>
    /// <param name="more">How much later, by the clock on the wall.</param>
    /// <param name="armed">Where the process may kill itself before that; null nowhere.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task KillAtAsync(Instant at, TimeSpan more, string? armed, CancellationToken cancellationToken)
    {
        Process running = Running(armed);
        while (await ClockAsync(cancellationToken) is not { } clock || (clock.Now < at && !clock.IsFinished))
        {
            if (running.HasExited)
            {
                Assert.That(running.ExitCode, Is.Not.Zero, "it was not at its end");
                Assert.That(armed, Is.Not.Null, "only a process that is armed dies by itself");
                Crashes++;
                (running, armed) = (Running(armed: null), null);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }

        await Task.WhenAny(running.WaitForExitAsync(cancellationToken), Task.Delay(more, cancellationToken));
        running.Kill();
        await running.WaitForExitAsync(cancellationToken);
        Crashes++;
    }

    /// <summary>Opens its database.</summary>
    internal MonitorDbContext Open() =>
        new SqliteMonitorDbContext(
            new DbContextOptionsBuilder<SqliteMonitorDbContext>().UseSqlite($"Data Source={Database};Pooling=False").Options
        );

    /// <inheritdoc/>
    public void Dispose()
    {
        if (player is { HasExited: false })
        {
            player.Kill();
            player.WaitForExit();
        }

        player?.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private Process Running(string? armed)
    {
        if (player is { HasExited: false })
        {
            return player;
        }

        player?.Dispose();
        ProcessStartInfo start = new("dotnet") { UseShellExecute = false };
        foreach (string argument in (string[])[typeof(Scenarios).Assembly.Location, scenario, folder])
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in ChildProcess.QuickStart)
        {
            start.Environment[name] = value;
        }

        start.Environment[FailPoint.Variable] = armed ?? string.Empty;
        player = Process.Start(start) ?? throw new InvalidOperationException("The player does not start.");
        return player;
    }

    private async Task<PlayedClock?> ClockAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Database))
        {
            return null;
        }

        try
        {
            await using MonitorDbContext db = Open();
            return await db.PlayedClocks.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        }
        catch (DbException)
        {
            return null; // its tables are being made
        }
    }
}
