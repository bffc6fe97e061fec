using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Acts.Answers;

/// <summary>What the address of an answer says, as a person copied it from a browser.</summary>
internal abstract record AnswerLink
{
    private const int Longest = 2000;

    private AnswerLink() { }

    /// <summary>It is an address of the platform.</summary>
    /// <param name="Address">The address.</param>
    /// <param name="Ids">
    /// The ids by which the platform may name the item to us, the likeliest first; empty where the address does not carry it.
    /// </param>
    /// <param name="Author">The handle that the address shows, in lower case without at sign; null where it shows none.</param>
    internal sealed record Found(Uri Address, ValueList<string> Ids, string? Author) : AnswerLink;

    /// <summary>It is none.</summary>
    /// <param name="Why">Why, and what to paste instead, in whole sentences.</param>
    internal sealed record Refused(string Why) : AnswerLink;

    /// <summary>Reads an address.</summary>
    /// <param name="text">The address.</param>
    /// <param name="platform">The account's platform.</param>
    /// <param name="servers">The account's own servers, on platforms that have many.</param>
    internal static AnswerLink Read(string text, Platform platform, IReadOnlyCollection<string> servers)
    {
        string link = text.Trim();
        if (!AnswerHosts.Of(platform, servers, out IReadOnlyList<string> hosts))
        {
            return new Refused(
                $"Addresses on {platform.DisplayName} are not known here. Say that it was answered offline instead, and when."
            );
        }

        string right = $"Paste the address of the answer on {platform.DisplayName}: it begins with https:// and {Or(hosts)}.";
        if (
            link.Length is 0 or > Longest
            || link.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\')
            || !Uri.TryCreate(link, UriKind.Absolute, out Uri? address)
        )
        {
            return new Refused($"That is no address. {right}");
        }

        if (!string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal) || address.UserInfo.Length > 0)
        {
            return new Refused($"That is no plain https address. {right}");
        }

        // The authority, not the host: a port makes it another server.
        string authority = address.IsDefaultPort ? address.IdnHost : $"{address.IdnHost}:{address.Port}";
        return !hosts.Contains(authority, StringComparer.OrdinalIgnoreCase)
                ? new Refused($"That address is not on {platform.DisplayName}. {right}")
            : AnswerAddress.Read(platform, address) is { } found ? found
            : new Refused($"That address shows no single post or comment. Open the answer itself and copy its address. {right}");
    }

    private static string Or(IReadOnlyList<string> hosts) =>
        hosts.Count == 1 ? hosts[0] : $"{string.Join(", ", hosts.Take(hosts.Count - 1))} or {hosts[^1]}";
}
