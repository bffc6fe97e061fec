using System.Text.RegularExpressions;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>What a <c>Link</c> header says.</summary>
/// <param name="IsThere">Whether the server sent any.</param>
/// <param name="Next">Path and query of the page of what is older; null when there is none.</param>
internal readonly partial record struct MastodonLink(bool IsThere, string? Next)
{
    private const int Longest = 2_000;

    /// <summary>Reads the header. Of the address only path and query count, for servers do not always know by which name they were called.</summary>
    /// <param name="header">Its values, or null.</param>
    /// <param name="path">The path that was asked for: a link leads nowhere else.</param>
    internal static MastodonLink Read(string? header, string path)
    {
        if (header is null)
        {
            return new MastodonLink(IsThere: false, Next: null);
        }

        string? next = Links()
            .Matches(header)
            .Where(link => string.Equals(link.Groups["rel"].Value, "next", StringComparison.OrdinalIgnoreCase))
            .Select(link => link.Groups["address"].Value)
            .FirstOrDefault(address => address.Length <= Longest);
        return new MastodonLink(
            IsThere: true,
            Uri.TryCreate(next, UriKind.Absolute, out Uri? address) && string.Equals(address.AbsolutePath, path, StringComparison.Ordinal)
                ? address.PathAndQuery
                : null
        );
    }

    /// <summary>Whether a kept way on leads where it should.</summary>
    internal static bool IsOf(string? next, string path) =>
        next is { Length: <= Longest } && next.StartsWith($"{path}?", StringComparison.Ordinal) && !next.Any(char.IsControl);

    [GeneratedRegex("""<(?<address>[^<>\s]*)>\s*;\s*rel="?(?<rel>\w+)"?""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();
}
