using CsvHelper;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Commands.Calendars;

/// <summary>Closures as CSV: <c>date[,open]</c> or <c>from,to</c>; with a header the columns stand in any order, and <c>name</c> may be one.</summary>
internal static class ClosureCsv
{
    private static readonly string[] Columns = ["date", "open", "from", "to", "name"];

    /// <summary>The good lines; the others are faults.</summary>
    /// <exception cref="ExportException">The header is none.</exception>
    internal static List<ClosureEntry> Read(string text, Faults faults)
    {
        using StringReader lines = new(text);
        CsvReaderOptions options = new()
        {
            Separator = ',',
            HasHeader = false,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = false,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => faults.Add(record.LineNumber, column: null, "its quotes do not match"),
        };
        using CsvReader csv = CsvReader.Create(lines, options);
        List<ClosureEntry> entries = [];
        string[]? header = null;
        bool isFirst = true;
        while (csv.Read())
        {
            string[] cells = [.. Enumerable.Range(0, csv.FieldCount).Select(column => csv.GetString(column).Trim())];
            if (cells.All(cell => cell.Length == 0))
            {
                continue;
            }

            if (isFirst && (header = HeaderOf(cells)) is not null)
            {
                isFirst = false;
                continue;
            }

            isFirst = false;
            try
            {
                entries.Add(Entry(csv.LineNumber, Named(cells, header)));
            }
            catch (FormatException fault)
            {
                faults.Add(csv.LineNumber, column: null, Printable.Text(fault.Message.TrimEnd('.')));
            }
        }

        return entries;
    }

    /// <summary>The names of the columns, when the first line holds such names; null when it is a closure already.</summary>
    private static string[]? HeaderOf(string[] cells)
    {
        string[] names = [.. cells.Select(cell => cell.ToLowerInvariant())];
        if (!names.Any(name => Columns.Contains(name, StringComparer.Ordinal)))
        {
            return null;
        }

        string[] strange = [.. names.Where(name => !Columns.Contains(name, StringComparer.Ordinal))];
        string near = strange.Length == 0 ? string.Empty : Spelling.Suggest(strange[0], Columns);
        return strange.Length > 0
                ? throw new ExportException(
                    $"its header is wrong: there is no column '{Printable.Text(strange[0])}'{(near.Length == 0 ? "." : near)} "
                        + $"Columns are {string.Join(", ", Columns)}."
                )
            : names.Distinct(StringComparer.Ordinal).Count() < names.Length ? throw new ExportException("its header names a column twice.")
            : names.Contains("date", StringComparer.Ordinal) || names.Contains("from", StringComparer.Ordinal) ? names
            : throw new ExportException("its header is wrong: it needs the column date, or from and to.");
    }

    /// <summary>The cells by their names; without a header a second date is the end, and anything else the hours.</summary>
    private static Dictionary<string, string> Named(string[] cells, string[]? header)
    {
        string[] names =
            header
            ?? (
                cells is [_, { Length: > 0 } second, ..] && LocalDatePattern.Iso.Parse(second).Success
                    ? ["from", "to", "name"]
                    : ["date", "open", "name"]
            );
        return cells.Length > names.Length && cells.Skip(names.Length).Any(cell => cell.Length > 0)
            ? throw new FormatException($"it has {cells.Length} fields, and only {names.Length} can be read")
            : names
                .Zip(cells)
                .Where(pair => pair.Second.Length > 0)
                .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    private static ClosureEntry Entry(long line, Dictionary<string, string> cells)
    {
        bool isDate = cells.TryGetValue("date", out string? date);
        bool isFrom = cells.TryGetValue("from", out string? from);
        if (isDate == isFrom)
        {
            throw new FormatException(
                isDate ? "it has both a date and a range; keep one of them" : "it names no date; write one such as 2026-12-24"
            );
        }

        LocalDate first = Date(date ?? from ?? string.Empty);
        LocalDate last = cells.TryGetValue("to", out string? to) ? Date(to) : first;
        DayHours hours = cells.TryGetValue("open", out string? open) ? OfficeCalendarText.ParseDay(open) : DayHours.Closed;
        return new ClosureEntry(line, ClosureFile.Range(first, last), hours, SheetCell.Read(cells.GetValueOrDefault("name", string.Empty)));
    }

    private static LocalDate Date(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true } parsed
            ? parsed.Value
            : throw new FormatException($"'{Printable.Text(text)}' is no date; write it as 2026-12-24");
}
