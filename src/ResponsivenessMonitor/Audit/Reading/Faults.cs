namespace ResponsivenessMonitor.Audit.Reading;

/// <summary>The bad lines of an export: all are counted, the first ones of the file kept.</summary>
internal sealed class Faults
{
    private const int Kept = 1_000;

    private readonly PriorityQueue<(long Line, string Text), long> first = new(); // the last line of those kept comes out first

    /// <summary>How many lines were bad.</summary>
    internal int Count { get; private set; }

    /// <summary>Notes a bad line.</summary>
    /// <param name="line">The line, counted from one.</param>
    /// <param name="column">The column, counted from zero and with its name; null when the fault is the whole line's.</param>
    /// <param name="reason">What is wrong and how to mend it, without a full stop.</param>
    internal void Add(long line, (int Index, string Name)? column, string reason)
    {
        Count++;
        string place = column is var (index, name) ? $", column {index + 1} ({name})" : string.Empty;
        first.Enqueue((line, $"line {line}{place}: {reason}{(reason.EndsWith('?') ? string.Empty : ".")}"), -line);
        if (first.Count > Kept)
        {
            _ = first.Dequeue();
        }
    }

    /// <summary>Names the first bad lines and how many more there are.</summary>
    internal void Write(TextWriter error)
    {
        foreach ((_, string text) in first.UnorderedItems.Select(fault => fault.Element).OrderBy(fault => fault.Line))
        {
            error.WriteLine(text);
        }

        if (Count > first.Count)
        {
            error.WriteLine($"… and {Count - first.Count} more bad lines.");
        }
    }
}
