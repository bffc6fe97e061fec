using System.Text.RegularExpressions;

namespace ResponsivenessMonitor.Tests.Crashes;

/// <summary>A message without what no two sendings of it share.</summary>
internal static partial class SentWording
{
    /// <summary>The library dates a message with the moment of its sending and parts it by a random line, neither of which can be set.</summary>
    internal static string Of(string message) => Boundary().Replace(Date().Replace(message, "Date: *\r"), "boundary");

    [GeneratedRegex(@"^Date:.*\r$", RegexOptions.Multiline, 1000)]
    private static partial Regex Date();

    [GeneratedRegex("--boundary_[0-9]+_[0-9a-f-]{36}", RegexOptions.None, 1000)]
    private static partial Regex Boundary();
}
