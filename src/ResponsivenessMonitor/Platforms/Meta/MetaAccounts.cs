namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>Whether an account that a token shows is the one that is registered. Pure.</summary>
internal static class MetaAccounts
{
    /// <summary>Whether a handle names it, by its name or its id.</summary>
    internal static bool IsNamed(MetaAccount account, string handle)
    {
        string bare = handle.Trim().TrimStart('@');
        return string.Equals(bare, account.Name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(bare, account.Id, StringComparison.Ordinal);
    }

    /// <summary>Whether it is the registered one: by the id once that is known, before that by the handle.</summary>
    internal static bool IsOurs(MetaAccount account, AccountAccess access, string? me) =>
        (access.AuthorId ?? me) is { } id ? string.Equals(id, account.Id, StringComparison.Ordinal) : IsNamed(account, access.Handle);
}
