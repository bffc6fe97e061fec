using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Audit.Showing;

namespace ResponsivenessMonitor.Commands.Calendars;

/// <summary>A repetition of an event (RFC 5545 §3.3.10), as far as closures need one: every so many days or years, until it ends.</summary>
/// <param name="IsYearly">Whether it repeats by years; else by days.</param>
/// <param name="Every">Every so many of them.</param>
/// <param name="Count">How often it takes place in all, or null when <paramref name="Until"/> says when it ends.</param>
/// <param name="Until">The last date on which it may begin, or null.</param>
internal sealed record CalendarRule(bool IsYearly, int Every, int? Count, LocalDate? Until)
{
    private const string NoEnd = "its repetition has no end (COUNT or UNTIL); enter the dates up to a year that you know";

    /// <exception cref="FormatException">It is another kind of repetition, or has no end.</exception>
    internal static CalendarRule Read(string text)
    {
        Dictionary<string, string> parts = new(StringComparer.OrdinalIgnoreCase);
        foreach (string part in text.Trim().Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is not [{ } name, { } value] || !parts.TryAdd(name, value))
            {
                throw new FormatException($"its repetition '{Printable.Text(text)}' cannot be read");
            }
        }

        string how = parts.GetValueOrDefault("FREQ", string.Empty).ToUpperInvariant();
        string? beyond = parts.Keys.FirstOrDefault(name =>
            name.ToUpperInvariant() is not ("FREQ" or "INTERVAL" or "COUNT" or "UNTIL" or "WKST")
        );
        if (beyond is not null || how is not ("YEARLY" or "DAILY"))
        {
            throw new FormatException(
                $"a repetition by {Printable.Text(beyond ?? how)} is not read, only yearly or daily ones; enter its dates as events of their own"
            );
        }

        int? count = parts.TryGetValue("COUNT", out string? times) ? Number(times) : null;
        LocalDate? until = parts.TryGetValue("UNTIL", out string? end) ? Date(end) : null;
        return count is null && until is null
            ? throw new FormatException(NoEnd)
            : new CalendarRule(how is "YEARLY", parts.TryGetValue("INTERVAL", out string? every) ? Number(every) : 1, count, until);
    }

    /// <summary>All dates of an event that first takes place on the given ones. A 29 February takes place in leap years only.</summary>
    /// <exception cref="FormatException">They are too many.</exception>
    internal IReadOnlyList<LocalDate> Of(IReadOnlyList<LocalDate> first)
    {
        SortedSet<LocalDate> all = [];
        LocalDate begin = first[0];
        int done = 0;
        for (int step = 0; !(done >= Count); step++)
        {
            LocalDate start = IsYearly ? begin.PlusYears(step * Every) : begin.PlusDays(step * Every);
            if (start > Until || start.Year > begin.Year + 100)
            {
                break;
            }

            if (IsYearly && start.Day != begin.Day)
            {
                continue;
            }

            done++;
            all.UnionWith(first.Select(date => start.PlusDays(Period.DaysBetween(begin, date))));
            if (all.Count > ClosureFile.MostDates)
            {
                throw new FormatException(
                    $"its repetition has more than {ClosureFile.MostDates} dates; enter those up to a year that you know"
                );
            }
        }

        return [.. all];
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and <= 1000
            ? number
            : throw new FormatException($"'{Printable.Text(text)}' in its repetition is no number from 1 to 1000");

    private static LocalDate Date(string text) =>
        text.Length >= 8 && LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Parse(text[..8]) is { Success: true } parsed
            ? parsed.Value
            : throw new FormatException($"'{Printable.Text(text)}' in its repetition is no date; write it as 20271224");
}
