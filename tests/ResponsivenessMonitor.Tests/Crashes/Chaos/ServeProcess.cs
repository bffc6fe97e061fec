using System.Diagnostics;
using System.Globalization;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>One process of the product, which the test kills, freezes, wakes and stops.</summary>
internal sealed class ServeProcess : IDisposable
{
    private const int Kill = 9;
    private const int Terminate = 15;
    private const int Continue = 18;
    private const int Stop = 19;

    private readonly Process process;
    private readonly string log;

    /// <param name="name">How the platform and the database know it.</param>
    /// <param name="log">The file that takes what it says.</param>
    /// <param name="arguments">The verb and its arguments.</param>
    /// <param name="environment">Its settings.</param>
    internal ServeProcess(string name, string log, string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        (Name, this.log) = (name, log);
        // The shell only turns the output into a file, and becomes the process: its id is that of the product.
        ProcessStartInfo info = new(
            "/bin/sh",
            ["-c", "exec dotnet \"$@\" >\"$CHAOS_LOG\" 2>&1", "sh", typeof(Store).Assembly.Location, .. arguments]
        )
        {
            UseShellExecute = false,
        };
        info.Environment["CHAOS_LOG"] = log;
        info.Environment["DOTNET_TieredPGO"] = "0";
        info.Environment["DOTNET_TieredCompilation"] = "1";
        foreach ((string key, string value) in environment)
        {
            info.Environment[key] = value;
        }

        process = Process.Start(info) ?? throw new AssertionException("No process was started.");
    }

    internal string Name { get; }

    /// <summary>Whether the test sent it SIGKILL or SIGTERM; then its end is no surprise.</summary>
    internal bool IsEnded { get; private set; }

    internal bool HasExited => process.HasExited;

    internal int ExitCode => process.ExitCode;

    /// <summary>Whether it stands still (SIGSTOP).</summary>
    internal bool IsFrozen
    {
        get
        {
            try
            {
                string stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/stat"));
                return stat[stat.LastIndexOf(')')..].Split(' ')[1] is "T";
            }
            catch (IOException)
            {
                return false; // it is gone
            }
        }
    }

    /// <summary>The memory it has now (<c>VmRSS</c>) and the most that it had (<c>VmHWM</c>), in MiB.</summary>
    internal (double Now, double Most) Memory
    {
        get
        {
            string[] lines = File.ReadAllLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/status"));
            return (MebibytesOf(lines, "VmRSS:"), MebibytesOf(lines, "VmHWM:"));
        }
    }

    internal string Log => File.Exists(log) ? File.ReadAllText(log) : string.Empty;

    internal async Task KillAsync()
    {
        IsEnded = true;
        Send(Kill);
        await process.WaitForExitAsync();
    }

    internal void Freeze() => Send(Stop);

    internal void Wake() => Send(Continue);

    /// <summary>Tells it to stop, as the operating system does.</summary>
    /// <returns>How long it took; null when it had not ended in time.</returns>
    internal async Task<TimeSpan?> StopAsync(TimeSpan patience)
    {
        IsEnded = true;
        Stopwatch watch = Stopwatch.StartNew();
        Send(Terminate);
        try
        {
            await process.WaitForExitAsync().WaitAsync(patience);
            return watch.Elapsed;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    internal async Task<int> WaitAsync(TimeSpan patience)
    {
        await process.WaitForExitAsync().WaitAsync(patience);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Send(Kill);
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static double MebibytesOf(string[] status, string name)
    {
        string line = status.Single(one => one.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 1024;
    }

    private void Send(int signal)
    {
        if (!process.HasExited)
        {
            _ = Signals.Send(process.Id, signal);
        }
    }
}
