using NodaTime;

namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>A conversation's items with their parents and the one order in which they count.</summary>
/// <remarks>
/// An item is never earlier than its parent, so its time is the latest along its reply chain. A parent that is not among the items counts as none,
/// and so does the parent of an item that replies to itself, directly or by way of others.
/// </remarks>
internal sealed class ItemOrder
{
    private const int None = -1;

    private readonly Item[] items;
    private readonly Dictionary<ItemId, int> positions;
    private readonly int[] parents;
    private readonly long[] times; // Unix milliseconds

    private ItemOrder(IReadOnlyList<Item> given)
    {
        positions = new Dictionary<ItemId, int>(given.Count);
        List<Item> once = new(given.Count);
        foreach (Item item in given)
        {
            if (positions.TryAdd(item.Id, once.Count))
            {
                once.Add(item);
            }
            else if (IsBefore(item, once[positions[item.Id]]))
            {
                once[positions[item.Id]] = item;
            }
        }

        items = [.. once];
        parents = new int[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            parents[i] = items[i].InReplyTo is { } parent ? positions.GetValueOrDefault(parent, None) : None;
        }

        times = new long[items.Length];
        SetTimes();
        Positions = Sorted();
    }

    /// <summary>The items' positions in the order in which they count.</summary>
    internal int[] Positions { get; }

    internal int Count => items.Length;

    internal static ItemOrder Of(IReadOnlyList<Item> items) => new(items);

    internal static Instant Cut(Instant at) => Instant.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());

    internal Item ItemAt(int position) => items[position];

    internal int ParentOf(int position) => parents[position];

    internal Instant TimeOf(int position) => Instant.FromUnixTimeMilliseconds(times[position]);

    internal int PositionOf(ItemId id) => positions.GetValueOrDefault(id, None);

    /// <summary>Walks each reply chain up once: cuts rings open and hands the latest time down.</summary>
    private void SetTimes()
    {
        int[] walk = new int[items.Length]; // 0: not walked; else the walk that met it
        Stack<int> chain = new();
        for (int start = 0; start < items.Length; start++)
        {
            int at = start;
            for (; at != None && walk[at] == 0; at = parents[at])
            {
                walk[at] = start + 1;
                chain.Push(at);
            }

            if (at != None && walk[at] == start + 1)
            {
                CutRing(at);
            }

            while (chain.TryPop(out int item))
            {
                long own = items[item].At.ToUnixTimeMilliseconds();
                times[item] = parents[item] == None ? own : Math.Max(own, times[parents[item]]);
            }
        }
    }

    private void CutRing(int at)
    {
        while (parents[at] != None)
        {
            (parents[at], at) = (None, parents[at]);
        }
    }

    /// <summary>By (time, first seen, id); a child that sorts before its parent waits for it, so that no item moves another's parent about.</summary>
    private int[] Sorted()
    {
        int[] sorted = [.. Enumerable.Range(0, items.Length)];
        Array.Sort(sorted, Compare);

        int[] ordered = new int[items.Length];
        int count = 0;
        bool[] placed = new bool[items.Length];
        Dictionary<int, List<(int Position, int Rank)>> held = []; // by the parent they wait for; only ever of its own millisecond
        PriorityQueue<int, int> ready = new();
        for (int rank = 0; rank < sorted.Length; rank++)
        {
            int parent = parents[sorted[rank]];
            if (parent != None && !placed[parent])
            {
                if (!held.TryAdd(parent, [(sorted[rank], rank)]))
                {
                    held[parent].Add((sorted[rank], rank));
                }

                continue;
            }

            ready.Enqueue(sorted[rank], rank);
            while (ready.TryDequeue(out int position, out _))
            {
                placed[position] = true;
                ordered[count++] = position;
                if (held.Remove(position, out List<(int Position, int Rank)>? children))
                {
                    ready.EnqueueRange(children);
                }
            }
        }

        return ordered;
    }

    private static bool IsBefore(Item one, Item other) =>
        one.FirstSeen != other.FirstSeen ? one.FirstSeen < other.FirstSeen : one.At < other.At;

    private int Compare(int one, int other)
    {
        int byTime = times[one].CompareTo(times[other]);
        int bySight = byTime != 0 ? byTime : items[one].FirstSeen.CompareTo(items[other].FirstSeen);
        return bySight != 0 ? bySight : string.CompareOrdinal(items[one].Id.Value, items[other].Id.Value);
    }
}
