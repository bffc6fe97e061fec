using System.Globalization;
using NodaTime;

namespace ResponsivenessMonitor.Commands.Accounts;

/// <summary>How often an account plans to post: <c>7d</c>, <c>2w</c>, or hours and minutes such as <c>36h</c>. A day has 24 hours.</summary>
internal static class PostingIntervalText
{
    private const int MostDays = 366;

    /// <exception cref="FormatException">The text is none.</exception>
    internal static Duration Read(string text)
    {
        int daysOfUnit =
            text.Length == 0
                ? 0
                : char.ToLowerInvariant(text[^1]) switch
                {
                    'd' => 1,
                    'w' => 7,
                    _ => 0,
                };
        if (daysOfUnit == 0)
        {
            return ReadHours(text);
        }

        return
            int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count is > 0 and <= MostDays
            ? Duration.FromDays(count * daysOfUnit)
            : throw Fault(text);
    }

    private static Duration ReadHours(string text)
    {
        try
        {
            return AmountText.Read(text);
        }
        catch (FormatException)
        {
            throw Fault(text);
        }
    }

    private static FormatException Fault(string text) => new($"'{text}' is no time between posts; write days or weeks such as 7d or 2w");
}
