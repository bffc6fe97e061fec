using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace ResponsivenessMonitor.Audit.Reading;

/// <summary>Numbers items and what they reply to on a thread of its own, in file order, while the reader goes on.</summary>
/// <remarks>Nearly every item is new to the table, so each look-up waits for memory: half of the reading, and the half that another core can do.</remarks>
internal sealed class ItemNumbering : IDisposable
{
    private readonly BlockingCollection<ItemBatch> waiting = [];
    private readonly List<ItemBatch> batches = [];
    private readonly Thread thread;
    private ItemBatch filling = new();
    private ExceptionDispatchInfo? failure; // null unless numbering came to an early end

    /// <summary>Starts numbering with the table's numbers.</summary>
    internal ItemNumbering(NameTable items)
    {
        Items = items;
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
    /// <remarks>Throws what numbering threw: an exception that nobody catches on its own thread would end the process.</remarks>
    internal IEnumerable<(int? Item, int? InReplyTo)> Finish()
    {
        HandOver();
        Dispose();
        failure?.Throw();
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
        try
        {
            foreach (ItemBatch batch in waiting.GetConsumingEnumerable())
            {
                batch.Number(Items);
            }
        }
        catch (Exception fault)
        {
            failure = ExceptionDispatchInfo.Capture(fault);
        }
    }
}
