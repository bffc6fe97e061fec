using System.Globalization;
using System.Text.RegularExpressions;

namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>Finds signs that a message belongs offline (¶15 d). It says that a sign is there, never what it says.</summary>
/// <remarks>A missed sign costs more than a wrong one, but nobody reads signs that stand on every third harmless message.</remarks>
public static partial class Sensitivity
{
    /// <summary>Every expression here has bounds, which make it linear; a verdict would depend on a clock.</summary>
    private const int NoTimeOut = Timeout.Infinite;

    /// <summary>The last year in which somebody who writes to a university was born; later dates are those of events.</summary>
    internal const int LatestBirth = 2015;

    private const int EarliestBirth = 1930;

    /// <summary>The signs in a message.</summary>
    /// <param name="message">Its text; handles and links are passed over.</param>
    /// <param name="lists">The list of sensitive words, and the words beside which a number is more than a number.</param>
    public static SensitiveSigns SignsIn(string message, WordLists lists) => SignsIn(new MessageText(message), lists);

    /// <summary>The signs in a message that is already read.</summary>
    internal static SensitiveSigns SignsIn(MessageText text, WordLists lists)
    {
        string remaining = text.Remaining;
        SensitiveSigns signs = new NumberSigns(text, lists.Cues).Found();
        signs |= When(lists.Sensitive.FirstIn(text.Words, text.Begins) is not null, SensitiveSigns.Words);
        signs |= When(Email().IsMatch(remaining), SensitiveSigns.EmailAddress);
        signs |= When(Postcode().IsMatch(remaining), SensitiveSigns.Postcode);
        signs |= When(BankAccount.IsIn(text, lists.Cues.BankAccount), SensitiveSigns.BankAccount);
        signs |= When(BirthDate().Matches(remaining).Any(IsBirthYear), SensitiveSigns.DateOfBirth);
        signs |= When(IdentityNumber().IsMatch(remaining), SensitiveSigns.IdentityNumber);
        return signs;
    }

    private static SensitiveSigns When(bool found, SensitiveSigns sign) => found ? sign : SensitiveSigns.None;

    private static bool IsBirthYear(Match date) =>
        int.Parse(date.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) is >= EarliestBirth and <= LatestBirth;

    // As much of an address as tells it from other text; what stands around that is never tried.
    [GeneratedRegex(@"(?<=[\w%+-])@[\w-]{1,63}\.\w", RegexOptions.CultureInvariant, NoTimeOut)]
    private static partial Regex Email();

    // The second part has none of the letters C I K M O V (so no "3pm", no "5km"), and "2nd" in small letters is an ordinal.
    [GeneratedRegex(
        @"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?(?!(?-i:1st|2nd|3rd|[04-9]th)\b)[0-9][ABD-HJLNP-UW-Z]{2}\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        NoTimeOut
    )]
    private static partial Regex Postcode();

    // 31/12/2001, 31.12.2001, 31-12-2001, 2001-12-31
    [GeneratedRegex(
        @"\b(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?<year>[0-9]{4})|(?<year>[0-9]{4})-[0-9]{2}-[0-9]{2})\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        NoTimeOut
    )]
    private static partial Regex BirthDate();

    // A student number after a letter, a UCAS number (000-000-0000) or a National Insurance number. Those of digits alone: NumberSigns.
    [GeneratedRegex(
        @"\b(?:[A-Z][0-9]{7,9}|[0-9]{3}-[0-9]{3}-[0-9]{4}|[A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D])\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        NoTimeOut
    )]
    private static partial Regex IdentityNumber();
}
