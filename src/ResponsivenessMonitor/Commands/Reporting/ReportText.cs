using System.Globalization;
using System.Text.Json;
using NodaTime.Text;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Commands.Reporting;

/// <summary>A report as a table for people or as JSON: shares only where enough was watched and enough was counted.</summary>
internal static class ReportText
{
    internal static void Write(Report report, TextWriter output)
    {
        output.WriteLine(report.Scope);
        output.WriteLine(report.Caution);
        output.WriteLine();
        TextTable table = new([.. ReportRow.Heading]);
        foreach (ReportRow row in report.Accounts.Append(report.All))
        {
            table.Add(
                row.Name,
                row.Watched,
                row.Figures.Enquiries.ToString(CultureInfo.InvariantCulture),
                row.Figures.Answered.ToString(CultureInfo.InvariantCulture),
                ReportRow.Text(row.Aim),
                ReportRow.Text(row.Commitment),
                row.Text(row.Median),
                row.Text(row.NinetyPercent),
                row.Text(row.MedianWall),
                row.Text(row.NinetyPercentWall)
            );
        }

        table.Write(output);
        if (report.Erased is { } erased)
        {
            output.WriteLine();
            output.WriteLine(erased);
        }
    }

    internal static void WriteJson(Report report, TextWriter output) =>
        JsonText.Write(
            output,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("from", LocalDatePattern.Iso.Format(report.Dates.Start));
                json.WriteString("to", LocalDatePattern.Iso.Format(report.Dates.End));
                json.WriteNumber("goal", report.Rules.AttainmentGoal);
                json.WriteStartObject("accounts");
                foreach (ReportRow row in report.Accounts.Prepend(report.All))
                {
                    Write(json, row);
                }

                json.WriteEndObject();
                json.WriteEndObject();
            }
        );

    private static void Write(Utf8JsonWriter json, ReportRow row)
    {
        json.WriteStartObject(row.Figures.Account);
        Write(json, "coverage", row.Figures.Coverage.Share);
        json.WriteNumber("enquiries", row.Figures.Enquiries);
        json.WriteNumber("erased", row.Figures.Erased);
        json.WriteNumber("answered", row.Figures.Answered);
        Write(json, "aim", row.Aim);
        Write(json, "commitment", row.Commitment);
        Write(json, "medianTurnaroundSeconds", row.Median?.TotalSeconds);
        Write(json, "p90TurnaroundSeconds", row.NinetyPercent?.TotalSeconds);
        Write(json, "medianWallSeconds", row.MedianWall?.TotalSeconds);
        Write(json, "p90WallSeconds", row.NinetyPercentWall?.TotalSeconds);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, FigureStanding standing)
    {
        json.WriteStartObject(name);
        json.WriteString("standing", ReportRow.Word(standing));
        Attainment? counts = ReportRow.Counts(standing);
        Write(json, "met", counts?.Met);
        Write(json, "counted", counts?.Counted);
        Write(json, "share", (standing as FigureStanding.Known)?.Share);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
