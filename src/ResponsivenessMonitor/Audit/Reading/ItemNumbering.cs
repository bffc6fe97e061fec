using System.Collections.Concurrent;

namespace ResponsivenessMonitor.Audit.Reading;

/// <summary>Numbers items and what they reply to on a thread of its own, in file order, while the reader goes on.</summary>
/// <remarks>Nearly every item is new to the table, so each look-up waits for memory: half of the reading, and the half that another core can do.</remarks>
internal sealed class ItemNumbering : IDisposable
{
    private readonly BlockingCollection<ItemBatch> waiting = [];
    private readonly List<ItemBatch> batches = [];
    private readonly Thread thread;
    private ItemBatch filling = new();

    /// <summary>Starts numbering for a file of about so many items.</summary>
    internal ItemNumbering(int expected)
    {
        Items = new NameTable(expected);
        thread = new Thread(Number) { IsBackground = true };
        thread.Start();
    }

    /// <summary>The numbered items; to be asked once it finished.</summary>
    internal NameTable Items { get; }

    internal void Add(ReadOnlySpan<byte> item, ReadOnlySpan<byte> inReplyTo)
    {
        filling.Add(item, inReplyTo);
        if (filling.IsFull)
        {
            HandOver();
        }
    }

    /// <summary>Waits for the last number and returns them all, in the order in which the texts were added.</summary>
    internal IEnumerable<(int? Item, int? InReplyTo)> Finish()
    {
        HandOver();
        Dispose();
        return batches.SelectMany(batch => batch.Numbers);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        waiting.CompleteAdding();
        thread.Join();
    }

    private void HandOver()
    {
        waiting.Add(filling);
        batches.Add(filling);
        filling = new ItemBatch();
    }

    private void Number()
    {
        foreach (ItemBatch batch in waiting.GetConsumingEnumerable())
        {
            batch.Number(Items);
        }
    }
}
