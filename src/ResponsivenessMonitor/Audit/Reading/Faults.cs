namespace ResponsivenessMonitor.Audit.Reading;

/// <summary>The bad lines of an export: all are counted, the first ones kept.</summary>
internal sealed class Faults
{
    private const int Kept = 20;

    private readonly List<string> first = [];

    /// <summary>How many lines were bad.</summary>
    internal int Count { get; private set; }

    /// <summary>Notes a bad line.</summary>
    /// <param name="line">The line, counted from one.</param>
    /// <param name="column">The column, counted from zero and with its name; null when the fault is the whole line's.</param>
    /// <param name="reason">What is wrong and how to mend it, without a full stop.</param>
    internal void Add(long line, (int Index, string Name)? column, string reason)
    {
        Count++;
        if (first.Count < Kept)
        {
            string place = column is var (index, name) ? $", column {index + 1} ({name})" : string.Empty;
            first.Add($"line {line}{place}: {reason}.");
        }
    }

    /// <summary>Names the first bad lines and how many more there are.</summary>
    internal void Write(TextWriter error)
    {
        foreach (string fault in first)
        {
            error.WriteLine(fault);
        }

        if (Count > first.Count)
        {
            error.WriteLine($"… and {Count - first.Count} more bad lines.");
        }
    }
}
