using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Mail.Letters;

/// <summary>Where the items of each platform stand: a letter links to nowhere else, whatever a platform says that the address of an item is.</summary>
internal static class KnownHosts
{
    private const int LongestAddress = 1_000;

    // Where the replay of scripts puts what it plays; no such host can exist (RFC 6761).
    private const string Played = "replay.invalid";

    /// <summary>A link to an item of an account, or null where there is no address or it is not one of its platform's.</summary>
    internal static LetterLink? Link(string text, LetterAccount account, Uri? address) =>
        address is not null && Knows(account.Platform, account.Handle, address) ? LetterLink.To(text, address) : null;

    /// <summary>Whether an address is one of a platform's own: encrypted, without a name, a password or a port, and of a host that is known.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="handle">The account's handle, which on Mastodon and its like names its server.</param>
    /// <param name="address">The address.</param>
    internal static bool Knows(Platform platform, string handle, Uri address) =>
        address is { IsAbsoluteUri: true, Scheme: "https", UserInfo: "", IsDefaultPort: true }
        && address.AbsoluteUri.Length <= LongestAddress
        && (
            address.IdnHost.Equals(Played, StringComparison.Ordinal)
            || Of(platform, handle).Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase)
        );

    // Platforms that are not listed are servers which an account names in its handle, as those that speak Mastodon's language do.
    private static string[] Of(Platform platform, string handle) =>
        PlatformHosts.Of(platform) is { Count: > 0 } hosts ? [.. hosts]
        : handle[(handle.LastIndexOf('@') + 1)..] is var server && server.Length < handle.Length && IsServer(server) ? [server]
        : [];

    private static bool IsServer(string name) => name.Contains('.', StringComparison.Ordinal) && Addresses.IsDomain(name);
}
