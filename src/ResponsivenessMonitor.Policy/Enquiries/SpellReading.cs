using NodaTime;

namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>One pass over a conversation: takes items and acts in order, and keeps who waits.</summary>
internal sealed class SpellReading(ConversationShape shape, ItemOrder order, Instant opensAfter)
{
    /// <summary>An outgoing direct message this soon after the inbound one before it was sent by a machine (Words: "answer").</summary>
    private static readonly Duration InstantReply = Duration.FromSeconds(5);

    private readonly List<WaitingSpell> spells = [];
    private readonly Dictionary<AuthorKey, WaitingSpell> waiting = [];
    private readonly HashSet<AuthorKey> voices = []; // everyone inbound so far, enquirer or not
    private readonly WaitingSpell?[] spellOf = new WaitingSpell?[order.Count];
    private readonly int[] upward = [.. Enumerable.Range(0, order.Count)]; // skips what can no longer be in a waiting spell
    private int settled; // the spells before this one have ended
    private Instant? lastInbound;

    internal void Take(int position)
    {
        Item item = order.ItemAt(position);
        Instant at = order.TimeOf(position);
        if (item.Side == ItemSide.Inbound)
        {
            TakeInbound(position, item, at);
        }
        else
        {
            TakeOutgoing(position, item, at);
        }
    }

    internal void Take(SpellAct act, int on, Instant at)
    {
        if (Waiting(spellOf[on], at) is { } spell)
        {
            EndWith(spell, act.EndAt(at));
        }
        else if (
            spellOf[on] is { End: SpellEnd.Closed { Reason: ClosingReason.Removed } removed } ended
            && act is SpellAct.Closing { Reason: ClosingReason.Removed, IsConfirmedByMarketing: true }
        )
        {
            ended.End = removed with { IsConfirmedByMarketing = true }; // nobody's act ended it, so its confirmation stands alone
        }
    }

    internal IReadOnlyList<Spell> Finish()
    {
        foreach (WaitingSpell spell in spells)
        {
            _ = Waiting(spell, Instant.MaxValue);
        }

        return [.. spells.Select(spell => spell.ToSpell(order))];
    }

    private void TakeInbound(int position, Item item, Instant at)
    {
        lastInbound = at;
        if (shape == ConversationShape.OneLevel)
        {
            _ = voices.Add(item.Author);
        }

        if (!item.Asks || at < opensAfter)
        {
            return; // remarks and thanks never open or lengthen a spell
        }

        WaitingSpell? spell = Waiting(waiting.GetValueOrDefault(item.Author), at);
        if (spell is null)
        {
            spell = new WaitingSpell(item.Author);
            spells.Add(spell);
            waiting.Add(item.Author, spell);
        }

        spell.Add(position, item);
        spellOf[position] = spell;
    }

    private void TakeOutgoing(int position, Item item, Instant at)
    {
        SpellEnd.Answered answer = new(
            at,
            item.Side == ItemSide.Own ? AnsweredBy.Account : AnsweredBy.Sibling,
            item.Id,
            item.Side == ItemSide.Own ? null : item.Author
        )
        {
            IsDeleted = item.WithdrawnAt is not null,
            DirectedOffline = item.DirectsOffline,
        };
        foreach (WaitingSpell spell in EndedBy(position, item, at))
        {
            if (Waiting(spell, at) is not null)
            {
                EndWith(spell, answer);
            }
        }
    }

    private IEnumerable<WaitingSpell> EndedBy(int position, Item item, Instant at) =>
        shape switch
        {
            ConversationShape.Dialogue => IsInstantReply(item, at) ? [] : Everybody(),
            ConversationShape.OneLevel => item.Names.Any(voices.Contains)
                ? item.Names.Distinct().Select(name => waiting.GetValueOrDefault(name)).OfType<WaitingSpell>()
                : Everybody(),
            ConversationShape.Exported when order.ParentOf(position) < 0 => Everybody(),
            _ => OnChainOf(position),
        };

    private bool IsInstantReply(Item item, Instant at) =>
        item.IsRegisteredReply || (lastInbound is { } inbound && at - inbound <= InstantReply);

    /// <summary>Every spell that may still wait, oldest first, while the caller ends them all; so each is looked at once.</summary>
    private IEnumerable<WaitingSpell> Everybody()
    {
        for (; settled < spells.Count; settled++)
        {
            yield return spells[settled];
        }
    }

    /// <summary>The waiting spells with an item on the reply chain, found while the caller ends them one by one.</summary>
    private IEnumerable<WaitingSpell> OnChainOf(int position)
    {
        for (int at = NearestWaiting(position); at >= 0; at = NearestWaiting(order.ParentOf(at)))
        {
            yield return spellOf[at]!;
        }
    }

    /// <summary>The nearest item upward, from the position on, in a spell that still waits; -1 when there is none.</summary>
    /// <remarks>A spell that ended never waits again, so what was skipped once is skipped for good.</remarks>
    private int NearestWaiting(int position)
    {
        int top = position;
        while (top >= 0 && spellOf[top] is not { End: null })
        {
            top = upward[top] == top ? order.ParentOf(top) : upward[top];
        }

        while (position >= 0 && position != top)
        {
            int next = upward[position] == position ? order.ParentOf(position) : upward[position];
            upward[position] = top;
            position = next;
        }

        return top;
    }

    /// <summary>The spell if it still waits at that time: not when all its items were deleted or hidden by then (§1: "Removed").</summary>
    private WaitingSpell? Waiting(WaitingSpell? spell, Instant at)
    {
        if (spell is not { End: null })
        {
            return null;
        }

        if (spell.RemovedAt is not { } removed || removed > at)
        {
            return spell;
        }

        Instant last = order.TimeOf(spell.Positions[^1]);
        EndWith(spell, new SpellEnd.Closed(Instant.Max(removed, last), ClosingReason.Removed));
        return null;
    }

    private void EndWith(WaitingSpell spell, SpellEnd end)
    {
        spell.End = end;
        _ = waiting.Remove(spell.Enquirer);
    }
}
