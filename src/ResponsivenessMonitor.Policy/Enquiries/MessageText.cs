using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>A message's words once handles and links are removed.</summary>
internal sealed partial class MessageText
{
    internal MessageText(string text)
    {
        Remaining = Handles().Replace(Links().Replace(text, " "), "${before} ");
        Words = [.. Word().Matches(Remaining.Replace('\u2019', '\'').ToLowerInvariant()).Select(match => match.Value)];
    }

    /// <summary>The text without handles and links.</summary>
    internal string Remaining { get; }

    /// <summary>Its words in lower case, with straight apostrophes, without punctuation and emoji.</summary>
    internal string[] Words { get; }

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

    private static bool IsSymbol(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol;

    private static bool IsLatin(Rune rune) =>
        rune.Value is (< 0x250) or (>= 0x1E00 and <= 0x1EFF) or (>= 0x2C60 and <= 0x2C7F) or (>= 0xFF21 and <= 0xFF5A);

    [GeneratedRegex(@"\b(?:https?://|www\.)\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();

    [GeneratedRegex(
        @"(?<before>^|[^\w.+-])@(?<handle>\w[\w.-]*(?:@\w[\w.-]*)?)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Handles();

    [GeneratedRegex(@"^(?:\s*@\w[\w.-]*(?:@\w[\w.-]*)?(?=\s|$))*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
