using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ResponsivenessMonitor.Mail.Letters;

/// <summary>
/// Makes words from outside – handles, names, excerpts – harmless before they stand among ours: one line, no signs that nobody sees or that turn the
/// direction of writing, and an end.
/// </summary>
internal static partial class ForeignText
{
    private const int LongestRead = 8_000; // no longer text is shown anywhere, and none may cost time
    private const int MostMarks = 4; // on one letter; languages need fewer

    // Letters and marks that show nothing: grapheme joiner, Hangul and Khmer fillers, empty Braille.
    private const string Blanks = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0";

    /// <summary>A name or handle.</summary>
    internal static string Name(string text) => Clean(text, graphemes: 80);

    /// <summary>An excerpt: at most 280 graphemes, its links left out so that no mail program makes them live.</summary>
    internal static string Excerpt(string text) => Cut(Links().Replace(Cut(Tidy(text), graphemes: 600), "[link]"), graphemes: 280);

    /// <summary>The text in one line of at most so many graphemes.</summary>
    internal static string Clean(string text, int graphemes) => Cut(Tidy(text), graphemes);

    private static string Tidy(string text)
    {
        StringBuilder clean = new(text.Length);
        int marks = 0;
        foreach (Rune rune in text.AsSpan(0, Math.Min(LongestRead, text.Length)).EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (Rune.IsWhiteSpace(rune))
            {
                _ = clean.Length > 0 && clean[^1] != ' ' ? clean.Append(' ') : clean;
            }
            else if (marks <= MostMarks && IsSeen(rune, category))
            {
                _ = clean.Append(rune);
            }
        }

        return clean.ToString().Trim();
    }

    // Format signs are the joiners, the marks of direction, the soft hyphen and the invisible tags.
    private static bool IsSeen(Rune rune, UnicodeCategory category) =>
        category
            is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
        && !Blanks.Contains(rune.ToString(), StringComparison.Ordinal);

    private static string Cut(string text, int graphemes)
    {
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(text);
        for (int i = 0; i <= graphemes; i++)
        {
            if (!elements.MoveNext())
            {
                return text;
            }
        }

        return string.Concat(text.AsSpan(0, elements.ElementIndex).TrimEnd(), "…");
    }

    [GeneratedRegex(@"(?:[a-z][a-z0-9+.-]*://|www\.)\S+|(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/\S*", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Links();
}
