using System.Globalization;

namespace ResponsivenessMonitor.Platforms.Http;

/// <summary>Names of servers as people type them.</summary>
internal static class ServerName
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    /// <summary>Names that mean something within a machine or a network only.</summary>
    private static readonly string[] Local =
    [
        "localhost",
        "local",
        "localdomain",
        "internal",
        "intranet",
        "lan",
        "home",
        "corp",
        "private",
        "arpa",
        "onion",
        "invalid",
    ];

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>A name in the form that is asked for: its letters small and plain (<c>bücher.example</c> is <c>xn--bcher-kva.example</c>), without the dot of the root.</summary>
    /// <returns>Null when it is no name; what looks like an address in any notation may still be one.</returns>
    internal static string? Normalise(string text)
    {
        if (text.Length is 0 or > LongestName || text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            return null;
        }

        try
        {
            string name = Idn.GetAscii(text).ToLowerInvariant();
            name = name.EndsWith('.') ? name[..^1] : name;
            return name.Length is > 0 and <= LongestName && name.Split('.').All(IsLabel) ? name : null;
        }
        catch (ArgumentException)
        {
            return null; // it cannot be written in plain letters
        }
    }

    /// <summary>Why a name in its plain form may not be asked for; null when it may.</summary>
    internal static string? Objection(string name)
    {
        string[] labels = name.Split('.');
        string last = labels[^1];
        return char.IsAsciiDigit(last[0]) ? "it is a numeric address; write the server's name"
            : labels.Length == 1 ? "it is no full name; write it with its domain, such as mastodon.example"
            : Local.Contains(last, StringComparer.Ordinal) ? $"names that end in .{last} are not on the public internet"
            : null;
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel
        && label[0] != '-'
        && label[^1] != '-'
        && label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
