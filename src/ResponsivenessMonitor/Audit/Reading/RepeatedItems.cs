namespace ResponsivenessMonitor.Audit.Reading;

/// <summary>Remembers on which line each item of each account stood first.</summary>
/// <remarks>Nearly every item is of one account alone, so an array by item serves, and a table only for those that several accounts share.</remarks>
internal sealed class RepeatedItems
{
    private readonly Dictionary<(int Account, int Item), int> others = [];
    private (int Account, int Line)[] firsts = new (int Account, int Line)[1024];

    /// <summary>Takes an item that stands on a line, unless it stood on an earlier one.</summary>
    /// <returns>The line on which it stood first; null when it is new.</returns>
    internal int? Take(int account, int item, int line)
    {
        if (item >= firsts.Length)
        {
            Array.Resize(ref firsts, Math.Max(item + 1, firsts.Length * 2));
        }

        ref (int Account, int Line) first = ref firsts[item];
        if (first.Line == 0)
        {
            first = (account, line);
            return null;
        }

        if (first.Account == account)
        {
            return first.Line;
        }

        return others.TryAdd((account, item), line) ? null : others[(account, item)];
    }
}
