using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using CsvHelper;
using NodaTime;
using ResponsivenessMonitor.Audit.Showing;

namespace ResponsivenessMonitor.Audit.Reading;

/// <summary>Reads an export line by line; a line that cannot be read is a fault, and the others count.</summary>
internal sealed class ExportReader
{
    /// <summary>Stands for all accounts together in the output, so none may be called so.</summary>
    internal const string AllAccounts = "*";

    private const string NoUtf8 = "its bytes are no UTF-8; save the file as UTF-8";

    private readonly NameTable names;
    private readonly List<ExportRow> rows;
    private readonly HashSet<int> accounts = [];
    private readonly ItemNumbering items;
    private readonly Faults faults;
    private readonly CsvReader csv;
    private readonly ExportHeader columns;
    private readonly RunningName account;
    private readonly RunningName conversation;
    private readonly RunningName author;

    private ExportReader(CsvReader csv, ExportHeader columns, Faults faults, ItemNumbering items, int expected)
    {
        (this.csv, this.columns, this.faults, this.items) = (csv, columns, faults, items);
        (names, rows) = (new NameTable(0), new List<ExportRow>(expected));
        (account, conversation, author) = (new RunningName(names), new RunningName(names), new RunningName(names));
    }

    /// <summary>Reads a whole export.</summary>
    /// <exception cref="ExportException">There is no such file, or it has no such header.</exception>
    internal static Export Read(string path)
    {
        using Stream stream = ExportSource.Open(path);
        try
        {
            return Read(stream, new Faults());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CsvFormatException)
        {
            throw new ExportException($"{path} cannot be read: {fault.Message}", fault);
        }
    }

    private static Export Read(Stream stream, Faults bad)
    {
        CsvReaderOptions options = new()
        {
            Separator = ',',
            BufferSize = 1 << 20,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = false, // else one stray quote swallows the rest of the file
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => bad.Add(record.LineNumber, column: null, Explain(record.Reason)),
        };
        using CsvReader reader = CsvReader.Create(stream, options);
        int expected = ExportSource.ExpectedLines(stream);
        ExportHeader header = ExportHeader.Read(reader);
        using ItemNumbering numbering = new(new NameTable(expected));
        return new ExportReader(reader, header, bad, numbering, expected).Read();
    }

    private Export Read()
    {
        int width = csv.Headers.Count;
        while (csv.Read())
        {
            if (csv.FieldCount == width)
            {
                TakeLine();
            }
            else
            {
                string advice = csv.FieldCount > width ? "; put quotes around a field that holds a comma" : string.Empty;
                faults.Add(csv.LineNumber, column: null, $"it has {csv.FieldCount} fields where the header has {width}{advice}");
            }
        }

        KeepFirsts();
        return new Export(names, items.Items, rows, accounts, faults);
    }

    private void TakeLine()
    {
        if (
            !TryTake(account, columns.Account, out int asked)
            || !TryTake(conversation, columns.Conversation, out int thread)
            || IsMissing(columns.Item)
            || !TryTake(author, columns.Author, out int by)
            || !TryTakeTime(out long at)
        )
        {
            return;
        }

        if (string.Equals(names[asked], AllAccounts, StringComparison.Ordinal))
        {
            Fault(csv.LineNumber, columns.Account, $"'{AllAccounts}' stands for all accounts together; name one");
            return;
        }

        items.Add(csv.GetSpan(columns.Item), csv.GetSpan(columns.InReplyTo));
        rows.Add(new ExportRow(asked, thread, ExportRow.None, by, ExportRow.None, (int)csv.LineNumber, at));
    }

    /// <summary>Gives the rows their items, and drops those whose item is no text or stood before.</summary>
    private void KeepFirsts()
    {
        RepeatedItems seen = new();
        Span<ExportRow> all = CollectionsMarshal.AsSpan(rows);
        int next = 0;
        int kept = 0;
        foreach ((int? item, int? inReplyTo) in items.Finish())
        {
            ExportRow row = all[next++];
            if (item is not { } said || inReplyTo is not { } parent)
            {
                Fault(row.Line, item is null ? columns.Item : columns.InReplyTo, NoUtf8);
            }
            else if (seen.Take(row.Account, said, row.Line) is { } first)
            {
                Fault(
                    row.Line,
                    columns.Item,
                    $"line {first} has the same item of the same account, and the first counts{Rounded(items.Items[said])}"
                );
            }
            else
            {
                all[kept++] = row with { Item = said, InReplyTo = parent };
                _ = accounts.Add(row.Account);
            }
        }

        rows.RemoveRange(kept, rows.Count - kept);
    }

    /// <summary>A spreadsheet shows long numbers as 1.24543E+18 and saves what it shows, so that different ids become the same.</summary>
    private static string Rounded(string item) =>
        item.Contains("E+", StringComparison.Ordinal) && double.TryParse(item, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? "; a spreadsheet seems to have rounded the ids, so keep that column as text"
            : string.Empty;

    private bool TryTake(RunningName name, int column, out int number)
    {
        number = ExportRow.None;
        if (IsMissing(column))
        {
            return false;
        }

        int? taken = name.Take(csv.GetSpan(column));
        number = taken ?? ExportRow.None;
        if (taken is null)
        {
            Fault(csv.LineNumber, column, NoUtf8);
        }

        return taken is not null;
    }

    private bool IsMissing(int column)
    {
        bool isMissing = csv.IsEmpty(column);
        if (isMissing)
        {
            Fault(csv.LineNumber, column, "it is empty");
        }

        return isMissing;
    }

    private bool TryTakeTime(out long at)
    {
        at = 0;
        if (IsMissing(columns.At))
        {
            return false;
        }

        ReadOnlySpan<byte> text = csv.GetSpan(columns.At);
        InstantFault fault = InstantText.Read(text, out long ticks);
        at = ticks / NodaConstants.TicksPerMillisecond; // never negative, so this cuts
        if (fault != InstantFault.None)
        {
            Fault(csv.LineNumber, columns.At, $"'{Printable.Text(Encoding.UTF8.GetString(text))}' {InstantText.Explain(fault)}");
        }

        return fault == InstantFault.None;
    }

    private void Fault(long line, int column, string reason) => faults.Add(line, (column, csv.Headers[column]), reason);

    private static string Explain(CsvMalformedReason reason) =>
        reason switch
        {
            CsvMalformedReason.StrayQuote =>
                "a quote stands inside a field without quotes around it; put quotes around the field and double the one inside",
            CsvMalformedReason.TextAfterClosingQuote => "text follows a closing quote; double a quote that stands inside a field",
            _ => "a quote is not closed on the same line; close it, and double a quote that stands inside a field",
        };
}
