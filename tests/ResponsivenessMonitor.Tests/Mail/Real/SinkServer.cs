using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ResponsivenessMonitor.Tests.Mail.Real;

/// <summary>Postfix's smtp-sink, which swallows all mail, or refuses, delays or drops at any verb.</summary>
internal sealed class SinkServer : IAsyncDisposable
{
    private readonly Process process;

    private SinkServer(Process process, int port) => (this.process, Port) = (process, port);

    internal int Port { get; }

    /// <summary>Starts one; where that cannot be the calling test is skipped aloud.</summary>
    /// <param name="arguments">smtp-sink's own, such as <c>-r RCPT</c>.</param>
    internal static async Task<SinkServer> StartAsync(params string[] arguments)
    {
        string? script = MailServer.Script("smtp-sink.sh");
        await MailServers.OrSkipAsync(script is null ? "there is no shared/servers/mail/smtp-sink.sh above the tests." : null);
        int port = FreePort();
        string address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        Process sink =
            Process.Start(
                new ProcessStartInfo("bash", [script!, .. arguments, address, "64"])
                {
                    UseShellExecute = false,
                    RedirectStandardError = true,
                }
            ) ?? throw new IOException("there is no bash");
        SinkServer server = new(sink, port);
        if (!await MailServer.ListensAsync(sink, port))
        {
            string said = await sink.StandardError.ReadToEndAsync();
            await server.DisposeAsync();
            await MailServers.OrSkipAsync($"smtp-sink does not start: {said.Trim()}");
        }

        sink.BeginErrorReadLine();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }
}
