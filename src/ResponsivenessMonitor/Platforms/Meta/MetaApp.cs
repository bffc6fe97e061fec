using System.Security.Cryptography;
using System.Text;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>The app at Meta by which accounts are read, as the settings name it.</summary>
/// <param name="Id">Its id; empty when there is none.</param>
/// <param name="Secret">Where its secret is.</param>
internal sealed record MetaApp(string Id, Secret Secret)
{
    /// <summary>The app as it is stated; null when it is not, or its secret cannot be read.</summary>
    internal static MetaApp? Of(string id, string secret) =>
        id.Length > 0 && secret.Length > 0 && new Secret(secret) is { } kept && kept.Fault() is null ? new MetaApp(id, kept) : null;

    /// <summary>The app's own token, which looks at other tokens.</summary>
    internal string Token => $"{Id}|{Secret.Read().Trim()}";

    /// <summary>Proves that a call comes from the app and not from who found a token: HMAC-SHA256 of the token with the app's secret, in hex.</summary>
    internal string ProofOf(string token) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret.Read().Trim()), Encoding.UTF8.GetBytes(token)));

    public override string ToString() => Id;
}
