using System.Globalization;
using CsvHelper;
using ResponsivenessMonitor.Audit.Measuring;

namespace ResponsivenessMonitor.Audit.Showing;

/// <summary>The figures as CSV, a line for <c>*</c> and each account, safe to open in a spreadsheet.</summary>
internal static class FiguresCsv
{
    internal static void Write(Measurement measurement, TextWriter output)
    {
        CsvWriterOptions options = new() { Injection = CsvInjection.Escape, NewLine = "\n" };
        using CsvWriter csv = CsvWriter.Create(output, options, leaveOpen: true);
        csv.WriteHeader(["account", .. FigureColumns.Of(measurement.All).Select(column => column.Name)]);
        foreach (AccountFigures figures in measurement.Accounts.Prepend(measurement.All))
        {
            csv.WriteField(figures.Account);
            foreach ((_, decimal? value) in FigureColumns.Of(figures))
            {
                csv.WriteField(value?.ToString(CultureInfo.InvariantCulture));
            }

            csv.EndRecord();
        }
    }
}
