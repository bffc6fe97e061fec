using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Commands;

/// <summary>Closures as a command line gives them: <c>england</c>, dates and ranges of dates, or a file with one of these a line.</summary>
internal static class ClosuresText
{
    private const string England = "england";

    /// <summary>All closures of the texts together.</summary>
    /// <exception cref="FormatException">A text is neither dates nor a file, or a file has a bad line.</exception>
    internal static Closures Read(IEnumerable<string> texts) => texts.Select(ReadOne).Aggregate(Closures.None, (all, one) => all.And(one));

    private static Closures ReadOne(string text) =>
        text.Equals(England, StringComparison.OrdinalIgnoreCase) ? EnglandBankHolidays.Closures
        : File.Exists(text) ? ReadFile(text)
        : text.Length > 0 && char.IsAsciiDigit(text[0]) ? Closures.On(OfficeCalendarText.ParseDates(text))
        : throw new FormatException(
            $"there is no file '{text}'; write {England}, dates such as 2026-12-24..2027-01-01, or a file with one date a line."
        );

    private static Closures ReadFile(string path)
    {
        Closures closures = Closures.None;
        int number = 0;
        foreach (string line in Lines(path))
        {
            number++;
            string text = line.Split('#')[0].Trim();
            try
            {
                closures = text.Equals(England, StringComparison.OrdinalIgnoreCase)
                    ? closures.And(EnglandBankHolidays.Closures)
                    : closures.And(Closures.On(OfficeCalendarText.ParseDates(text)));
            }
            catch (CalendarTextException fault)
            {
                throw new FormatException($"{path}, line {number}: {fault.Reason} Text after # is a remark.", fault);
            }
        }

        return closures;
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"{path} cannot be read: {fault.Message}", fault);
        }
    }
}
