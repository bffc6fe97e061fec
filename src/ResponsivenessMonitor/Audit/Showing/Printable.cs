using System.Globalization;
using System.Text;

namespace ResponsivenessMonitor.Audit.Showing;

/// <summary>Texts of a file as a terminal may show them: others wrote them, and control characters would steer it.</summary>
internal static class Printable
{
    private const int Longest = 200;
    private const char Stand = '\uFFFD';

    /// <summary>The text with every control and direction character replaced, cut at 200 characters.</summary>
    internal static string Text(string text)
    {
        string cut = text.Length > Longest ? string.Concat(text.AsSpan(0, Longest), "…") : text;
        return cut.Any(IsHidden)
            ? new StringBuilder(cut.Length).AppendJoin(null, cut.Select(c => IsHidden(c) ? Stand : c)).ToString()
            : cut;
    }

    /// <summary>How many places the text takes in a column.</summary>
    internal static int Width(string text) => new StringInfo(text).LengthInTextElements;

    private static bool IsHidden(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
