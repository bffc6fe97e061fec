using System.Text;
using System.Text.Unicode;
using NodaTime;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Commands.Calendars;

/// <summary>Closures that a file names.</summary>
/// <param name="Line">The line of the file on which they begin, counted from one.</param>
/// <param name="Dates">The dates; never empty.</param>
/// <param name="Hours">Their hours: none when they are closed all day.</param>
/// <param name="Name">What the file calls them; empty when it does not.</param>
internal sealed record ClosureEntry(long Line, IReadOnlyList<LocalDate> Dates, DayHours Hours, string Name);

/// <summary>Reads closures from a CSV file or an iCalendar file, whichever it is.</summary>
internal static class ClosureFile
{
    /// <summary>A closure of a year and more is a slip of the pen.</summary>
    internal const int MostDates = 400;

    private const int FirstYear = 2000;
    private const int LastYear = 2099;
    private const int MostBytes = 10_000_000;

    /// <summary>The entries that can be read; what cannot is told by line.</summary>
    /// <exception cref="ExportException">There is no such file, or it is none of closures.</exception>
    internal static IReadOnlyList<ClosureEntry> Read(string path, Faults faults)
    {
        string text = Text(path);
        if (text.TrimStart().Length == 0)
        {
            throw new ExportException($"{path} is empty.");
        }

        List<ClosureEntry> entries = text.TrimStart().StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase)
            ? ClosureCalendar.Read(text, faults)
            : ClosureCsv.Read(text, faults);
        return Agreeing(entries, faults);
    }

    /// <summary>The dates from one to the other, both in.</summary>
    /// <exception cref="FormatException">They are the wrong way round, or too many.</exception>
    internal static IReadOnlyList<LocalDate> Range(LocalDate from, LocalDate to)
    {
        int days = Period.DaysBetween(from, to) + 1;
        LocalDate? strange =
            from.Year is < FirstYear or > LastYear ? from
            : to.Year is < FirstYear or > LastYear ? to
            : null;
        return strange is { } date ? throw new FormatException($"{date:uuuu-MM-dd} lies outside {FirstYear} to {LastYear}")
            : days < 1 ? throw new FormatException($"it ends on {to:uuuu-MM-dd}, before it begins on {from:uuuu-MM-dd}")
            : days > MostDates
                ? throw new FormatException($"it has {days} dates, and more than {MostDates} are taken for a slip; write it in parts")
            : [.. Enumerable.Range(0, days).Select(from.PlusDays)];
    }

    /// <summary>A date that is entered twice with different hours is a slip; the first stands, the other is told.</summary>
    private static List<ClosureEntry> Agreeing(List<ClosureEntry> entries, Faults faults)
    {
        Dictionary<LocalDate, ClosureEntry> said = [];
        List<ClosureEntry> good = [];
        foreach (ClosureEntry entry in entries)
        {
            LocalDate? twice = entry
                .Dates.Where(date => said.TryGetValue(date, out ClosureEntry? other) && !other.Hours.Equals(entry.Hours))
                .Select(date => (LocalDate?)date)
                .FirstOrDefault();
            if (twice is { } date)
            {
                faults.Add(entry.Line, column: null, $"line {said[date].Line} gives {date:uuuu-MM-dd} other hours; keep one of them");
                continue;
            }

            good.Add(entry);
            foreach (LocalDate one in entry.Dates)
            {
                _ = said.TryAdd(one, entry);
            }
        }

        return good;
    }

    private static string Text(string path)
    {
        using MemoryStream bytes = new();
        try
        {
            using Stream file = ExportSource.Open(path);
            file.CopyTo(bytes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"{path} cannot be read: {fault.Message}", fault);
        }

        ReadOnlySpan<byte> read = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        return bytes.Length > MostBytes ? throw new ExportException($"{path} is larger than 10 MB, which no list of closures is.")
            : read.StartsWith("PK\u0003\u0004"u8) ? throw new ExportException($"{path} is a workbook, not text; save it as CSV (UTF-8).")
            : !Utf8.IsValid(read) ? throw new ExportException($"{path}: its bytes are no UTF-8; save the file as \"CSV UTF-8\".")
            : Encoding.UTF8.GetString(read).TrimStart('\uFEFF');
    }
}
