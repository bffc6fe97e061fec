using NodaTime;

namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>A spell while a conversation is being read.</summary>
internal sealed class WaitingSpell(AuthorKey enquirer)
{
    internal AuthorKey Enquirer { get; } = enquirer;

    /// <summary>Where its items stand in the order, oldest first; never empty once it is among the spells.</summary>
    internal List<int> Positions { get; } = new(1);

    internal SpellEnd? End { get; set; }

    /// <summary>When the last of its items was deleted or hidden, cut to milliseconds as all times are; null while one of them stands.</summary>
    internal Instant? RemovedAt { get; private set; }

    internal void Add(int position, Item item)
    {
        RemovedAt = Positions.Count == 0 || RemovedAt is not null ? Later(RemovedAt, item.WithdrawnAt) : null;
        Positions.Add(position);
    }

    internal Spell ToSpell(ItemOrder order)
    {
        int opening = Positions.MinBy(position => order.ItemAt(position).FoundAt);
        Item opener = order.ItemAt(opening);
        ValueList<ItemId> items = [.. Positions.Select(position => order.ItemAt(position).Id)];
        return new Spell(opener.Id, Enquirer, order.TimeOf(Positions[0]), order.TimeOf(opening), opener.FoundAt, items, End);
    }

    private static Instant? Later(Instant? soFar, Instant? withdrawn) =>
        withdrawn is { } at ? Instant.Max(soFar ?? Instant.MinValue, ItemOrder.Cut(at)) : null;
}
