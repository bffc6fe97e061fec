namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>How accounts are called. Ids are good on one server only, so authors are known by their whole address, which is the same on all.</summary>
/// <param name="Domain">The domain of the addresses of the server's own accounts, which may differ from the server's name.</param>
internal sealed record MastodonNames(string Domain)
{
    /// <summary>The names on a server, from the handle of an account on it.</summary>
    internal static MastodonNames Of(string handle, string host)
    {
        int at = handle.LastIndexOf('@');
        return new MastodonNames((at > 0 ? handle[(at + 1)..] : host.Split(':')[0]).ToLowerInvariant());
    }

    /// <summary>The server that a handle names, or null.</summary>
    internal static string? ServerOf(string handle) => handle.LastIndexOf('@') is > 0 and var at ? handle[(at + 1)..] : null;

    /// <summary>The handle without its server, and without a sign before it.</summary>
    internal static string LocalOf(string handle) => handle.TrimStart('@').Split('@')[0];

    /// <summary>The whole address of an account as the server calls it, in small letters.</summary>
    internal string AddressOf(string acct)
    {
        string name = acct.TrimStart('@').ToLowerInvariant();
        return name.Contains('@', StringComparison.Ordinal) ? name : $"{name}@{Domain}";
    }

    /// <summary>Whether a handle, with or without its server, is that of the account.</summary>
    internal bool IsSame(string handle, string acct) => string.Equals(AddressOf(handle), AddressOf(acct), StringComparison.Ordinal);
}
