using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using ResponsivenessMonitor.Tests.Crashes;

namespace ResponsivenessMonitor.Tests.Service;

/// <summary>The service tells systemd when it is ready and when it ends, as the unit of type notify expects it to.</summary>
internal sealed class ReadyNoticeTests
{
    private const string Shell = "/bin/sh";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);

    [Test]
    public async Task Systemd_hears_that_it_is_ready_and_that_it_ends()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(Shell))
        {
            Assert.Ignore("There is no systemd where there is no Linux.");
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("notice");
        using Socket manager = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder.FullName, "notify")));
        using CancellationTokenSource deadline = new(Deadline);

        // The program tells only a parent of this name; a line to it stands for 'systemctl stop'.
        string parent = Path.Combine(folder.FullName, "systemd");
        File.Copy(Shell, parent);
        ProcessStartInfo start = new(
            parent,
            [
                "-c",
                "dotnet \"$0\" serve \"--Storage:Folder=$1\" --Kestrel:Endpoints:Http:Url=http://127.0.0.1:0 & child=$!; read -r line; kill -TERM $child; wait $child",
                Path.Combine(AppContext.BaseDirectory, "responsiveness-monitor.dll"),
                folder.FullName,
            ]
        )
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = folder.FullName,
        };
        start.Environment["NOTIFY_SOCKET"] = Path.Combine(folder.FullName, "notify");
        foreach ((string name, string value) in ChildProcess.QuickStart)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        try
        {
            await HearAsync(manager, "READY=1", deadline.Token);
            await process.StandardInput.WriteLineAsync("stop");
            await process.StandardInput.FlushAsync(deadline.Token);
            await HearAsync(manager, "STOPPING=1", deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            Assert.That(process.ExitCode, Is.Zero);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }

            folder.Delete(recursive: true);
        }
    }

    private static async Task HearAsync(Socket manager, string word, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[4096];
        string heard;
        do
        {
            heard = Encoding.UTF8.GetString(bytes, 0, await manager.ReceiveAsync(bytes, cancellationToken));
        } while (!heard.Contains(word, StringComparison.Ordinal));
    }
}
