using ResponsivenessMonitor.Audit.Reading;

namespace ResponsivenessMonitor.Demo;

/// <summary>When each row of an export counts: at its own time, but never before the row it replies to in its conversation.</summary>
internal sealed class ReplyTimes
{
    private readonly int[] parents;

    internal ReplyTimes(ExportRow[] rows)
    {
        Dictionary<(int Account, int Conversation, int Item), int> places = new(rows.Length);
        for (int row = 0; row < rows.Length; row++)
        {
            places.Add((rows[row].Account, rows[row].Conversation, rows[row].Item), row);
        }

        parents = [.. rows.Select(row => places.GetValueOrDefault((row.Account, row.Conversation, row.InReplyTo), ExportRow.None))];
        Times = [.. rows.Select(row => row.At)];
        Lift();
    }

    /// <summary>For each row, in Unix milliseconds.</summary>
    internal long[] Times { get; }

    /// <summary>Walks each reply chain up once; rows that reply to each other in a ring reply to nothing.</summary>
    private void Lift()
    {
        int[] walk = new int[parents.Length]; // 0: not walked; else the walk that met it
        Stack<int> chain = new();
        for (int start = 0; start < parents.Length; start++)
        {
            int at = start;
            for (; at != ExportRow.None && walk[at] == 0; at = parents[at])
            {
                walk[at] = start + 1;
                chain.Push(at);
            }

            for (int ring = at; ring != ExportRow.None && walk[ring] == start + 1 && parents[ring] != ExportRow.None; )
            {
                (parents[ring], ring) = (ExportRow.None, parents[ring]);
            }

            while (chain.TryPop(out int row))
            {
                Times[row] = parents[row] == ExportRow.None ? Times[row] : Math.Max(Times[row], Times[parents[row]]);
            }
        }
    }
}
