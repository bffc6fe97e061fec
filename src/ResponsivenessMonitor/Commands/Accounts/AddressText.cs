using System.Net.Mail;

namespace ResponsivenessMonitor.Commands.Accounts;

/// <summary>E-mail addresses, looked at for slips only: whether one is there is found out by writing to it.</summary>
internal static class AddressText
{
    private const int Longest = 254;

    /// <exception cref="FormatException">The text is no single address.</exception>
    internal static string Read(string text)
    {
        bool isPlain =
            text.Length <= Longest
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or '<' or '>' or '"')
            && MailAddress.TryCreate(text, out MailAddress? address)
            && address.Host.Contains('.', StringComparison.Ordinal)
            && Uri.CheckHostName(address.Host) == UriHostNameType.Dns;
        return isPlain
            ? text
            : throw new FormatException(
                $"'{text}' is no e-mail address; write one such as ada.archer@uni.example, without name or brackets"
            );
    }
}
