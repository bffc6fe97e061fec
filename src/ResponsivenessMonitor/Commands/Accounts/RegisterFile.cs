using CsvHelper;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Audit.Showing;

namespace ResponsivenessMonitor.Commands.Accounts;

/// <summary>Reads a CSV file of the register. Texts may run over several lines, inside quotes.</summary>
internal static class RegisterFile
{
    private static readonly string[] Needed = ["platform", "handle"];

    /// <summary>The lines that can be read as CSV; the others are faults.</summary>
    /// <exception cref="ExportException">There is no such file, or its header is none of a register.</exception>
    internal static IReadOnlyList<RegisterRow> Read(string path, Faults faults)
    {
        using MemoryStream stream = new();
        using (Stream file = ExportSource.Open(path))
        {
            file.CopyTo(stream);
        }

        RefuseOtherThanUtf8(path, stream.GetBuffer().AsSpan(0, (int)stream.Length));
        stream.Position = 0;
        try
        {
            return Read(stream, faults);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CsvFormatException)
        {
            throw new ExportException($"{path} cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>A spreadsheet's own encoding would turn names into something else without a word.</summary>
    private static void RefuseOtherThanUtf8(string path, ReadOnlySpan<byte> bytes)
    {
        int line = 1;
        foreach (Range range in bytes.Split((byte)'\n'))
        {
            if (!System.Text.Unicode.Utf8.IsValid(bytes[range]))
            {
                throw new ExportException($"{path}, line {line}: its bytes are no UTF-8; save the file as \"CSV UTF-8\".");
            }

            line++;
        }
    }

    private static List<RegisterRow> Read(Stream stream, Faults faults)
    {
        CsvReaderOptions options = new()
        {
            Separator = ',',
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record =>
                faults.Add(
                    record.LineNumber,
                    column: null,
                    "its quotes do not match; put quotes around a field and double one that stands inside"
                ),
        };
        using CsvReader csv = CsvReader.Create(stream, options);
        csv.ReadHeader();
        string[] header = [.. csv.Headers.Select(name => name.Trim().ToLowerInvariant())];
        CheckHeader(header);
        List<RegisterRow> rows = [];
        while (csv.Read())
        {
            if (csv.FieldCount > header.Length)
            {
                faults.Add(
                    csv.LineNumber,
                    column: null,
                    $"it has {csv.FieldCount} fields where the header has {header.Length}; put quotes around a field that holds a comma"
                );
                continue;
            }

            Dictionary<string, RegisterCell> cells = new(StringComparer.Ordinal);
            for (int column = 0; column < csv.FieldCount; column++)
            {
                string text = SheetCell.Read(csv.GetString(column).Trim());
                if (text.Length > 0)
                {
                    cells[header[column]] = new RegisterCell(column, text);
                }
            }

            if (cells.Count > 0) // spreadsheets leave lines of commas behind
            {
                rows.Add(new RegisterRow(csv.LineNumber, cells));
            }
        }

        return rows;
    }

    private static void CheckHeader(string[] header)
    {
        string all = string.Join(',', AccountColumns.Names);
        if (header.Length == 0)
        {
            throw new ExportException($"the file is empty; it begins with the header {all}.");
        }

        if (header[0].StartsWith("pk\u0003\u0004", StringComparison.Ordinal))
        {
            throw new ExportException("it is a workbook, not text; save it from the spreadsheet as CSV (UTF-8).");
        }

        if (header is [{ } only] && only.IndexOfAny([';', '\t', '|']) >= 0)
        {
            throw new ExportException("its fields seem not to be separated by commas; save it as CSV with commas.");
        }

        string[] faults =
        [
            .. header
                .Except(AccountColumns.Names, StringComparer.Ordinal)
                .Select(name => name.Length == 0 ? "a column has no name" : AccountColumns.Unknown(Printable.Text(name))),
            .. header
                .CountBy(name => name, StringComparer.Ordinal)
                .Where(count => count.Value > 1)
                .Select(count => $"{count.Key} is there twice"),
            .. Needed.Except(header, StringComparer.Ordinal).Select(name => $"{name} is missing, which says what account a line is about"),
        ];
        if (faults.Length > 0)
        {
            throw new ExportException($"its header is wrong: {string.Join("; ", faults)}. Columns are {all}, in any order.");
        }
    }
}

/// <summary>A line of the register that says something.</summary>
/// <param name="Line">Its line of the file, counted from one.</param>
/// <param name="Cells">What is not empty, by the names of the columns.</param>
internal sealed record RegisterRow(long Line, IReadOnlyDictionary<string, RegisterCell> Cells);

/// <summary>A cell that is not empty.</summary>
/// <param name="Column">Its place in the line, counted from zero.</param>
/// <param name="Text">Its text.</param>
internal readonly record struct RegisterCell(int Column, string Text);
