using System.Net.Mail;

namespace ResponsivenessMonitor.Mail;

/// <summary>What an e-mail address is here: one plain address, without a name.</summary>
internal static class Addresses
{
    /// <summary>Whether the text is one address and nothing else, and can be sent to by any server.</summary>
    internal static bool IsOne(string text) =>
        MailAddress.TryCreate(text, out MailAddress? address)
        && string.Equals(address.Address, text, StringComparison.Ordinal)
        && address.User.All(char.IsAscii)
        && !text.Any(char.IsControl);

    /// <summary>Whether the text is a domain, such as <c>example.ac.uk</c>.</summary>
    internal static bool IsDomain(string text) => text.Length > 0 && Uri.CheckHostName(text) == UriHostNameType.Dns;

    /// <summary>Whether an address lies in a domain or below it.</summary>
    internal static bool IsWithin(string address, string domain)
    {
        string own = address[(address.LastIndexOf('@') + 1)..];
        return own.Equals(domain, StringComparison.OrdinalIgnoreCase) || own.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase);
    }
}
