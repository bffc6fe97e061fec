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
    private const int LongestGrapheme = 8; // on the average; some scripts let one go on for ever

    // Letters and marks that show nothing: grapheme joiner, Hangul and Khmer fillers, empty Braille.
    private const string Blanks = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0";

    /// <summary>A name or handle. One that is an address of the web loses it; the dots of <c>library.bsky.social</c> stay, for that is its handle.</summary>
    internal static string Name(string text) => Clean(text, graphemes: 80);

    /// <summary>An excerpt: at most 280 graphemes, its links left out so that no mail program makes them live.</summary>
    /// <remarks>What only might be taken for one, as in <c>Thanks.Bye</c>, keeps its words and gets a space.</remarks>
    internal static string Excerpt(string text) => Cut(Joined().Replace(Unlinked(text, graphemes: 280), "$0 "), graphemes: 280);

    /// <summary>The text in one line of at most so many graphemes.</summary>
    internal static string Clean(string text, int graphemes) => Cut(Unlinked(text, graphemes), graphemes);

    /// <summary>What somebody typed into a field, to be shown to them in that field again: the same with its links.</summary>
    internal static string Typed(string text, int graphemes) => Cut(Tidy(text, graphemes * LongestGrapheme), graphemes);

    // A link takes less room once it is left out, so more is read than is shown; no more, because nobody sees it.
    private static string Unlinked(string text, int graphemes)
    {
        int read = (2 * graphemes) + 40;
        return Links().Replace(Cut(Tidy(text, read * LongestGrapheme), read), "[link]");
    }

    private static string Tidy(string text, int longest)
    {
        StringBuilder clean = new(Math.Min(longest, text.Length));
        int marks = 0;
        foreach (Rune rune in text.AsSpan(0, Math.Min(LongestRead, text.Length)).EnumerateRunes())
        {
            if (clean.Length > longest)
            {
                break;
            }

            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            marks = IsMark(category) ? marks + 1 : 0;
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

    private static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    // Format signs are the joiners, the marks of direction, the soft hyphen and the invisible tags.
    private static bool IsSeen(Rune rune, UnicodeCategory category) =>
        category
            is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
        && !(rune.IsBmp && Blanks.Contains((char)rune.Value, StringComparison.Ordinal));

    private static string Cut(string text, int graphemes)
    {
        int end = 0;
        for (int i = 0; end < text.Length; i++)
        {
            int length = StringInfo.GetNextTextElementLength(text.AsSpan(end));
            if (i == graphemes || end + length > graphemes * LongestGrapheme)
            {
                return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
            }

            end += length;
        }

        return text;
    }

    // With a scheme however spelt (hxxp, full width, spaced), with www, with a path, or an address in numbers. A dot is a dot in any script.
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}+.-])(?>[\p{L}\p{N}+.-]+)\s?[:：]\s?[/／\\＼⁄∕]{2}\S+"
            + @"|www[0-9]*[.．。｡․]\S+"
            + @"|(?<![\p{L}\p{M}\p{N}_-])(?:(?>[\p{L}\p{M}\p{N}_-]+)[.．。｡․])+\p{L}[\p{L}\p{M}\p{N}-]+(?::[0-9]+)?[/／]\S*"
            + @"|(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9.])(?:[:/]\S*)?",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Links();

    // A dot between two words, as in a bare name of a host.
    [GeneratedRegex(@"(?<=\S)[.．。｡․](?=\p{L}[\p{L}\p{M}\p{N}-])", RegexOptions.None, 1000)]
    private static partial Regex Joined();
}
