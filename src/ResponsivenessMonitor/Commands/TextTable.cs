using ResponsivenessMonitor.Audit.Showing;

namespace ResponsivenessMonitor.Commands;

/// <summary>A table for people: a heading and rows, each column as wide as its widest cell.</summary>
/// <param name="heading">The names of the columns.</param>
internal sealed class TextTable(params IReadOnlyList<string> heading)
{
    private const string Gap = "  ";

    private readonly List<IReadOnlyList<string>> rows = [heading];

    /// <summary>Adds a row; what others wrote in it is made printable.</summary>
    internal void Add(params IReadOnlyList<string> cells) => rows.Add([.. cells.Select(Printable.Text)]);

    internal void Write(TextWriter output)
    {
        int[] widths = [.. Enumerable.Range(0, heading.Count).Select(column => rows.Max(row => Printable.Width(row[column])))];
        foreach (IReadOnlyList<string> row in rows)
        {
            string line = string.Join(Gap, row.Select((cell, column) => cell + new string(' ', widths[column] - Printable.Width(cell))));
            output.WriteLine(line.TrimEnd());
        }
    }
}
