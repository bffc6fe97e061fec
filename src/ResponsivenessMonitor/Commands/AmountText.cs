using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace ResponsivenessMonitor.Commands;

/// <summary>Amounts of office time as people write them: <c>4h</c>, <c>90m</c>, <c>1h30m</c>.</summary>
internal static partial class AmountText
{
    private static readonly Duration Longest = Duration.FromHours(1000);

    /// <summary>Reads an amount, longer than zero and at most 1000 hours.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    internal static Duration Read(string text)
    {
        Match match = Pattern().Match(text);
        if (!match.Success || text.Length == 0)
        {
            throw new FormatException(
                text.Contains('d', StringComparison.OrdinalIgnoreCase)
                    ? $"'{text}' could mean 24 hours or an office day; write office hours, such as 8h."
                    : $"'{text}' is no amount of office time; write hours and minutes such as 4h, 90m or 1h30m."
            );
        }

        Duration amount = Duration.FromSeconds(3600L * Part(match, "hours") + 60L * Part(match, "minutes") + Part(match, "seconds"));
        return amount > Duration.Zero && amount <= Longest
            ? amount
            : throw new FormatException($"'{text}' is not longer than zero and at most 1000h; write an amount such as 4h.");
    }

    private static int Part(Match match, string name) =>
        match.Groups[name].Success ? int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        "^(?:(?<hours>[0-9]{1,6})h)?(?:(?<minutes>[0-9]{1,6})m)?(?:(?<seconds>[0-9]{1,6})s)?$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Pattern();
}
