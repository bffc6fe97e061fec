using System.Text;

namespace ResponsivenessMonitor.Commands.Calendars;

/// <summary>A content line of an iCalendar file (RFC 5545 §3.1), unfolded.</summary>
/// <param name="Number">The line of the file on which it begins, counted from one.</param>
/// <param name="Name">Its name in upper case, without parameters.</param>
/// <param name="Value">All after the colon, as it stands.</param>
internal sealed record CalendarLine(long Number, string Name, string Value)
{
    /// <summary>The lines; one that begins with a space or a tab goes on with the line before it.</summary>
    internal static IEnumerable<CalendarLine> Read(string text)
    {
        StringBuilder whole = new();
        long begun = 0;
        long number = 0;
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line is [' ' or '\t', ..] && begun > 0)
            {
                _ = whole.Append(line.AsSpan(1));
                continue;
            }

            if (begun > 0 && Of(begun, whole.ToString()) is { } ended)
            {
                yield return ended;
            }

            _ = whole.Clear().Append(line);
            begun = number;
        }

        if (Of(begun, whole.ToString()) is { } last)
        {
            yield return last;
        }
    }

    internal bool Is(string name, string value) =>
        string.Equals(Name, name, StringComparison.Ordinal) && Value.Trim().Equals(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>The value as text: without the backslashes before commas, semicolons and the like.</summary>
    internal string Text()
    {
        StringBuilder text = new(Value.Length);
        for (int i = 0; i < Value.Length; i++)
        {
            bool isEscape = Value[i] == '\\' && i + 1 < Value.Length;
            char c = isEscape ? Value[++i] : Value[i];
            _ = text.Append(isEscape && c is ('n' or 'N') ? ' ' : c);
        }

        return text.ToString().Trim();
    }

    /// <summary>The colon that ends the name stands outside quotes: a parameter's text may hold one.</summary>
    private static CalendarLine? Of(long number, string line)
    {
        bool isQuoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            isQuoted ^= line[i] == '"';
            if (line[i] == ':' && !isQuoted)
            {
                return new CalendarLine(number, line[..i].Split(';')[0].Trim().ToUpperInvariant(), line[(i + 1)..]);
            }
        }

        return null;
    }
}
