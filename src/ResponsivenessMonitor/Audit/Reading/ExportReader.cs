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

    private const int None = -1;
    private const int UsualLine = 96; // bytes
    private const int MostExpected = 2_000_000;

    private readonly NameTable names;
    private readonly List<ExportRow> rows;
    private readonly HashSet<int> accounts = [];
    private readonly RepeatedItems seen = new();
    private readonly Faults faults;
    private readonly CsvReader csv;
    private readonly ExportHeader columns;
    private readonly RunningName account;
    private readonly RunningName conversation;
    private readonly RunningName item;
    private readonly RunningName author;
    private readonly RunningName inReplyTo;

    private ExportReader(CsvReader csv, ExportHeader columns, Faults faults, int expected)
    {
        (this.csv, this.columns, this.faults) = (csv, columns, faults);
        (names, rows) = (new NameTable(expected), new List<ExportRow>(expected));
        (account, conversation, item) = (new RunningName(names), new RunningName(names), new RunningName(names));
        (author, inReplyTo) = (new RunningName(names), new RunningName(names));
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
        int expected = stream.CanSeek ? (int)Math.Min(stream.Length / UsualLine, MostExpected) : 0;
        return new ExportReader(reader, ExportHeader.Read(reader), bad, expected).Read();
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

        return new Export(names, rows, accounts, faults);
    }

    private void TakeLine()
    {
        if (
            !TryTake(account, columns.Account, out int asked)
            || !TryTake(conversation, columns.Conversation, out int thread)
            || !TryTake(item, columns.Item, out int said)
            || !TryTake(author, columns.Author, out int by)
            || !TryTakeTime(out long at)
            || !TryTakeParent(out int parent)
        )
        {
            return;
        }

        int line = (int)csv.LineNumber;
        if (string.Equals(names[asked], AllAccounts, StringComparison.Ordinal))
        {
            Fault(columns.Account, $"'{AllAccounts}' stands for all accounts together; name one");
        }
        else if (seen.Take(asked, said, line) is { } first)
        {
            Fault(columns.Item, $"line {first} has the same item of the same account, and the first counts");
        }
        else
        {
            _ = accounts.Add(asked);
            rows.Add(new ExportRow(asked, thread, said, by, parent, line, at));
        }
    }

    private bool TryTake(RunningName name, int column, out int number)
    {
        ReadOnlySpan<byte> text = csv.GetSpan(column);
        int? taken = text.IsEmpty ? null : name.Take(text);
        number = taken ?? None;
        if (taken is null)
        {
            Fault(column, text.IsEmpty ? "it is empty" : "its bytes are no UTF-8; save the file as UTF-8");
        }

        return taken is not null;
    }

    private bool TryTakeParent(out int number)
    {
        number = None;
        return csv.IsEmpty(columns.InReplyTo) || TryTake(inReplyTo, columns.InReplyTo, out number);
    }

    private bool TryTakeTime(out long at)
    {
        ReadOnlySpan<byte> text = csv.GetSpan(columns.At);
        InstantFault fault = InstantText.Read(text, out long ticks);
        at = ticks / NodaConstants.TicksPerMillisecond; // never negative, so this cuts
        if (fault != InstantFault.None)
        {
            Fault(
                columns.At,
                text.IsEmpty ? "it is empty" : $"'{Printable.Text(Encoding.UTF8.GetString(text))}' {InstantText.Explain(fault)}"
            );
        }

        return fault == InstantFault.None;
    }

    private void Fault(int column, string reason) => faults.Add(csv.LineNumber, (column, csv.Headers[column]), reason);

    private static string Explain(CsvMalformedReason reason) =>
        reason switch
        {
            CsvMalformedReason.StrayQuote =>
                "a quote stands inside a field without quotes around it; put quotes around the field and double the one inside",
            CsvMalformedReason.TextAfterClosingQuote => "text follows a closing quote; double a quote that stands inside a field",
            _ => "a quote is not closed on the same line; close it, and double a quote that stands inside a field",
        };
}
