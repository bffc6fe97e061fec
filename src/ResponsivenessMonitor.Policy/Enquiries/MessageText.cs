using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>A message's words once handles and links are removed.</summary>
/// <remarks>Whatever the message, reading it takes time in proportion to its length.</remarks>
internal sealed partial class MessageText
{
    /// <summary>Every expression here is linear in the text, so none needs a clock, on which a verdict would depend.</summary>
    private const int NoTimeOut = Timeout.Infinite;

    private readonly int[] starts; // where each word begins in the remaining text

    internal MessageText(string text)
    {
        Remaining = Handles().Replace(Links().Replace(PlainText.Of(text), " "), " ");
        WordReader reader = new(Remaining);
        Words = [.. reader.Words];
        Begins = [.. reader.Begins];
        starts = [.. reader.Starts];
    }

    /// <summary>The text without handles and links, with plain apostrophes, hyphens, spaces and digits.</summary>
    internal string Remaining { get; }

    /// <summary>Its words in lower case, with straight apostrophes, without punctuation and emoji.</summary>
    internal string[] Words { get; }

    /// <summary>For each word whether a sentence may begin with it: it is the first, or punctuation, a new line or an emoji stands before it.</summary>
    internal bool[] Begins { get; }

    /// <summary>Whether it has a question mark: Latin, full-width or Arabic.</summary>
    internal bool HasQuestionMark => Remaining.AsSpan().IndexOfAny('?', '？', '؟') >= 0;

    /// <summary>Whether nothing is left: no word, no emoji or other symbol, no question mark.</summary>
    internal bool IsEmpty => Words.Length == 0 && !HasQuestionMark && !Remaining.EnumerateRunes().Any(IsSymbol);

    /// <summary>Whether more than half of its letters are not Latin.</summary>
    internal bool IsMostlyNotLatin
    {
        get
        {
            (int letters, int latin) = (0, 0);
            foreach (Rune rune in Remaining.EnumerateRunes().Where(Rune.IsLetter))
            {
                letters++;
                latin += IsLatin(rune) ? 1 : 0;
            }

            return letters > 2 * latin;
        }
    }

    /// <summary>At most so many words that begin before a position of <see cref="Remaining"/>, the nearest.</summary>
    internal ReadOnlySpan<string> WordsBefore(int position, int most)
    {
        int end = FirstAt(position);
        return Words.AsSpan()[Math.Max(0, end - most)..end];
    }

    /// <summary>At most so many words that begin at or after a position of <see cref="Remaining"/>, the nearest.</summary>
    internal ReadOnlySpan<string> WordsAfter(int position, int most)
    {
        int start = FirstAt(position);
        return Words.AsSpan()[start..Math.Min(Words.Length, start + most)];
    }

    /// <summary>The handles a text begins with, as a platform's reply prefix puts them there, without their at signs, and what follows.</summary>
    internal static (IReadOnlyList<string> Handles, string Following) SplitPrefix(string text)
    {
        Match prefix = Prefix().Match(text);
        string[] handles =
        [
            .. prefix.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(handle => handle.TrimStart('@')),
        ];
        return (handles, text[prefix.Length..]);
    }

    /// <summary>Whether a text names the handle with an at sign, whole.</summary>
    internal static bool Names(string text, string handle) =>
        Handles()
            .Matches(text)
            .Any(match => match.Groups["handle"].Value.TrimEnd('.', '-').Equals(handle, StringComparison.OrdinalIgnoreCase));

    private int FirstAt(int position)
    {
        int found = Array.BinarySearch(starts, position);
        return found >= 0 ? found : ~found;
    }

    private static bool IsSymbol(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol;

    private static bool IsLatin(Rune rune) =>
        rune.Value is (< 0x250) or (>= 0x1E00 and <= 0x1EFF) or (>= 0x2C60 and <= 0x2C7F) or (>= 0xFF21 and <= 0xFF5A);

    [GeneratedRegex(@"\b(?:https?://|www\.)\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, NoTimeOut)]
    private static partial Regex Links();

    [GeneratedRegex(
        @"(?<![\w.+-])@(?<handle>\w[\w.-]*(?:@\w[\w.-]*)?)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        NoTimeOut
    )]
    private static partial Regex Handles();

    // What one handle has taken is not tried again in another way: (?>…).
    [GeneratedRegex(@"^(?>\s*@\w[\w.-]*(?:@\w[\w.-]*)?(?=\s|$))*", RegexOptions.CultureInvariant, NoTimeOut)]
    private static partial Regex Prefix();
}
