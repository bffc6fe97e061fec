using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>A mail server that talks with many at once and keeps every message that it has accepted.</summary>
internal sealed class MailSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly Lock gate = new();
    private readonly List<SunkMail> mails = [];
    private readonly Task accepting;

    internal MailSink()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>All that was accepted, in that order.</summary>
    internal SunkMail[] Mails
    {
        get
        {
            lock (gate)
            {
                return [.. mails];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await accepting;
        listener.Stop();
        over.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> talks = [];
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync(over.Token);
                _ = talks.RemoveAll(talk => talk.IsCompleted);
                talks.Add(TalkAsync(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using TcpClient mine = client;
        try
        {
            client.NoDelay = true;
            Stream stream = client.GetStream();
            using StreamReader reader = new(stream, Encoding.Latin1);
            await SayAsync(stream, "220 ready");
            string recipient = string.Empty;
            while (await reader.ReadLineAsync(over.Token) is { } line)
            {
                string command = line.Split(' ', ':')[0].ToUpperInvariant();
                recipient = command is "RCPT" ? line.Split('<', '>')[1] : recipient;
                await SayAsync(stream, command is "DATA" ? "354 go on" : "250 OK");
                if (command is "DATA")
                {
                    if (await MessageAsync(reader) is not { } message)
                    {
                        return; // it broke off: nothing was accepted
                    }

                    lock (gate)
                    {
                        mails.Add(SunkMail.Read(recipient, message, CrowdPlatform.Now)); // from here on it is ours, whether or not they hear of it
                    }

                    await SayAsync(stream, "250 taken");
                }
                else if (command is "QUIT")
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // the client is gone, or the test is over
        }
    }

    private async Task<string?> MessageAsync(StreamReader reader)
    {
        StringBuilder message = new();
        while (await reader.ReadLineAsync(over.Token) is { } line)
        {
            if (line is ".")
            {
                return message.ToString();
            }

            _ = message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return null;
    }

    private async Task SayAsync(Stream stream, string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), over.Token);
}
