using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Tests.Calendars.Published;

/// <summary>Reads a table of published facts: a line <c>calendar ZONE: WEEK</c>, its dates below it, then its facts, one a line.</summary>
internal static class PublishedTable
{
    internal static IEnumerable<PublishedFact> Read(string table)
    {
        PublishedCalendar? calendar = null;
        foreach (string line in table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            string[] columns = line.Split('|', StringSplitOptions.TrimEntries);
            if (columns.Length >= 5)
            {
                string remark = columns.Length > 5 ? columns[5] : string.Empty;
                yield return new PublishedFact(calendar!, columns[0], columns[1], columns[2], columns[3], columns[4], remark);
                continue;
            }

            string[] said = line.Split(": ", 2);
            string[] words = said[0].Split(' ');
            switch (words)
            {
                case ["calendar", string zone]:
                    calendar = new PublishedCalendar(DateTimeZoneProviders.Tzdb[zone], OfficeCalendarText.ParseHours(said[1]));
                    break;
                case ["hours", "of", string date]:
                    calendar!.SetHours(LocalDatePattern.Iso.Parse(date).Value, OfficeCalendarText.ParseDay(said[1]));
                    break;
                case ["break", "on", string date]:
                    calendar!.SetBreak(LocalDatePattern.Iso.Parse(date).Value, OfficeCalendarText.ParseDay(said[1]));
                    break;
                case ["closed"]:
                    calendar!.Close(OfficeCalendarText.ParseDates(said[1]));
                    break;
                default:
                    throw new FormatException($"'{line}' is no line of a table of facts.");
            }
        }
    }
}
