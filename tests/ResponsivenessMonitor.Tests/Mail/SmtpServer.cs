using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ResponsivenessMonitor.Tests.Mail;

/// <summary>A mail server on the loopback that answers as its script says; what the script leaves out it accepts.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    internal const string Drop = "drop";
    internal const string Silence = "silence";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly Dictionary<string, string> script;
    private readonly Task running;

    /// <summary>A server that answers a command ("CONNECT", "MAIL", "RCPT", "DATA", "." after the message, "QUIT") so, drops the line or says nothing.</summary>
    internal SmtpServer(params (string Command, string Answer)[] script)
    {
        this.script = script.ToDictionary(line => line.Command, line => line.Answer, StringComparer.Ordinal);
        listener.Start();
        running = ServeAsync();
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    internal List<string> Recipients { get; } = [];

    internal List<string> Messages { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await running;
        listener.Stop();
        over.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync(over.Token);
                await TalkAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException) { }
    }

    private async Task TalkAsync(TcpClient client)
    {
        await using NetworkStream stream = client.GetStream();
        using StreamReader reader = new(stream, Encoding.Latin1);
        bool goesOn = await AnswerAsync(stream, "CONNECT", "220 ready");
        while (goesOn && await reader.ReadLineAsync(over.Token) is { } line)
        {
            string command = line.Split(' ', ':')[0].ToUpperInvariant();
            if (command is "RCPT")
            {
                Recipients.Add(line);
            }

            goesOn = await AnswerAsync(stream, command, command is "DATA" ? "354 go on" : "250 OK");
            if (goesOn && command is "DATA" && !script.ContainsKey("DATA"))
            {
                Messages.Add(await MessageAsync(reader));
                goesOn = await AnswerAsync(stream, ".", "250 taken");
            }

            goesOn &= command is not "QUIT";
        }
    }

    private async Task<string> MessageAsync(StreamReader reader)
    {
        StringBuilder message = new();
        while (await reader.ReadLineAsync(over.Token) is { } line && line is not ".")
        {
            _ = message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return message.ToString();
    }

    private async Task<bool> AnswerAsync(NetworkStream stream, string command, string usual)
    {
        string answer = script.GetValueOrDefault(command, usual);
        if (answer is Silence)
        {
            await Task.Delay(Timeout.Infinite, over.Token);
        }

        if (answer is Drop)
        {
            return false;
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), over.Token);
        return true;
    }
}
