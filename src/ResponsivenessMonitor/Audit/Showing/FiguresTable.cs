using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Audit.Measuring;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Audit.Showing;

/// <summary>The figures as a table for people: a row for each account, and the total.</summary>
internal static class FiguresTable
{
    private const string Nothing = "-";

    internal static void Write(Measurement measurement, Preface preface, TextWriter output, int width)
    {
        preface.Write(output);
        output.WriteLine();
        ReplyTarget target = preface.Rules.Target;
        List<string[]> rows =
        [
            Heading(target),
            .. measurement.Accounts.Select(Row),
            Row(measurement.All with { Account = "all accounts" }),
        ];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => Printable.Width(row[column])))];
        if (widths.Sum() + 2 * (widths.Length - 1) > width)
        {
            WriteAccountByAccount(rows, output);
            return;
        }

        foreach (string[] row in rows)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, column) => Fill(cell, widths[column], column > 0))));
        }
    }

    /// <summary>For a narrow terminal: each account with its figures below it.</summary>
    private static void WriteAccountByAccount(List<string[]> rows, TextWriter output)
    {
        string[] names = rows[0];
        int width = names.Skip(1).Max(Printable.Width);
        foreach (string[] row in rows.Skip(1))
        {
            output.WriteLine(row[0]);
            for (int column = 1; column < row.Length; column++)
            {
                output.WriteLine($"  {Fill(names[column], width, toTheRight: false)}  {row[column]}");
            }
        }
    }

    private static string[] Heading(ReplyTarget target) =>
        [
            "account",
            "enquiries",
            "answered",
            $"aim {HumanDuration.Exact(target.Aim)}",
            .. CommitmentName(target.Commitment),
            "office median",
            "office 90 %",
            "wall median",
            "wall 90 %",
            "unanswered",
        ];

    private static string[] CommitmentName(Commitment commitment) =>
        commitment switch
        {
            Commitment.SameOfficeDay => ["same day"],
            Commitment.Amount(Duration amount) => [$"within {HumanDuration.Exact(amount)}"],
            _ => [],
        };

    private static string[] Row(AccountFigures figures) =>
        [
            Printable.Text(figures.Account),
            Text(figures.Enquiries),
            Text(figures.Answered),
            Text(figures.Aim.Attainment),
            .. figures.Commitment is { } commitment ? new[] { Text(commitment.Attainment) } : [],
            Text(figures.Turnaround?.Median),
            Text(figures.Turnaround?.P90),
            Text(figures.WallTime?.Median),
            Text(figures.WallTime?.P90),
            Unanswered(figures),
        ];

    private static string Unanswered(AccountFigures figures)
    {
        int past = (figures.Commitment ?? figures.Aim).UnansweredPast;
        return past == 0 ? Text(figures.Unanswered) : $"{figures.Unanswered} ({past} past)";
    }

    private static string Text(Attainment attainment) => attainment.Counted == 0 ? Nothing : AttainmentText.Of(attainment);

    private static string Text(Duration? duration) => duration is { } time ? HumanDuration.Short(time) : Nothing;

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Fill(string cell, int width, bool toTheRight)
    {
        string space = new(' ', width - Printable.Width(cell));
        return toTheRight ? space + cell : cell + space;
    }
}
