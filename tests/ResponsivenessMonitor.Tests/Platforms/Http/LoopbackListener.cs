using System.Net;
using System.Net.Sockets;

namespace ResponsivenessMonitor.Tests.Platforms.Http;

/// <summary>Something within the machine that nobody may reach: counts who connects, and answers as a web server would.</summary>
internal sealed class LoopbackListener : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource end = new();
    private readonly Task listening;
    private int reached;

    internal LoopbackListener(IPAddress address, int port = 0)
    {
        listener = new TcpListener(address, port);
        listener.Start();
        listening = ListenAsync();
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    internal int Reached => Volatile.Read(ref reached);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await listening;
        listener.Dispose();
        end.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync(end.Token);
                _ = Interlocked.Increment(ref reached);
                await client.GetStream().WriteAsync("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"u8.ToArray(), end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
