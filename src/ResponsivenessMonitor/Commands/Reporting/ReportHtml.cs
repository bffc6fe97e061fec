using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Commands.Reporting;

/// <summary>A report as one page that needs nothing else: no script, no picture, no server. Bars are cells beside the numbers they repeat.</summary>
internal sealed class ReportHtml(Report report)
{
    private const string Styles = """
        :root { color-scheme: light dark; }
        body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #1a1a1a; background: #fff; }
        h1 { font-size: 1.5rem; line-height: 1.2; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; }
        table.figures { width: 100%; }
        caption { text-align: left; padding: .5rem 0; }
        .figures > thead th, .figures > tbody > tr > *, .figures > tfoot > tr > * { border-bottom: 1px solid #767676; padding: .4rem .6rem; text-align: right; vertical-align: top; }
        .figures > thead th:first-child, .figures > tbody > tr > th, .figures > tfoot > tr > th { text-align: left; overflow-wrap: anywhere; }
        .figures > tfoot > tr > * { font-weight: bold; border-top: 2px solid #1a1a1a; }
        table.bar { width: 7rem; height: .6rem; margin-left: auto; border: 1px solid #595959; }
        table.bar td { padding: 0; height: .6rem; }
        td.met { background: #005ea5; }
        td.rest { background: #fff; }
        small { display: block; }
        @media (prefers-color-scheme: dark) {
            body { color: #f2f2f2; background: #1a1a1a; }
            .figures > tfoot > tr > * { border-top-color: #f2f2f2; }
            table.bar { border-color: #a6a6a6; }
            td.met { background: #7cc0ff; }
            td.rest { background: #1a1a1a; }
        }
        @media print {
            body { margin: 0; max-width: none; color: #000; background: #fff; font-size: 9pt; }
            .wide { overflow: visible; }
            thead { display: table-header-group; }
            tr { break-inside: avoid; }
            table.bar, td.met { print-color-adjust: exact; }
        }
        """;

    private readonly StringBuilder page = new();

    /// <summary>The page.</summary>
    internal string Text()
    {
        string dates = $"{LocalText.Of(report.Dates.Start)} to {LocalText.Of(report.Dates.End)}";
        Line("<!DOCTYPE html>");
        Line("<html lang=\"en\">");
        Line("<head>");
        Line("<meta charset=\"utf-8\">");
        Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        Line("<meta name=\"referrer\" content=\"no-referrer\">");
        Line($"<title>{Encode($"How the accounts answered, {dates}")}</title>");
        Line($"<style>\n{Styles}\n</style>");
        Line("</head>");
        Line("<body>");
        Line("<main>");
        Line($"<h1>{Encode($"How the accounts answered, {dates}")}</h1>");
        Line($"<p>{Encode(report.Scope)}</p>");
        Line($"<p>{Encode(report.Caution)}</p>");
        WriteTable();
        if (report.Erased is { } erased)
        {
            Line($"<p>{Encode(erased)}</p>");
        }

        Line("</main>");
        Line("</body>");
        Line("</html>");
        return page.ToString();
    }

    private void WriteTable()
    {
        Line("<div class=\"wide\" role=\"region\" aria-label=\"Figures\" tabindex=\"0\">");
        Line("<table class=\"figures\">");
        Line("<caption>Attainment of aim and commitment, and how long answers took in office time and by the clock on the wall.</caption>");
        Line($"<thead>\n<tr>{string.Concat(ReportRow.Heading.Select(name => $"<th scope=\"col\">{Encode(name)}</th>"))}</tr>\n</thead>");
        Line("<tbody>");
        foreach (ReportRow row in report.Accounts)
        {
            Write(row);
        }

        Line("</tbody>");
        Line("<tfoot>");
        Write(report.All);
        Line("</tfoot>");
        Line("</table>");
        Line("</div>");
    }

    private void Write(ReportRow row)
    {
        string[] plain =
        [
            row.Watched,
            row.Figures.Enquiries.ToString(CultureInfo.InvariantCulture),
            row.Figures.Answered.ToString(CultureInfo.InvariantCulture),
        ];
        string[] times = [row.Text(row.Median), row.Text(row.NinetyPercent), row.Text(row.MedianWall), row.Text(row.NinetyPercentWall)];
        Line(
            $"<tr><th scope=\"row\">{Encode(Printable.Text(row.Name))}</th>{Cells(plain)}{Share(row.Aim)}{Share(row.Commitment)}{Cells(times)}</tr>"
        );
    }

    private static string Cells(IEnumerable<string> texts) => string.Concat(texts.Select(text => $"<td>{Encode(text)}</td>"));

    /// <summary>The share in words, how it stands to the goal, and the same as a bar that nobody needs to see.</summary>
    private string Share(FigureStanding standing)
    {
        if (standing is not FigureStanding.Known known)
        {
            return $"<td>{Encode(ReportRow.Text(standing))}</td>";
        }

        string goal = known.Attainment.MeetsGoal(report.Rules) == true ? "goal reached" : "below the goal";
        int met = Math.Clamp((int)Math.Floor(known.Share * 100), 0, 100);
        string filled = met == 0 ? string.Empty : $"<td class=\"met\" style=\"width:{met}%\"></td>";
        string rest = met == 100 ? string.Empty : $"<td class=\"rest\" style=\"width:{100 - met}%\"></td>";
        return $"<td>{Encode(ReportRow.Text(standing))}<small>{goal}</small>"
            + $"<table class=\"bar\" role=\"presentation\" aria-hidden=\"true\"><tr>{filled}{rest}</tr></table></td>";
    }

    private void Line(string text) => page.Append(text.ReplaceLineEndings("\n")).Append('\n');

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
