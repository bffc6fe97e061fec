using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ResponsivenessMonitor.Tests.Mail.Real;

/// <summary>A mail server that nobody here wrote: found running on its ports, or started by its script and stopped by its own process id.</summary>
internal sealed class MailServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3); // its script may have to install it first
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly string? started;

    private MailServer(string? started, string? missing) => (this.started, Missing) = (started, missing);

    /// <summary>Where the scripts install what they start.</summary>
    internal static string Home =>
        Path.Combine(
            Environment.GetEnvironmentVariable("RM_SERVERS")
                ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "rm-servers"),
            "mail"
        );

    /// <summary>Why there is none, or null.</summary>
    internal string? Missing { get; }

    /// <summary>The server that listens on the ports, or the one that the script starts.</summary>
    /// <param name="script">The script's name.</param>
    /// <param name="pidFile">The file in which the script leaves the process id.</param>
    /// <param name="ports">Where it listens.</param>
    internal static async Task<MailServer> FindAsync(string script, string pidFile, params int[] ports)
    {
        if (await ListensAsync(ports))
        {
            return new MailServer(started: null, missing: null);
        }

        if (Script(script) is not { } path)
        {
            return new MailServer(
                started: null,
                $"nobody listens on {ports[0]}, and there is no shared/servers/mail/{script} above the tests."
            );
        }

        string said = await RunAsync(path);
        return await ListensAsync(ports)
            ? new MailServer(Path.Combine(Home, pidFile), missing: null)
            : new MailServer(started: null, $"{script} started none: {said}");
    }

    /// <summary>A script's path, or null where there is none.</summary>
    internal static string? Script(string name)
    {
        if (Environment.GetEnvironmentVariable("RM_SHARED") is { } stated)
        {
            string path = Path.Combine(stated, "servers", "mail", name);
            return File.Exists(path) ? path : null;
        }

        DirectoryInfo? folder = new(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "shared", "servers", "mail", name)))
        {
            folder = folder.Parent;
        }

        return folder is null ? null : Path.Combine(folder.FullName, "shared", "servers", "mail", name);
    }

    /// <summary>Waits until somebody listens on all of the ports, or until the process ended.</summary>
    internal static async Task<bool> ListensAsync(Process process, int port)
    {
        while (!process.HasExited)
        {
            if (await ListensAsync([port]))
            {
                return true;
            }

            await Task.Delay(BetweenLooks, TimeProvider.System);
        }

        return false;
    }

    /// <summary>Stops it if it was started here.</summary>
    internal void Stop()
    {
        if (started is null || !int.TryParse(File.ReadAllText(started).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int id))
        {
            return;
        }

        try
        {
            using Process process = Process.GetProcessById(id);
            process.Kill();
            process.WaitForExit();
        }
        catch (ArgumentException)
        {
            // it ended by itself
        }
    }

    private static async Task<string> RunAsync(string script)
    {
        try
        {
            using Process process =
                Process.Start(
                    new ProcessStartInfo("bash", [script])
                    {
                        UseShellExecute = false,
                        RedirectStandardInput = true,
                        RedirectStandardOutput = true,
                        RedirectStandardError = true,
                    }
                ) ?? throw new IOException("there is no bash");
            using CancellationTokenSource patience = new(Patience);
            Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
            Task<string> error = process.StandardError.ReadToEndAsync(patience.Token);
            try
            {
                await process.WaitForExitAsync(patience.Token);
                return $"{await output} {await error}".Trim();
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                return $"it took longer than {Patience.TotalSeconds} seconds";
            }
        }
        catch (Exception fault) when (fault is System.ComponentModel.Win32Exception or IOException)
        {
            return fault.Message;
        }
    }

    private static async Task<bool> ListensAsync(int[] ports)
    {
        foreach (int port in ports)
        {
            try
            {
                using TcpClient client = new();
                await client.ConnectAsync(IPAddress.Loopback, port);
            }
            catch (SocketException)
            {
                return false;
            }
        }

        return true;
    }
}
