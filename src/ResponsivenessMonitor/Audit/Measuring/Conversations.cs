using NodaTime;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Audit.Measuring;

/// <summary>An export's rows up to an instant, put together by account and conversation.</summary>
internal sealed class Conversations
{
    private readonly Export export;
    private readonly int[] order; // rows, conversation by conversation
    private readonly List<int> starts = []; // where each conversation starts in order, and the end

    /// <summary>Puts the rows together that are not after <paramref name="asOf"/>.</summary>
    internal Conversations(Export export, Instant asOf)
    {
        this.export = export;
        long last = asOf.ToUnixTimeMilliseconds();
        int kept = export.Rows.Count(row => row.At <= last);
        ulong[] keys = new ulong[kept];
        order = new int[kept];
        for (int row = 0, next = 0; row < export.Rows.Count; row++)
        {
            if (export.Rows[row].At <= last)
            {
                (keys[next], order[next]) = (KeyOf(export.Rows[row]), row);
                next++;
            }
        }

        Array.Sort(keys, order); // not stable, which does not matter: a conversation is read in any order
        for (int i = 0; i < kept; i++)
        {
            if (i == 0 || keys[i] != keys[i - 1])
            {
                starts.Add(i);
            }
        }

        starts.Add(kept);
    }

    internal int Count => starts.Count - 1;

    /// <summary>How many rows are not after the instant.</summary>
    internal int Rows => order.Length;

    /// <summary>The conversation's account, as a number of the export's names.</summary>
    internal int AccountOf(int conversation) => export.Rows[order[starts[conversation]]].Account;

    /// <summary>The rows of a conversation, in no certain order.</summary>
    internal IEnumerable<ExportRow> RowsOf(int conversation)
    {
        for (int i = starts[conversation]; i < starts[conversation + 1]; i++)
        {
            yield return export.Rows[order[i]];
        }
    }

    /// <summary>The conversation that holds the row, or null when all its rows are after the instant.</summary>
    internal int? Holding(ExportRow row)
    {
        for (int conversation = 0; conversation < Count; conversation++)
        {
            if (KeyOf(export.Rows[order[starts[conversation]]]) == KeyOf(row))
            {
                return conversation;
            }
        }

        return null;
    }

    /// <summary>The row of one of the conversation's items.</summary>
    internal ExportRow RowOf(int conversation, ItemId item) =>
        RowsOf(conversation).First(row => string.Equals(export.Items[row.Item], item.Value, StringComparison.Ordinal));

    /// <summary>Reads the conversation's spells.</summary>
    internal IReadOnlyList<Spell> Read(int conversation)
    {
        Item[] items = new Item[starts[conversation + 1] - starts[conversation]];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = ItemOf(export.Rows[order[starts[conversation] + i]]);
        }

        return ConversationReader.Read(ConversationShape.Exported, items);
    }

    /// <summary>Whose an item is: the account's own, another account's of the file, or a member of the public's.</summary>
    internal ItemSide SideOf(ExportRow row) =>
        row.Author == row.Account ? ItemSide.Own
        : export.Accounts.Contains(row.Author) ? ItemSide.Sibling
        : ItemSide.Inbound;

    private static ulong KeyOf(ExportRow row) => ((ulong)row.Account << 32) | (uint)row.Conversation;

    private Item ItemOf(ExportRow row)
    {
        ItemSide side = SideOf(row);
        return new Item(
            new ItemId(export.Items[row.Item]),
            new AuthorKey(export.Names[row.Author]),
            side,
            Instant.FromUnixTimeMilliseconds(row.At)
        )
        {
            Asks = side == ItemSide.Inbound, // no text is read, so every inbound item counts
            FirstSeen = Instant.FromUnixTimeMilliseconds(row.Line), // equal times count in file order
            InReplyTo = row.InReplyTo < 0 ? null : new ItemId(export.Items[row.InReplyTo]),
        };
    }
}
