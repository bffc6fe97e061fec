using NodaTime;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Mail;

namespace ResponsivenessMonitor.Jobs.Sending;

/// <summary>How a letter is sent, or what becomes of it without being sent; neither when that is settled already.</summary>
/// <param name="Before">The letter as it was.</param>
internal sealed record LetterAttempt(Letter Before)
{
    /// <summary>What becomes of it without being sent, or null.</summary>
    internal SendResult? Settled { get; init; }

    /// <summary>What is written down before it is sent; null when it is not.</summary>
    internal LetterBegun? Begun { get; init; }

    /// <summary>What is sent, or null.</summary>
    internal OutgoingLetter? Outgoing { get; init; }

    /// <summary>What is handed over of a letter.</summary>
    internal static OutgoingLetter Envelope(Letter letter, string text, MailOptions mail) =>
        new(
            letter.Key,
            letter.MessageId,
            letter.Thread,
            mail.Sender,
            new MailBox(letter.RecipientName, letter.RecipientAddress),
            mail.Answers,
            letter.Subject,
            text,
            letter.Html ?? string.Empty,
            letter.WrittenAt,
            letter.Unsubscribe is { } address ? new Uri(address) : null
        );
}

/// <summary>What is known of a letter that is being sent.</summary>
/// <param name="InDoubtSince">Since when the server may have it already, or null.</param>
/// <param name="Because">What happened at the attempt before, or null at the first.</param>
internal sealed record LetterBegun(Instant? InDoubtSince, string? Because);
