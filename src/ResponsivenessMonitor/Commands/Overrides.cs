using System.Text.RegularExpressions;

namespace ResponsivenessMonitor.Commands;

/// <summary>Settings on the command line, such as <c>--Database:ConnectionString=…</c>: they beat the environment and the file.</summary>
internal static partial class Overrides
{
    /// <summary>Whether the text is one; options of verbs have no colon in their names.</summary>
    internal static bool IsOne(string text) => Pattern().IsMatch(text);

    [GeneratedRegex("^--[A-Za-z]\\w*(:[\\w-]+)+=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
