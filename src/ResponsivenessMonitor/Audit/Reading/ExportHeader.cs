using CsvHelper;
using ResponsivenessMonitor.Audit.Showing;

namespace ResponsivenessMonitor.Audit.Reading;

/// <summary>Where an export's columns stand, counted from zero.</summary>
internal sealed record ExportHeader(int Account, int Conversation, int Item, int Author, int At, int InReplyTo)
{
    private static readonly string[] Names = ["account", "conversation", "item", "author", "at", "in_reply_to"];

    /// <summary>Finds the six columns in any order; other ones are ignored.</summary>
    /// <exception cref="ExportException">A column is missing or there twice.</exception>
    internal static ExportHeader Read(CsvReader csv)
    {
        csv.ReadHeader();
        string[] found = [.. csv.Headers];
        if (found.Length == 0)
        {
            throw new ExportException($"the file is empty; it begins with the header {string.Join(',', Names)}.");
        }

        string[] missing = [.. Names.Where(name => !csv.TryGetFieldIndex(name, out _))];
        if (missing.Length > 0)
        {
            throw new ExportException(Missing(found, missing));
        }

        return Names.FirstOrDefault(name => csv.TryGetFieldIndex(name, 1, out _)) is { } twice
            ? throw new ExportException($"the header has the column {twice} twice.")
            : new ExportHeader(
                csv.GetFieldIndex(Names[0]),
                csv.GetFieldIndex(Names[1]),
                csv.GetFieldIndex(Names[2]),
                csv.GetFieldIndex(Names[3]),
                csv.GetFieldIndex(Names[4]),
                csv.GetFieldIndex(Names[5])
            );
    }

    private static string Missing(string[] found, string[] missing)
    {
        if (found[0].StartsWith("PK\u0003\u0004", StringComparison.Ordinal))
        {
            return "it is a workbook, not text; save it from the spreadsheet as CSV (UTF-8).";
        }

        string columns = $"the header lacks {string.Join(", ", missing)}; its columns are to be {string.Join(',', Names)} in any order.";
        string line = Printable.Text(string.Join(',', found));
        return (found, found[0].IndexOfAny([';', '\t', '|'])) switch
        {
            ([_], >= 0 and int at) => $"{columns} Its fields seem to be separated by {Separator(found[0][at])}; separate them by commas.",
            _ when missing.Length == Names.Length => $"{columns} Its first line is '{line}'.",
            _ => $"{columns} It has {line}.",
        };
    }

    private static string Separator(char separator) =>
        separator switch
        {
            ';' => "semicolons",
            '|' => "bars",
            _ => "tabs",
        };
}
