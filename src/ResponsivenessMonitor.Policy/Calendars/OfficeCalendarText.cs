using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Policy.Calendars;

/// <summary>The short text of calendars, such as <c>mon-fri 09:00-12:30,13:30-17:00; sat 10:00-14:00</c>.</summary>
/// <remarks>
/// Days are <c>mon tue wed thu fri sat sun</c> in any case, single, in lists (<c>mon,wed</c>) or ranges (<c>mon-fri</c>, <c>sat-mon</c>); times are
/// <c>HH:mm</c>, the last one <c>24:00</c>. Dates are ISO 8601. Every fault is told with its place in a <see cref="CalendarTextException"/>.
/// </remarks>
public static class OfficeCalendarText
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalTimePattern TimeWithSeconds = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss.FFFFFFFFF");

    /// <summary>Reads a week's opening hours; <c>closed</c> for a week open by dated exceptions only.</summary>
    /// <exception cref="CalendarTextException">The text is no week's hours, names a day twice, or has overlapping intervals.</exception>
    public static OpeningHours ParseHours(string text)
    {
        Dictionary<IsoDayOfWeek, DayHours> week = [];
        if (IsClosed(new TextPart(text).Trim()))
        {
            return new OpeningHours(week);
        }

        foreach (TextPart clause in new TextPart(text).Split(';').Where(part => part.Length > 0))
        {
            int hoursFrom = clause.Value.AsSpan().IndexOfAnyInRange('0', '9');
            if (hoursFrom <= 0)
            {
                throw clause.Fault($"'{clause.Value}' needs days and hours, such as 'mon-fri 09:00-17:00'.");
            }

            DayHours hours = ParseIntervals(clause.From(hoursFrom), clause.To(hoursFrom));
            foreach ((IsoDayOfWeek day, TextPart said) in clause.To(hoursFrom).Split(',').SelectMany(ParseDays))
            {
                if (!week.TryAdd(day, hours))
                {
                    throw said.Fault(
                        $"{Days[(int)day - 1]} is given twice; put all its hours in one place, such as 'fri 09:00-12:00,13:00-16:00'."
                    );
                }
            }
        }

        return week.Count > 0
            ? new OpeningHours(week)
            : throw new TextPart(text).Fault("There are no opening hours here; write days and hours, such as 'mon-fri 09:00-17:00'.");
    }

    /// <summary>Reads one day's hours: intervals such as <c>09:00-12:00,13:00-16:00</c>, or <c>closed</c>.</summary>
    /// <exception cref="CalendarTextException">The text is no day's hours, or intervals overlap.</exception>
    public static DayHours ParseDay(string text)
    {
        TextPart part = new TextPart(text).Trim();
        return IsClosed(part) ? DayHours.Closed : ParseIntervals(part, day: null);
    }

    /// <summary>Reads dates: single ones and ranges with both ends in, such as <c>2026-08-31, 2026-12-24..2027-01-01</c>.</summary>
    /// <exception cref="CalendarTextException">A part is no date, or a range ends before it starts or is longer than 366 days.</exception>
    public static IReadOnlyList<LocalDate> ParseDates(string text) =>
        [.. new TextPart(text).Split(',', ';').Where(part => part.Length > 0).SelectMany(ParseDateRange)];

    /// <summary>The shortest text for a week that <see cref="ParseHours"/> reads back: neighbouring days with equal hours together.</summary>
    public static string Format(OpeningHours week)
    {
        List<string> clauses = [];
        for (int first = 1, last; first <= 7; first = last + 1)
        {
            DayHours hours = week[(IsoDayOfWeek)first];
            for (last = first; last < 7 && week[(IsoDayOfWeek)(last + 1)].Equals(hours); last++) { }

            if (!hours.Intervals.IsEmpty)
            {
                clauses.Add(first == last ? $"{Days[first - 1]} {hours}" : $"{Days[first - 1]}-{Days[last - 1]} {hours}");
            }
        }

        return clauses.Count == 0 ? "closed" : string.Join("; ", clauses);
    }

    internal static string Format(LocalTime time) => (time.TickOfSecond == 0 && time.Second == 0 ? Time : TimeWithSeconds).Format(time);

    private static bool IsClosed(TextPart part) => part.Value.Equals("closed", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(IsoDayOfWeek Day, TextPart Said)> ParseDays(TextPart part)
    {
        TextPart[] ends = [.. part.Split('-', '–')];
        if (ends.Length > 2)
        {
            throw part.Fault($"'{part.Value}' is no range of days; write it as mon-fri.");
        }

        int first = ParseDay(ends[0]);
        int last = ParseDay(ends[^1]);
        for (int offset = 0; offset <= (last - first + 7) % 7; offset++)
        {
            yield return ((IsoDayOfWeek)((first + offset) % 7 + 1), part);
        }
    }

    private static int ParseDay(TextPart part)
    {
        int day = Array.FindIndex(Days, name => part.Value.Equals(name, StringComparison.OrdinalIgnoreCase));
        return day >= 0
            ? day
            : throw part.Fault($"'{part.Value}' is no day; write mon, tue, wed, thu, fri, sat or sun, then a space, then the hours.");
    }

    private static DayHours ParseIntervals(TextPart part, TextPart? day)
    {
        List<(OpenHours Hours, TextPart Said)> intervals = [];
        foreach (TextPart said in part.Split(','))
        {
            OpenHours hours = ParseInterval(said, day);
            if (intervals.Find(other => Overlap(other.Hours, hours)) is { Said: not null } earlier)
            {
                throw said.Fault($"{hours} overlaps {earlier.Hours}; give each stretch of the day once.");
            }

            intervals.Add((hours, said));
        }

        return DayHours.Of(intervals.Select(interval => interval.Hours));
    }

    private static OpenHours ParseInterval(TextPart part, TextPart? day)
    {
        TextPart[] ends = [.. part.Split('-', '–')];
        if (ends.Length != 2)
        {
            throw part.Fault($"'{part.Value}' is no stretch of hours; write it as 09:00-17:00.");
        }

        LocalTime from = ParseTime(ends[0]);
        bool untilMidnight = string.Equals(ends[1].Value, "24:00", StringComparison.Ordinal);
        LocalTime to = untilMidnight ? LocalTime.Midnight : ParseTime(ends[1]);
        if (!untilMidnight && to == LocalTime.Midnight)
        {
            throw ends[1].Fault("A day's hours end at 24:00, not at 00:00.");
        }

        if (!untilMidnight && to <= from)
        {
            throw part.Fault(to == from ? $"'{part.Value}' is empty; for all day write 00:00-24:00." : PastMidnight(part, day, from, to));
        }

        return new OpenHours(from, to);
    }

    private static string PastMidnight(TextPart part, TextPart? day, LocalTime from, LocalTime to)
    {
        string reason = $"'{part.Value}' runs past midnight, and a day's hours end at 24:00 at the latest";
        int name = Array.IndexOf(Days, day?.Value.ToLower(CultureInfo.InvariantCulture));
        return name < 0
            ? $"{reason}; write {Format(from)}-24:00 here and 00:00-{Format(to)} on the next day."
            : $"{reason}; write '{Days[name]} {Format(from)}-24:00; {Days[(name + 1) % 7]} 00:00-{Format(to)}'.";
    }

    private static LocalTime ParseTime(TextPart part) =>
        Time.Parse(part.Value) is { Success: true } parsed
            ? parsed.Value
            : throw part.Fault($"'{part.Value}' is no time of day; write it as 09:00, from 00:00 to 24:00.");

    private static bool Overlap(OpenHours one, OpenHours other) =>
        (other.To == LocalTime.Midnight || one.From < other.To) && (one.To == LocalTime.Midnight || other.From < one.To);

    private static IEnumerable<LocalDate> ParseDateRange(TextPart part)
    {
        int dots = part.Value.IndexOf("..", StringComparison.Ordinal);
        LocalDate first = ParseDate(dots < 0 ? part : part.To(dots));
        LocalDate last = dots < 0 ? first : ParseDate(part.From(dots + 2));
        int days = Period.DaysBetween(first, last) + 1;
        return days is >= 1 and <= 366
            ? Enumerable.Range(0, days).Select(first.PlusDays)
            : throw part.Fault(days < 1 ? $"'{part.Value}' ends before it starts." : $"'{part.Value}' is longer than 366 days.");
    }

    private static LocalDate ParseDate(TextPart part) =>
        LocalDatePattern.Iso.Parse(part.Value) is { Success: true } parsed
            ? parsed.Value
            : throw part.Fault($"'{part.Value}' is no date; write it as 2026-12-25.");
}
