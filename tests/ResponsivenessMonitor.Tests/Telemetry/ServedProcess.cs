using System.Diagnostics;
using ResponsivenessMonitor.Tests.Crashes;

namespace ResponsivenessMonitor.Tests.Telemetry;

/// <summary><c>serve</c> as a process of its own.</summary>
internal static class ServedProcess
{
    internal static Process Start(string folder, int port, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(
            "dotnet",
            [
                Path.Combine(TestContext.CurrentContext.TestDirectory, "responsiveness-monitor.dll"),
                "serve",
                .. Served.Settings(folder, port),
            ]
        )
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        foreach ((string name, string value) in ChildProcess.QuickStart.Concat(environment))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new IOException("there is no dotnet");
    }
}
