using System.Globalization;
using CsvHelper;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Commands.Reporting;

/// <summary>A report as CSV, a line for <c>*</c> and each account; what is not shown is empty. Safe to open in a spreadsheet.</summary>
internal static class ReportCsv
{
    private static readonly string[] Heading =
    [
        "account",
        "from",
        "to",
        "coverage",
        "enquiries",
        "erased",
        "answered",
        "aim_standing",
        "aim_met",
        "aim_counted",
        "aim_share",
        "commitment_standing",
        "commitment_met",
        "commitment_counted",
        "commitment_share",
        "median_turnaround_seconds",
        "p90_turnaround_seconds",
        "median_wall_seconds",
        "p90_wall_seconds",
    ];

    internal static void Write(Report report, TextWriter output)
    {
        using CsvWriter csv = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteHeader(Heading);
        foreach (ReportRow row in report.Accounts.Prepend(report.All))
        {
            csv.WriteField(SheetCell.Write(row.Figures.Account));
            csv.WriteField(LocalDatePattern.Iso.Format(report.Dates.Start));
            csv.WriteField(LocalDatePattern.Iso.Format(report.Dates.End));
            csv.WriteField(Number(row.Figures.Coverage.Share));
            csv.WriteField(Number(row.Figures.Enquiries));
            csv.WriteField(Number(row.Figures.Erased));
            csv.WriteField(Number(row.Figures.Answered));
            Write(csv, row.Aim);
            Write(csv, row.Commitment);
            foreach (Duration? time in new[] { row.Median, row.NinetyPercent, row.MedianWall, row.NinetyPercentWall })
            {
                csv.WriteField(Number(time?.TotalSeconds));
            }

            csv.EndRecord();
        }
    }

    private static void Write(CsvWriter csv, FigureStanding standing)
    {
        Attainment? counts = ReportRow.Counts(standing);
        csv.WriteField(ReportRow.Word(standing));
        csv.WriteField(Number(counts?.Met));
        csv.WriteField(Number(counts?.Counted));
        csv.WriteField(Number((standing as FigureStanding.Known)?.Share));
    }

    private static string Number(double? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? string.Empty;
}
