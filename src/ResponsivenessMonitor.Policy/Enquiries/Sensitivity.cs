using System.Globalization;
using System.Text.RegularExpressions;

namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>Finds signs that a message belongs offline (¶15 d). It says that a sign is there, never what it says.</summary>
public static partial class Sensitivity
{
    /// <summary>Every expression here has bounds, which make it linear; a verdict would depend on a clock.</summary>
    private const int NoTimeOut = Timeout.Infinite;

    private const int EarliestBirth = 1930;
    private const int LatestBirth = 2015;

    /// <summary>The signs in a message.</summary>
    /// <param name="message">Its text; handles and links are passed over.</param>
    /// <param name="words">The list of sensitive words.</param>
    public static SensitiveSigns SignsIn(string message, WordList words) => SignsIn(new MessageText(message), words);

    /// <summary>The signs in a message that is already read.</summary>
    internal static SensitiveSigns SignsIn(MessageText text, WordList words)
    {
        string remaining = text.Remaining;
        SensitiveSigns signs = SensitiveSigns.None;
        signs |= When(words.FirstIn(text.Words, text.Begins) is not null, SensitiveSigns.Words);
        signs |= When(Email().IsMatch(remaining), SensitiveSigns.EmailAddress);
        signs |= When(Postcode().IsMatch(remaining), SensitiveSigns.Postcode);
        signs |= When(SortCode().IsMatch(remaining) || Iban().Matches(remaining).Any(IsIban), SensitiveSigns.BankAccount);
        signs |= When(BirthDate().Matches(remaining).Any(IsBirthYear), SensitiveSigns.DateOfBirth);
        signs |= When(IdentityNumber().IsMatch(remaining), SensitiveSigns.IdentityNumber);
        foreach (string digits in LongNumber().Matches(remaining).Select(match => Digits(match.Value)))
        {
            signs |= When(digits[0] != '+' && digits.Length is >= 13 and <= 19 && HasLuhnDigit(digits), SensitiveSigns.CardNumber);
            signs |= When(digits.Length is >= 10 and <= 15 && digits[0] is ('0' or '+'), SensitiveSigns.Telephone);
        }

        return signs;
    }

    private static SensitiveSigns When(bool found, SensitiveSigns sign) => found ? sign : SensitiveSigns.None;

    /// <summary>A number's digits, with a leading plus sign kept.</summary>
    private static string Digits(string number) => string.Concat(number.Where((c, i) => char.IsAsciiDigit(c) || (i == 0 && c == '+')));

    private static bool IsBirthYear(Match date) =>
        int.Parse(date.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) is >= EarliestBirth and <= LatestBirth;

    /// <summary>ISO/IEC 7812-1 annex B: the Luhn check digit of payment cards.</summary>
    private static bool HasLuhnDigit(string digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[^(i + 1)] - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 == 0;
    }

    /// <summary>ISO 13616: an IBAN's check digits make the number 1 modulo 97.</summary>
    private static bool IsIban(Match match)
    {
        string iban = match.Value.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
        int remainder = 0;
        foreach (char c in iban[4..] + iban[..4])
        {
            remainder = char.IsAsciiDigit(c) ? (remainder * 10 + c - '0') % 97 : (remainder * 100 + c - 'A' + 10) % 97;
        }

        return iban.Length is >= 15 and <= 34 && remainder == 1;
    }

    // As much of an address as tells it from other text; what stands around that is never tried.
    [GeneratedRegex(@"(?<=[\w%+-])@[\w-]{1,63}\.\w", RegexOptions.CultureInvariant, NoTimeOut)]
    private static partial Regex Email();

    [GeneratedRegex(@"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, NoTimeOut)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"\b[0-9]{2}-[0-9]{2}-[0-9]{2}\b", RegexOptions.CultureInvariant, NoTimeOut)]
    private static partial Regex SortCode();

    [GeneratedRegex(
        @"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        NoTimeOut
    )]
    private static partial Regex Iban();

    // 31/12/2001, 31.12.2001, 31-12-2001, 2001-12-31
    [GeneratedRegex(
        @"\b(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?<year>[0-9]{4})|(?<year>[0-9]{4})-[0-9]{2}-[0-9]{2})\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        NoTimeOut
    )]
    private static partial Regex BirthDate();

    // A student number (seven to nine digits, perhaps after a letter), a UCAS number (000-000-0000) or a National Insurance number.
    [GeneratedRegex(
        @"\b(?:[A-Z]?[0-9]{7,9}|[0-9]{3}-[0-9]{3}-[0-9]{4}|[A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D])\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        NoTimeOut
    )]
    private static partial Regex IdentityNumber();

    [GeneratedRegex(@"\+?[0-9](?:[ ()-]{0,2}[0-9]){9,18}", RegexOptions.CultureInvariant, NoTimeOut)]
    private static partial Regex LongNumber();
}
