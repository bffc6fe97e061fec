using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms.Tokens;

/// <summary>The credential of an account whose manager consented here (<c>accounts connect</c>): its tokens are kept encrypted in the database.</summary>
internal static class ConnectedAccess
{
    /// <summary>What people write as the access.</summary>
    internal const string Word = "connected";

    private const string Prefix = Word + ":";

    /// <summary>The credential, such as <c>connected:x/librarydesk</c>: each account has its own.</summary>
    internal static string Of(AccountId account) => Prefix + account.Slug;

    internal static bool IsConnected(string credential) => credential.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Of which account; null where the credential is of another kind.</summary>
    internal static string? SlugOf(string credential) => IsConnected(credential) ? credential[Prefix.Length..] : null;
}
