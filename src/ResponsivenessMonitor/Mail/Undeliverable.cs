namespace ResponsivenessMonitor.Mail;

/// <summary>Letters that no server need be asked about.</summary>
internal static class Undeliverable
{
    /// <summary>Why a letter cannot be sent at all, or null when it can. It was not the recipient's server that said so.</summary>
    internal static SendResult.Refused? Reason(OutgoingLetter letter) =>
        !Addresses.IsOne(letter.To.Address) ? new SendResult.Refused("The recipient's address is no e-mail address.", IsOfRecipient: false)
        : !Addresses.IsOne(letter.From.Address) ? new SendResult.Refused("The sender's address is no e-mail address.", IsOfRecipient: false)
        : letter.ReplyTo is { } replyTo && !Addresses.IsOne(replyTo.Address)
            ? new SendResult.Refused("The address for answers is no e-mail address.", IsOfRecipient: false)
        : null;
}
