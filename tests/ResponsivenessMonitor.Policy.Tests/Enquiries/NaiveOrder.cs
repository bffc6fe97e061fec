using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Policy.Tests.Enquiries;

/// <summary>The items of a conversation, each once, with their times, parents and order as the policy states them ("received, answered").</summary>
internal sealed class NaiveOrder
{
    private readonly List<Item> known;
    private readonly Dictionary<ItemId, Item?> parents;
    private readonly Dictionary<ItemId, Instant> times = [];

    public NaiveOrder(IEnumerable<Item> items)
    {
        known = [.. items.GroupBy(item => item.Id).Select(copies => copies.OrderBy(item => item.FirstSeen).First())];
        parents = known.ToDictionary(item => item.Id, FindParent);
        known.ForEach(item => times[item.Id] = FindTime(item));
    }

    /// <summary>In order of (time, first seen, id), a child never before its parent: each time the first of those that may come now.</summary>
    public List<Item> InOrder()
    {
        List<Item> ordered = [];
        while (ordered.Count < known.Count)
        {
            ordered.Add(
                known
                    .Where(item => !ordered.Contains(item))
                    .Where(item => ParentOf(item) is not { } parent || ordered.Contains(parent))
                    .OrderBy(TimeOf)
                    .ThenBy(item => item.FirstSeen)
                    .ThenBy(item => item.Id.Value, StringComparer.Ordinal)
                    .First()
            );
        }

        return ordered;
    }

    public Item? Named(ItemId? id) => known.Find(item => item.Id == id);

    public Item? ParentOf(Item item) => parents[item.Id];

    public Instant TimeOf(Item item) => times[item.Id];

    public static Instant Cut(Instant time) => Instant.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    // An item is never earlier than its parent.
    private Instant FindTime(Item item) => ParentOf(item) is { } parent ? Instant.Max(Cut(item.At), FindTime(parent)) : Cut(item.At);

    // An unknown parent is none, and so is that of an item which is reached from itself.
    private Item? FindParent(Item item) => IsOnRing(item) ? null : Named(item.InReplyTo);

    private bool IsOnRing(Item item)
    {
        Item? above = Named(item.InReplyTo);
        for (int steps = 0; steps < known.Count && above is not null && above.Id != item.Id; steps++)
        {
            above = Named(above.InReplyTo);
        }

        return above?.Id == item.Id;
    }
}
