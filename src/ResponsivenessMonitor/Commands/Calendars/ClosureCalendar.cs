using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Commands.Calendars;

/// <summary>Closures as iCalendar (RFC 5545): each event of whole days is closed all day. Alarms and zones in the file are passed over.</summary>
internal static class ClosureCalendar
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <summary>What cannot be told from the first event alone.</summary>
    private static readonly string[] Beyond = ["RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID"];

    internal static List<ClosureEntry> Read(string text, Faults faults)
    {
        List<ClosureEntry> entries = [];
        Dictionary<string, CalendarLine>? fields = null;
        CalendarLine? begun = null;
        int depth = 0; // of components inside the event, such as alarms
        foreach (CalendarLine line in CalendarLine.Read(text))
        {
            bool isOfEvent = line.Is("BEGIN", "VEVENT") || line.Is("END", "VEVENT");
            switch (line.Name)
            {
                case "BEGIN" when isOfEvent:
                    Unended(begun, faults);
                    (begun, fields, depth) = (line, new Dictionary<string, CalendarLine>(StringComparer.Ordinal), 0);
                    break;
                case "END" when isOfEvent && begun is not null && fields is not null:
                    Take(begun, fields, entries, faults);
                    (begun, fields) = (null, null);
                    break;
                case "BEGIN":
                    depth++;
                    break;
                case "END":
                    depth--;
                    break;
                default:
                    _ = depth == 0 && (fields?.TryAdd(line.Name, line) ?? false);
                    break;
            }
        }

        Unended(begun, faults);
        return entries;
    }

    private static void Unended(CalendarLine? begun, Faults faults)
    {
        if (begun is not null)
        {
            faults.Add(begun.Number, column: null, "this event never ends: END:VEVENT is missing, so the file may have been cut off");
        }
    }

    private static void Take(CalendarLine begun, Dictionary<string, CalendarLine> fields, List<ClosureEntry> entries, Faults faults)
    {
        string name = fields.TryGetValue("SUMMARY", out CalendarLine? summary) ? summary.Text() : string.Empty;
        if (fields.TryGetValue("STATUS", out CalendarLine? status) && status.Value.Equals("CANCELLED", StringComparison.OrdinalIgnoreCase))
        {
            return; // what was called off closes nothing
        }

        CalendarLine at = begun;
        try
        {
            foreach (string beyond in Beyond)
            {
                if (fields.TryGetValue(beyond, out CalendarLine? line))
                {
                    at = line;
                    throw new FormatException($"{beyond} is not read: write its dates as events of their own");
                }
            }

            at = fields.GetValueOrDefault("DTSTART", begun);
            LocalDate first = Start(fields);
            at = fields.GetValueOrDefault("DTEND") ?? fields.GetValueOrDefault("DURATION") ?? at;
            IReadOnlyList<LocalDate> dates = ClosureFile.Range(first, Last(fields, first));
            if (fields.TryGetValue("RRULE", out CalendarLine? rule))
            {
                at = rule;
                dates = CalendarRule.Read(rule.Value).Of(dates);
            }

            entries.Add(new ClosureEntry(begun.Number, dates, DayHours.Closed, name));
        }
        catch (FormatException fault)
        {
            faults.Add(at.Number, column: null, $"{(name.Length == 0 ? "an event" : $"'{Printable.Text(name)}'")}: {fault.Message}");
        }
    }

    private static LocalDate Start(Dictionary<string, CalendarLine> fields) =>
        fields.TryGetValue("DTSTART", out CalendarLine? start)
            ? Date(start)
            : throw new FormatException("it has no DTSTART, so nobody knows when it is");

    /// <summary>The last date: the end is the first instant after the event; without one it is a single day.</summary>
    private static LocalDate Last(Dictionary<string, CalendarLine> fields, LocalDate first)
    {
        if (fields.TryGetValue("DTEND", out CalendarLine? end))
        {
            LocalDate after = Date(end);
            return after == first ? first : after.PlusDays(-1); // some programs write a day's own date as its end
        }

        if (fields.TryGetValue("DURATION", out CalendarLine? duration))
        {
            return
                PeriodPattern.Roundtrip.Parse(duration.Value)
                    is { Success: true, Value: { HasTimeComponent: false, Months: 0, Years: 0 } period }
                && 7L * period.Weeks + period.Days is > 0 and <= ClosureFile.MostDates and var days
                ? first.PlusDays((int)days - 1)
                : throw new FormatException($"its duration {Printable.Text(duration.Value)} is not of whole days, or too long");
        }

        return fields["DTSTART"].Value.Contains('T', StringComparison.OrdinalIgnoreCase)
            ? throw new FormatException("it has a time of day and no end; only events of whole days close an office")
            : first;
    }

    /// <summary>A date, or a time that is the very start of one.</summary>
    private static LocalDate Date(CalendarLine line)
    {
        string text = line.Value.Trim();
        string[] parts = text.Split('T', 't');
        if (Day.Parse(parts[0]) is not { Success: true } date)
        {
            throw new FormatException($"'{Printable.Text(text)}' is no date; write it as 20261224");
        }

        return parts.Length == 1 || parts is [_, "000000"]
            ? date.Value
            : throw new FormatException(
                $"{line.Name} {Printable.Text(text)} has a time of day; only events of whole days close an office. "
                    + "Enter shorter hours with 'closures add DATE --open 09:00-12:00'"
            );
    }
}
