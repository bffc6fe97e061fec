using NodaTime;

namespace ResponsivenessMonitor.Mail;

/// <summary>Hands one letter to whoever carries it.</summary>
internal interface IMailTransport
{
    /// <summary>
    /// Sends a letter to its one recipient. What a mail server may well say is a returned case; whatever is thrown, nothing was sent.
    /// </summary>
    /// <param name="letter">The letter.</param>
    /// <param name="timeout">How long it may take; shorter than the lease under which it is sent.</param>
    /// <param name="cancellationToken">Ends waiting before the conversation with the server has begun.</param>
    Task<SendResult> SendAsync(OutgoingLetter letter, Duration timeout, CancellationToken cancellationToken);
}

/// <summary>A letter as it goes out: one envelope recipient.</summary>
/// <param name="Key">Its key: letters, digits and hyphens; the same letter has the same key for ever.</param>
/// <param name="MessageId">Its frozen Message-ID, without angle brackets.</param>
/// <param name="Thread">The Message-ID-like root of the thread it belongs to, without angle brackets.</param>
/// <param name="From">Who sends it.</param>
/// <param name="To">Who receives it.</param>
/// <param name="ReplyTo">Where answers go, or null to the sender.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">The complete plain text.</param>
/// <param name="Html">The same as HTML.</param>
/// <param name="WrittenAt">Its date.</param>
/// <param name="Unsubscribe">
/// Where one click declines letters of its kind, or null when it cannot be declined. Mail programs ask for https; any other address is left out.
/// </param>
internal sealed record OutgoingLetter(
    string Key,
    string MessageId,
    string Thread,
    MailBox From,
    MailBox To,
    MailBox? ReplyTo,
    string Subject,
    string Text,
    string Html,
    Instant WrittenAt,
    Uri? Unsubscribe = null
);

/// <summary>A name and an e-mail address.</summary>
internal sealed record MailBox(string Name, string Address);

/// <summary>What became of a letter.</summary>
internal abstract record SendResult
{
    private SendResult() { }

    /// <summary>It was accepted.</summary>
    internal sealed record Accepted(string Reply) : SendResult;

    /// <summary>The server refused it for good.</summary>
    /// <param name="Reply">The server's code and words.</param>
    /// <param name="IsOfRecipient">Whether it was the recipient that was refused (at RCPT), not the sender or the content.</param>
    internal sealed record Refused(string Reply, bool IsOfRecipient) : SendResult;

    /// <summary>It was certainly not accepted; it is tried again later.</summary>
    /// <param name="Reason">Why, and where it is ours to mend, how.</param>
    /// <param name="Wait">How long the server asks to be left alone, or null when it does not say.</param>
    internal sealed record Deferred(string Reason, Duration? Wait = null) : SendResult;

    /// <summary>It was sent whole and no answer came: the server may have it.</summary>
    internal sealed record InDoubt(string Reason) : SendResult;
}
