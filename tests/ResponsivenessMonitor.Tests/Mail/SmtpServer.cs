using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
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

    /// <summary>
    /// A server that answers a command ("CONNECT", "EHLO", "AUTH", "PASSWORD" after a 334, "MAIL", "RCPT", "DATA", "." after the message, "QUIT") so,
    /// drops the line or says nothing.
    /// </summary>
    internal SmtpServer(params (string Command, string Answer)[] script)
    {
        this.script = script.ToDictionary(line => line.Command, line => line.Answer, StringComparer.Ordinal);
        listener.Start();
        running = ServeAsync();
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>With which it encrypts once it is asked to.</summary>
    internal X509Certificate2? Certificate { get; init; }

    /// <summary>Addresses that it does not know.</summary>
    internal IReadOnlySet<string> Unknown { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>All that was said to it.</summary>
    internal List<string> Said { get; } = [];

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
                try
                {
                    await TalkAsync(client);
                }
                catch (Exception exception) when (exception is IOException or AuthenticationException)
                {
                    // this client is gone; the next one is listened to
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException) { }
    }

    private async Task TalkAsync(TcpClient client)
    {
        Stream stream = client.GetStream();
        await using SslStream encrypted = new(stream, leaveInnerStreamOpen: true);
        StreamReader reader = new(stream, Encoding.Latin1);
        bool goesOn = await AnswerAsync(stream, "CONNECT", "220 ready");
        bool isPassword = false;
        while (goesOn && await reader.ReadLineAsync(over.Token) is { } line)
        {
            string command = isPassword ? "PASSWORD" : line.Split(' ', ':')[0].ToUpperInvariant();
            Said.Add(line);
            if (command is "RCPT")
            {
                Recipients.Add(line);
            }

            bool isUnknown = command is "RCPT" && Unknown.Any(address => line.Contains(address, StringComparison.OrdinalIgnoreCase));
            goesOn = await AnswerAsync(stream, command, isUnknown ? "550 5.1.1 no such mailbox" : Usual(command));
            isPassword = command is "AUTH" && script.GetValueOrDefault(command, "334").StartsWith("334", StringComparison.Ordinal);
            if (goesOn && command is "STARTTLS" && Certificate is not null && !script.ContainsKey(command))
            {
                await encrypted.AuthenticateAsServerAsync(Certificate);
                stream = encrypted;
                reader = new StreamReader(stream, Encoding.Latin1);
            }

            if (goesOn && command is "DATA" && !script.ContainsKey("DATA"))
            {
                string? message = await MessageAsync(reader);
                if (message is null)
                {
                    return; // whoever sent it died over it
                }

                Messages.Add(message);
                goesOn = await AnswerAsync(stream, ".", "250 taken");
            }

            goesOn &= command is not "QUIT";
        }
    }

    private static string Usual(string command) =>
        command switch
        {
            "DATA" => "354 go on",
            "AUTH" => "334 UGFzc3dvcmQ6",
            "PASSWORD" => "235 welcome",
            "STARTTLS" => "220 go on",
            _ => "250 OK",
        };

    /// <summary>The whole message, or null when the line broke before its end.</summary>
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

    private async Task<bool> AnswerAsync(Stream stream, string command, string usual)
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
