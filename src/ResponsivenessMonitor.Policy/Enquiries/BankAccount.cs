using System.Globalization;
using System.Text.RegularExpressions;

namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>Finds bank accounts: sort codes, and IBANs whose check digits are right.</summary>
internal static partial class BankAccount
{
    private const int NoTimeOut = Timeout.Infinite; // every expression here has bounds, which make it linear
    private const int CueWordsBefore = 4;
    private const int CueWordsAfter = 3;
    private const int ShortestIban = 15;
    private const int FewestDigits = 10; // of an IBAN; words after "AB12" have none

    internal static bool IsIn(MessageText text, WordList cues) =>
        SortCode().Matches(text.Remaining).Any(match => IsSortCode(match, text, cues))
        || Iban().Matches(text.Remaining).Any(match => StartsWithIban(match.Groups["iban"].ValueSpan));

    /// <summary>With hyphens a sort code unless it may be a date; otherwise beside a word that makes it one.</summary>
    private static bool IsSortCode(Match match, MessageText text, WordList cues)
    {
        int[] parts = [.. match.Groups["part"].Captures.Select(part => int.Parse(part.ValueSpan, CultureInfo.InvariantCulture))];
        return (match.Groups["joint"].ValueSpan is "-" && !MayBeDate(parts))
            || cues.FirstIn(text.WordsBefore(match.Index, CueWordsBefore)) is not null
            || cues.FirstIn(text.WordsAfter(match.Index + match.Length, CueWordsAfter)) is not null;
    }

    /// <summary>Day, month and year, month, day and year, or a year of these decades, month and day.</summary>
    private static bool MayBeDate(int[] parts) =>
        parts
            is [>= 1 and <= 31, >= 1 and <= 12, _]
                or [>= 1 and <= 12, >= 1 and <= 31, _]
                or [>= 20 and <= 39, >= 1 and <= 12, >= 1 and <= 31];

    /// <summary>Whether an IBAN ends at the end of a word: what follows it may be read as more of its groups.</summary>
    private static bool StartsWithIban(ReadOnlySpan<char> text)
    {
        Span<char> iban = stackalloc char[text.Length];
        (int length, int digits) = (0, 0);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is ' ' or '-')
            {
                continue;
            }

            iban[length++] = char.ToUpperInvariant(text[i]);
            digits += char.IsAsciiDigit(text[i]) ? 1 : 0;
            bool isWordsEnd = i + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[i + 1]);
            if (isWordsEnd && length >= ShortestIban && digits >= FewestDigits && HasCheckDigits(iban[..length]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>ISO 13616: an IBAN's check digits make the number 1 modulo 97.</summary>
    private static bool HasCheckDigits(ReadOnlySpan<char> iban)
    {
        int remainder = 0;
        for (int i = 0; i < iban.Length; i++)
        {
            char c = iban[(i + 4) % iban.Length];
            remainder = char.IsAsciiDigit(c) ? (remainder * 10 + c - '0') % 97 : (remainder * 100 + c - 'A' + 10) % 97;
        }

        return remainder == 1;
    }

    [GeneratedRegex(
        @"(?<![0-9-])(?<part>[0-9]{2})(?<joint>[ .-])(?<part>[0-9]{2})\k<joint>(?<part>[0-9]{2})(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        NoTimeOut
    )]
    private static partial Regex SortCode();

    // Looks ahead, so that a code before an IBAN does not swallow it.
    [GeneratedRegex(
        @"\b(?=(?<iban>[A-Z]{2}[0-9]{2}(?>[ -]?[A-Z0-9]){11,30}))[A-Z]{2}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        NoTimeOut
    )]
    private static partial Regex Iban();
}
