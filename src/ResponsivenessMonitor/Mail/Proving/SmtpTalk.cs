using System.Globalization;
using System.Net.Security;
using System.Text;

namespace ResponsivenessMonitor.Mail.Proving;

/// <summary>A conversation with a mail server in lines, none longer and no reply of more lines than a server that means well writes.</summary>
/// <param name="stream">The connection; whoever opened it closes it.</param>
internal sealed class SmtpTalk(Stream stream) : IAsyncDisposable
{
    private const int LongestLine = 2_000;
    private const int MostLines = 100;

    private readonly byte[] buffer = new byte[LongestLine];
    private Stream connection = stream;
    private int begin;
    private int end;

    /// <summary>Says a line and hears the reply.</summary>
    /// <exception cref="IOException">The line broke, or what came is no reply.</exception>
    internal async Task<SmtpReply> AskAsync(string line, CancellationToken cancellationToken)
    {
        await connection.WriteAsync(Encoding.UTF8.GetBytes($"{line}\r\n"), cancellationToken);
        await connection.FlushAsync(cancellationToken);
        return await HearAsync(cancellationToken);
    }

    /// <summary>Hears a reply, as after connecting.</summary>
    /// <exception cref="IOException">The line broke, or what came is no reply.</exception>
    internal async Task<SmtpReply> HearAsync(CancellationToken cancellationToken)
    {
        List<string> lines = [];
        while (lines.Count < MostLines)
        {
            string line = await LineAsync(cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int code))
            {
                throw new IOException("It answers what no mail server answers.");
            }

            lines.Add(line.Length > 4 ? line[4..] : string.Empty);
            if (line.Length == 3 || line[3] != '-')
            {
                return new SmtpReply(code, lines);
            }
        }

        throw new IOException("Its reply does not end.");
    }

    /// <summary>Goes on encrypted.</summary>
    /// <exception cref="IOException">The line broke, or somebody had put words into it before it was encrypted.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">It could not be agreed on, or the certificate was not accepted.</exception>
    internal async Task EncryptAsync(SslClientAuthenticationOptions how, CancellationToken cancellationToken)
    {
        if (begin < end)
        {
            throw new IOException("It said more before the encryption began than it may.");
        }

        SslStream encrypted = new(connection, leaveInnerStreamOpen: true);
        connection = encrypted;
        await encrypted.AuthenticateAsClientAsync(how, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection is SslStream encrypted ? encrypted.DisposeAsync() : ValueTask.CompletedTask;

    private async Task<string> LineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            int feed = Array.IndexOf(buffer, (byte)'\n', begin, end - begin);
            if (feed >= 0)
            {
                string line = Encoding.UTF8.GetString(buffer, begin, feed - begin).TrimEnd('\r');
                begin = feed + 1;
                return line;
            }

            buffer.AsSpan(begin, end - begin).CopyTo(buffer);
            (begin, end) = (0, end - begin);
            if (end == buffer.Length)
            {
                throw new IOException("Its line does not end.");
            }

            int read = await connection.ReadAsync(buffer.AsMemory(end), cancellationToken);
            end += read > 0 ? read : throw new IOException("It ended the conversation.");
        }
    }
}
