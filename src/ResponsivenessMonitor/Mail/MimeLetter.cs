using System.Net.Mail;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Mail;

/// <summary>The bytes of a letter as a message file: the same letter always gives the same bytes.</summary>
internal static partial class MimeLetter
{
    private const int LongestKey = 60; // a boundary ends at 70 signs

    private static readonly OffsetDateTimePattern Rfc5322 = OffsetDateTimePattern.CreateWithInvariantCulture(
        "ddd, dd MMM uuuu HH':'mm':'ss o<+HHmm>"
    );

    /// <summary>The message.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="listId">By what people sort their mail.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <exception cref="FormatException">An address is none.</exception>
    internal static async Task<byte[]> WriteAsync(OutgoingLetter letter, string listId, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("letter-"); // nobody else can read it
        try
        {
            using LetterMessage message = new(letter, listId);
            using SmtpClient writer = new()
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                PickupDirectoryLocation = folder.FullName,
            };
            await writer.SendMailAsync(message.Message, cancellationToken);
            byte[] written = await File.ReadAllBytesAsync(folder.EnumerateFiles().Single().FullName, cancellationToken);
            return Encoding.Latin1.GetBytes(Settle(Encoding.Latin1.GetString(written), letter));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The writer dates a message with the present and parts it by a random line, neither of which can be set.
    private static string Settle(string message, OutgoingLetter letter)
    {
        int end = message.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        string headers = Envelope().Replace(message[..end] + "\r\n", string.Empty);
        string boundary = Boundary().Match(headers).Groups["boundary"].Value;

        // Quoted-printable never holds "=_", so that no text can look like the end of its part.
        string settled = $"=_{letter.Key[..Math.Min(LongestKey, letter.Key.Length)]}";
        headers = Boundary().Replace(headers, $"boundary=\"{settled}\"");
        headers = Date().Replace(headers, $"Date: {Rfc5322.Format(letter.WrittenAt.WithOffset(Offset.Zero))}\r");
        return headers + message[(end + 2)..].Replace($"--{boundary}", $"--{settled}", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^(?:X-Sender|X-Receiver):.*\r\n(?:[ \t].*\r\n)*", RegexOptions.Multiline, 1000)]
    private static partial Regex Envelope();

    [GeneratedRegex(@"^Date:.*\r$", RegexOptions.Multiline, 1000)]
    private static partial Regex Date();

    [GeneratedRegex(@"boundary=""?(?<boundary>--boundary_[0-9]+_[0-9a-f-]{36})""?", RegexOptions.None, 1000)]
    private static partial Regex Boundary();
}
