using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Commands.Reporting;

/// <summary>A report as a table for people or as JSON: shares only where enough was watched and enough was counted.</summary>
internal sealed class ReportText(DateInterval dates, FigureRules rules, TextWriter output)
{
    private const string Nothing = "-";

    internal void Write(IReadOnlyList<ReportedFigures> accounts, ReportedFigures all)
    {
        output.WriteLine(
            $"Enquiries counted on {LocalText.Of(dates.Start)} to {LocalText.Of(dates.End)}, both days in; each counts on its office day."
        );
        output.WriteLine(
            $"Under {rules.SharesFrom} enquiries only counts are shown, and with less than {rules.KnownFrom} % of office time watched nothing is known. "
                + $"The goal is {rules.AttainmentGoal} %."
        );
        output.WriteLine();
        TextTable table = new(
            "account",
            "watched",
            "enquiries",
            "answered",
            "aim",
            "commitment",
            "office median",
            "office 90 %",
            "wall median",
            "wall 90 %"
        );
        foreach (ReportedFigures figures in accounts.Append(all))
        {
            table.Add(
                string.Equals(figures.Account, ReportedFigures.All, StringComparison.Ordinal) ? "all accounts" : figures.Account,
                figures.Coverage.Share is { } share ? $"{Math.Floor(share * 100):0} %" : Nothing,
                figures.Enquiries.ToString(CultureInfo.InvariantCulture),
                figures.Answered.ToString(CultureInfo.InvariantCulture),
                Text(FigureStanding.Of(figures.Aim, figures.Coverage, rules)),
                Text(FigureStanding.Of(figures.Commitment, figures.Coverage, rules)),
                Text(figures.Turnarounds, 50, figures),
                Text(figures.Turnarounds, 90, figures),
                Text(figures.WallTimes, 50, figures),
                Text(figures.WallTimes, 90, figures)
            );
        }

        table.Write(output);
        if (all.Erased > 0)
        {
            output.WriteLine();
            output.WriteLine($"{all.Erased} of the enquiries were erased since: they are in the counts and shares, not in medians.");
        }
    }

    internal void WriteJson(IReadOnlyList<ReportedFigures> accounts, ReportedFigures all) =>
        JsonText.Write(
            output,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("from", LocalDatePattern.Iso.Format(dates.Start));
                json.WriteString("to", LocalDatePattern.Iso.Format(dates.End));
                json.WriteNumber("goal", rules.AttainmentGoal);
                json.WriteStartObject("accounts");
                foreach (ReportedFigures figures in accounts.Prepend(all))
                {
                    Write(json, figures);
                }

                json.WriteEndObject();
                json.WriteEndObject();
            }
        );

    private void Write(Utf8JsonWriter json, ReportedFigures figures)
    {
        json.WriteStartObject(figures.Account);
        Write(json, "coverage", figures.Coverage.Share);
        json.WriteNumber("enquiries", figures.Enquiries);
        json.WriteNumber("erased", figures.Erased);
        json.WriteNumber("answered", figures.Answered);
        Write(json, "aim", figures.Aim, figures.Coverage);
        Write(json, "commitment", figures.Commitment, figures.Coverage);
        Write(json, "medianTurnaroundSeconds", Time(figures.Turnarounds, 50, figures)?.TotalSeconds);
        Write(json, "p90TurnaroundSeconds", Time(figures.Turnarounds, 90, figures)?.TotalSeconds);
        Write(json, "medianWallSeconds", Time(figures.WallTimes, 50, figures)?.TotalSeconds);
        Write(json, "p90WallSeconds", Time(figures.WallTimes, 90, figures)?.TotalSeconds);
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, string name, Attainment attainment, Coverage coverage)
    {
        FigureStanding standing = FigureStanding.Of(attainment, coverage, rules);
        json.WriteStartObject(name);
        json.WriteString(
            "standing",
            standing switch
            {
                FigureStanding.Known => "known",
                FigureStanding.CountsOnly => "counts-only",
                _ => "not-known",
            }
        );
        bool isKnown = standing is not FigureStanding.NotKnown;
        Write(json, "met", isKnown ? attainment.Met : null);
        Write(json, "counted", isKnown ? attainment.Counted : null);
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

    private static string Text(FigureStanding standing) =>
        standing switch
        {
            FigureStanding.Known known => AttainmentText.Of(known.Attainment),
            FigureStanding.CountsOnly { Attainment.Counted: 0 } => Nothing,
            FigureStanding.CountsOnly few => $"{few.Attainment.Met} of {few.Attainment.Counted}",
            _ => "not known",
        };

    private string Text(IReadOnlyList<Duration> times, int percent, ReportedFigures figures) =>
        Time(times, percent, figures) is { } time ? HumanDuration.Short(time)
        : figures.Coverage.IsKnown(rules) ? Nothing
        : "not known";

    private Duration? Time(IReadOnlyList<Duration> times, int percent, ReportedFigures figures) =>
        ReportedFigures.At(times, percent, figures.Coverage, rules);
}
