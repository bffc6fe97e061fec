using System.Text.RegularExpressions;

namespace ResponsivenessMonitor.Jobs;

/// <summary>What others said, as it may stand in a log: mail servers repeat the address that they refuse.</summary>
internal static partial class LogWords
{
    /// <summary>The words, with "(an address)" in place of each.</summary>
    internal static string? Nameless(string? words) => words is null ? null : Address().Replace(words, "(an address)");

    [GeneratedRegex(@"[^\s<>()\[\]:;,""']+@[^\s<>()\[\]:;,""']+", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
