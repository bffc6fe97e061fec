using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using ResponsivenessMonitor.Mail.Letters;

namespace ResponsivenessMonitor.Mail;

/// <summary>A letter as a message of one recipient: text first, the same as HTML after it, and the headers that tell programs what it is.</summary>
internal sealed class LetterMessage : IDisposable
{
    private const int LongestAddress = 900; // a line of a message ends at 998 signs, and an address cannot be folded

    private readonly WitnessStream witness;

    /// <summary>The message.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="listId">By what people sort their mail.</param>
    /// <exception cref="FormatException">An address is none.</exception>
    internal LetterMessage(OutgoingLetter letter, string listId)
    {
        witness = new WitnessStream(Encoding.UTF8.GetBytes(letter.Html));
        Message = new MailMessage(Address(letter.From), Address(letter.To))
        {
            Subject = ForeignText.Clean(letter.Subject, graphemes: 200),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        if (letter.ReplyTo is { } replyTo)
        {
            Message.ReplyToList.Add(Address(replyTo));
        }

        AddHeaders(letter, listId);
        string text = letter.Text.ReplaceLineEndings("\r\n");
        AddView(new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false), MediaTypeNames.Text.Plain);
        AddView(witness, MediaTypeNames.Text.Html);
    }

    /// <summary>The message itself.</summary>
    internal MailMessage Message { get; }

    /// <summary>Whether it was taken whole, so that the server may have accepted it.</summary>
    internal bool WasTakenWhole => witness.ReadToEnd;

    /// <summary>Keeps what the server does not have yet from it, for good.</summary>
    /// <returns>False when it may have the whole.</returns>
    internal bool Withhold() => witness.Withhold();

    public void Dispose()
    {
        Message.Dispose();
        witness.Dispose();
    }

    private void AddHeaders(OutgoingLetter letter, string listId)
    {
        Message.Headers["Message-ID"] = Id(letter.MessageId);
        if (!string.Equals(letter.Thread, letter.MessageId, StringComparison.Ordinal))
        {
            Message.Headers["In-Reply-To"] = Id(letter.Thread);
            Message.Headers["References"] = Id(letter.Thread);
        }

        Message.Headers["Auto-Submitted"] = "auto-generated";
        Message.Headers["X-Auto-Response-Suppress"] = "All";
        Message.Headers["List-Id"] = Id(listId);
        if (OneClick(letter.Unsubscribe) is { } address)
        {
            Message.Headers["List-Unsubscribe"] = Id(address);
            Message.Headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"; // RFC 8058: the mail program posts, nobody has to look
        }
    }

    private void AddView(Stream content, string type) =>
        Message.AlternateViews.Add(
            new AlternateView(content, new ContentType(type) { CharSet = "utf-8" }) { TransferEncoding = TransferEncoding.QuotedPrintable }
        );

    // Headers take line ends as they come: only what an id is made of gets through.
    private static string Id(string id) => $"<{string.Concat(id.Where(c => c is > ' ' and < '\u007f' and not ('<' or '>')))}>";

    /// <summary>An address as a header can hold it, or null when it is not of https or too long for a line.</summary>
    private static string? OneClick(Uri? address) =>
        address is { IsAbsoluteUri: true }
        && string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal)
        && new UriBuilder(address) { Host = address.IdnHost }
            .Uri
            .AbsoluteUri
            is { Length: <= LongestAddress } ascii
            ? ascii
            : null;

    private static MailAddress Address(MailBox box) =>
        Addresses.IsOne(box.Address)
            ? new MailAddress(box.Address, DisplayName(box.Name), Encoding.UTF8)
            : throw new FormatException("This is no e-mail address that can be written to.");

    // The library puts a name between quotation marks and leaves those in it as they are: a name could end early and bring an address along.
    private static string DisplayName(string name) => ForeignText.Name(name).Replace('"', '\'').Replace('\\', '/');
}
