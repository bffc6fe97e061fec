namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>Where a list goes on, by the link that the platform gives.</summary>
internal abstract record MetaPaging
{
    private const int Longest = 2_000;

    /// <summary>All that says where the next page begins; the link has the token too, and what was asked for.</summary>
    private static readonly string[] Kept = ["after", "until", "since", "__paging_token"];

    private MetaPaging() { }

    /// <summary>There is another page.</summary>
    /// <param name="Cursor">Such as <c>after=QVFI…</c>: nothing else of the link is kept.</param>
    internal sealed record More(string Cursor) : MetaPaging;

    /// <summary>There is none.</summary>
    internal sealed record End : MetaPaging;

    /// <summary>The link leads elsewhere, or nowhere; it is not followed.</summary>
    internal sealed record Bad(string Reason) : MetaPaging;

    /// <summary>Reads the link of a list.</summary>
    /// <param name="paging">What the list says of its pages; null on the only one.</param>
    /// <param name="server">Who was asked, and is asked again.</param>
    internal static MetaPaging Read(PagingView? paging, Uri server)
    {
        if (paging?.Next is not { Length: > 0 } next)
        {
            return new End();
        }

        if (
            !Uri.TryCreate(next, UriKind.Absolute, out Uri? link)
            || !string.Equals(link.Authority, server.Authority, StringComparison.OrdinalIgnoreCase)
            || !string.Equals(link.Scheme, server.Scheme, StringComparison.Ordinal)
        )
        {
            return new Bad("a list goes on at another server than the one that was asked");
        }

        string cursor = string.Join(
            '&',
            link.Query.TrimStart('?')
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Where(part => Kept.Any(name => part.Length > name.Length + 1 && part.StartsWith($"{name}=", StringComparison.Ordinal)))
        );
        return cursor.Length is > 0 and <= Longest && IsCursor(cursor) ? new More(cursor) : new Bad("a list goes on nowhere");
    }

    /// <summary>Whether a text is one that was kept.</summary>
    internal static bool IsCursor(string? text) =>
        text is { Length: > 0 and <= Longest }
        && text.Split('&').All(part => Kept.Contains(part.Split('=')[0], StringComparer.Ordinal))
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '%' or '-' or '_' or '.' or '~' or '=' or '&' or ':');
}
