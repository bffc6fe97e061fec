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
    internal const string Reset = "reset";
    internal const string Silence = "silence";

    /// <summary>Before an answer: it comes so late that a whole conversation of such takes longer than a letter may.</summary>
    internal const string Late = "late ";

    private const int LinesOfHalf = 40;
    private static readonly TimeSpan Lateness = TimeSpan.FromMilliseconds(600);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly Dictionary<string, string> script;
    private readonly Task running;

    /// <summary>
    /// A server that answers a command ("CONNECT", "EHLO", "AUTH", "PASSWORD" after a 334, "MAIL", "RCPT", "DATA", "BODY" in the middle of the message,
    /// "." after it, "QUIT") so, late, drops or resets the line, or says nothing.
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

    /// <summary>How many of its first conversations go by the script; those after them it accepts.</summary>
    internal int Scripted { get; init; } = int.MaxValue;

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
        List<Task> conversations = [];
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync(over.Token);
                conversations.Add(ListenAsync(client, conversations.Count < Scripted ? script : []));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException) { }

        await Task.WhenAll(conversations);
    }

    private async Task ListenAsync(TcpClient client, Dictionary<string, string> answers)
    {
        using (client)
        {
            try
            {
                await TalkAsync(client, answers);
            }
            catch (Exception exception)
                when (exception is IOException or AuthenticationException or OperationCanceledException or SocketException)
            {
                // this client is gone, or the test is over
            }
        }
    }

    private async Task TalkAsync(TcpClient client, Dictionary<string, string> answers)
    {
        Stream stream = client.GetStream();
        await using SslStream encrypted = new(stream, leaveInnerStreamOpen: true);
        StreamReader reader = new(stream, Encoding.Latin1);
        bool goesOn = await AnswerAsync(client, stream, answers, "CONNECT", "220 ready");
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
            string usual = isUnknown ? "550 5.1.1 no such mailbox" : Usual(command);
            goesOn = await AnswerAsync(client, stream, answers, command, usual);
            isPassword = command is "AUTH" && answers.GetValueOrDefault(command, "334").StartsWith("334", StringComparison.Ordinal);
            if (goesOn && command is "STARTTLS" && Certificate is not null && !answers.ContainsKey(command))
            {
                await encrypted.AuthenticateAsServerAsync(Certificate);
                stream = encrypted;
                reader = new StreamReader(stream, Encoding.Latin1);
            }

            if (goesOn && command is "DATA" && IsTaken(answers))
            {
                if (answers.ContainsKey("BODY"))
                {
                    await HalfAsync(reader);
                    goesOn = await AnswerAsync(client, stream, answers, "BODY", string.Empty);
                    continue;
                }

                string? message = await MessageAsync(reader);
                if (message is null)
                {
                    return; // whoever sent it died over it
                }

                lock (Messages)
                {
                    Messages.Add(message);
                }

                goesOn = await AnswerAsync(client, stream, answers, ".", "250 taken");
            }

            goesOn &= command is not "QUIT";
        }
    }

    private static bool IsTaken(Dictionary<string, string> answers) =>
        !answers.TryGetValue("DATA", out string? answer) || answer.StartsWith(Late, StringComparison.Ordinal);

    private async Task HalfAsync(StreamReader reader)
    {
        for (int line = 0; line < LinesOfHalf && await reader.ReadLineAsync(over.Token) is not null; line++) { }
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

    private async Task<bool> AnswerAsync(TcpClient client, Stream stream, Dictionary<string, string> answers, string command, string usual)
    {
        string answer = answers.GetValueOrDefault(command, usual);
        if (answer is Silence)
        {
            await Task.Delay(Timeout.Infinite, over.Token);
        }

        if (answer is Drop)
        {
            return false;
        }

        if (answer is Reset)
        {
            client.Client.Close(0); // without a farewell, so that the other side hears of a reset
            return false;
        }

        if (answer.StartsWith(Late, StringComparison.Ordinal))
        {
            await Task.Delay(Lateness, over.Token);
            answer = answer[Late.Length..];
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), over.Token);
        return true;
    }
}
