using NodaTime;

namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>Reads the waiting spells out of a conversation's items (Words: "enquiry", "answer").</summary>
/// <remarks>
/// A pure function of the items: whatever order they arrive in, the same spells come out. Items are taken in order of (time, first seen, id), a
/// child never before its parent; times are cut to milliseconds. Costs little more than sorting the items, however deep they are nested.
/// </remarks>
public static class ConversationReader
{
    /// <summary>The spells of one conversation of one official account, in order of their start.</summary>
    /// <param name="shape">How replies hang together there.</param>
    /// <param name="items">The conversation's items in any order; of two with the same id the first seen counts.</param>
    /// <param name="acts">What people said of its spells, as far as it is in force.</param>
    /// <param name="opensAfter">Nothing older opens or lengthens a spell (MonitoredSince); null when everything counts.</param>
    public static IReadOnlyList<Spell> Read(
        ConversationShape shape,
        IReadOnlyList<Item> items,
        IReadOnlyList<SpellAct>? acts = null,
        Instant? opensAfter = null
    )
    {
        ItemOrder order = ItemOrder.Of(items);
        SpellReading reading = new(shape, order, opensAfter is { } start ? ItemOrder.Cut(start) : Instant.MinValue);
        Queue<(Instant At, int On, SpellAct Act)> pending = new(InOrder(order, acts ?? []));
        foreach (int position in order.Positions)
        {
            while (pending.TryPeek(out (Instant At, int On, SpellAct Act) next) && next.At < order.TimeOf(position))
            {
                _ = pending.Dequeue();
                reading.Take(next.Act, next.On, next.At);
            }

            reading.Take(position);
        }

        foreach ((Instant at, int on, SpellAct act) in pending)
        {
            reading.Take(act, on, at);
        }

        return reading.Finish();
    }

    /// <summary>Acts on known items by the time at which they count; an act at the time of an item comes after it.</summary>
    private static IEnumerable<(Instant At, int On, SpellAct Act)> InOrder(ItemOrder order, IReadOnlyList<SpellAct> acts) =>
        acts.Select(act => (Act: act, On: order.PositionOf(act.On)))
            .Where(pair => pair.On >= 0)
            .Select(pair => (At: Instant.Max(ItemOrder.Cut(pair.Act.At), order.TimeOf(pair.On)), pair.On, pair.Act))
            .OrderBy(pair => pair.At);
}
