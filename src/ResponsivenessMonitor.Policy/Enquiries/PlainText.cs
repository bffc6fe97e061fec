using System.Globalization;
using System.Text;

namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>Writes what keyboards and scripts write in many ways in the one way that lists and numbers go by.</summary>
internal static class PlainText
{
    // Backtick, acute, modifier apostrophe, both curly ones, prime and the full-width one.
    private const string Apostrophes = "`\u00b4\u02bc\u2018\u2019\u2032\uff07";

    /// <summary>The text with straight apostrophes, hyphens, plain spaces and ASCII digits, without signs that nobody sees.</summary>
    internal static string Of(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (char c in text)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format) // joiners, soft hyphens, marks of direction
            {
                _ = plain.Append(Plain(c));
            }
        }

        return plain.ToString();
    }

    private static char Plain(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            _ when char.IsAscii(c) && c != '`' => c,
            _ when Apostrophes.Contains(c, StringComparison.Ordinal) => '\'',
            UnicodeCategory.SpaceSeparator => ' ',
            UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
            _ when c is (>= '\u2010' and <= '\u2013') or '\u2212' => '-', // hyphens, the short dash and minus; a long dash parts sentences
            _ => c,
        };
}
