using NodaTime;

namespace ResponsivenessMonitor.Mail;

/// <summary>Outside Production: lets letters through to listed recipients only, so that a trial never writes to real people.</summary>
/// <param name="inner">What carries those that are let through.</param>
/// <param name="allowed">Addresses, and whole domains with an at sign before them.</param>
internal sealed class RecipientGuard(IMailTransport inner, IEnumerable<string> allowed) : IMailTransport
{
    private readonly HashSet<string> listed = new(allowed, StringComparer.OrdinalIgnoreCase);

    public async Task<SendResult> SendAsync(OutgoingLetter letter, Duration timeout, CancellationToken cancellationToken) =>
        IsAllowed(letter.To.Address)
            ? await inner.SendAsync(letter, timeout, cancellationToken)
            : new SendResult.Refused("Withheld: the recipient is not in Mail:AllowedRecipients.", IsOfRecipient: false);

    private bool IsAllowed(string address) =>
        Addresses.IsOne(address) && (listed.Contains(address) || listed.Contains(address[address.LastIndexOf('@')..]));
}
