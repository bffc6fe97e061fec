using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Commands;

/// <summary>Dates of options.</summary>
internal static class DateText
{
    private const int MostDays = 366;

    /// <exception cref="FormatException">The text is no date.</exception>
    internal static LocalDate Read(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true } parsed
            ? parsed.Value
            : throw new FormatException($"'{text}' is no date; write it as 2026-09-01.");

    /// <summary>A number of dates.</summary>
    /// <exception cref="FormatException">The text is no number from 1 to 366.</exception>
    internal static int ReadDays(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days is >= 1 and <= MostDays
            ? days
            : throw new FormatException($"'{text}' is no number from 1 to {MostDays}.");
}
