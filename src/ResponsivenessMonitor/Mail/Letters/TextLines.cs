using System.Text;

namespace ResponsivenessMonitor.Mail.Letters;

/// <summary>Plain text in lines of at most 72 columns.</summary>
internal sealed class TextLines
{
    private const int Columns = 72;

    private readonly StringBuilder text = new();

    internal void Heading(string heading)
    {
        Line(heading);
        _ = text.Append('-', Math.Min(Columns, heading.Length)).Append('\n');
    }

    internal void Paragraph(string paragraph)
    {
        Line(paragraph);
        Gap();
    }

    internal void Line(string line, string indent = "") => Wrap(line, indent, indent);

    internal void Item(string item) => Wrap(item, "* ", "  ");

    // Every line of it is marked, so that nothing in it can pass for ours.
    internal void Quote(string quote) => Wrap(quote, "> ", "> ");

    internal void Gap() => text.Append('\n');

    internal void Rule() => text.Append("-- \n");

    public override string ToString() => text.ToString();

    private void Wrap(string line, string first, string following)
    {
        int column = 0;
        foreach (string word in line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > Columns)
            {
                _ = text.Append('\n');
                column = 0;
            }

            string before =
                column > 0 ? " "
                : text.Length == 0 || text[^1] == '\n' ? Start()
                : string.Empty;
            _ = text.Append(before).Append(word);
            column += before.Length + word.Length;
        }

        _ = text.Append('\n');
        string Start()
        {
            string start = first;
            first = following;
            return start;
        }
    }
}
