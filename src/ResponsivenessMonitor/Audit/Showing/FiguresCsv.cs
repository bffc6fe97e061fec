using System.Globalization;
using CsvHelper;
using ResponsivenessMonitor.Audit.Measuring;

namespace ResponsivenessMonitor.Audit.Showing;

/// <summary>The figures as CSV, a line for <c>*</c> and each account, safe to open in a spreadsheet.</summary>
/// <remarks>
/// An account that a spreadsheet would run as a formula has an apostrophe before it. One that begins with an at sign is such a formula only when
/// more than a handle follows: a handle stays as it is, so that the line joins with the export and with JSON.
/// </remarks>
internal static class FiguresCsv
{
    private const string FormulaStarts = "=+-\t\r"; // beside the at sign, which begins handles too

    internal static void Write(Measurement measurement, TextWriter output)
    {
        CsvWriterOptions options = new()
        {
            Injection = CsvInjection.Escape,
            InjectionCharacters = FormulaStarts,
            NewLine = "\n",
        };
        using CsvWriter csv = CsvWriter.Create(output, options, leaveOpen: true);
        csv.WriteHeader(["account", .. FigureColumns.Of(measurement.All).Select(column => column.Name)]);
        foreach (AccountFigures figures in measurement.Accounts.Prepend(measurement.All))
        {
            WriteAccount(csv, figures.Account);
            foreach ((_, decimal? value) in FigureColumns.Of(figures))
            {
                csv.WriteField(value?.ToString(CultureInfo.InvariantCulture));
            }

            csv.EndRecord();
        }
    }

    private static void WriteAccount(CsvWriter csv, string account)
    {
        if (account.StartsWith('@') && !IsHandle(account))
        {
            csv.WriteField($"'{account}", CsvQuoting.Always);
        }
        else
        {
            csv.WriteField(account);
        }
    }

    private static bool IsHandle(string account) =>
        account.Length > 1 && account.All(c => char.IsLetterOrDigit(c) || c is '@' or '.' or '_' or '-' or '/');
}
