using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Policy.Tests.Enquiries;

/// <summary>
/// The rules of "Words" written down sentence by sentence, without any thought of speed: whatever the policy speaks of is looked for anew each
/// time. It was written from the policy alone, so that the reader has something independent to agree with.
/// </summary>
internal sealed class NaiveReader
{
    private sealed class Wait(AuthorKey enquirer)
    {
        public AuthorKey Enquirer { get; } = enquirer;

        public List<Item> Items { get; } = [];

        public SpellEnd? End { get; set; }
    }

    private readonly ConversationShape shape;
    private readonly NaiveOrder order;
    private readonly Instant opensAfter;
    private readonly List<Item> taken = [];
    private readonly List<Wait> waits = [];

    private NaiveReader(ConversationShape shape, NaiveOrder order, Instant? opensAfter)
    {
        this.shape = shape;
        this.order = order;
        this.opensAfter = opensAfter is { } start ? NaiveOrder.Cut(start) : Instant.MinValue;
    }

    public static IReadOnlyList<Spell> Read(
        ConversationShape shape,
        IReadOnlyList<Item> items,
        IReadOnlyList<SpellAct>? acts = null,
        Instant? opensAfter = null
    ) => new NaiveReader(shape, new NaiveOrder(items), opensAfter).Read(acts ?? []);

    private List<Spell> Read(IReadOnlyList<SpellAct> acts)
    {
        List<Item> ordered = order.InOrder();
        List<SpellAct> known = [.. acts.Where(act => order.Named(act.On) is not null)];
        foreach (Instant moment in ordered.Select(order.TimeOf).Concat(known.Select(TimeOf)).Distinct().Order())
        {
            foreach (Item item in ordered.Where(item => order.TimeOf(item) == moment))
            {
                CloseRemoved(moment);
                Take(item);
            }

            foreach (SpellAct act in known.Where(act => TimeOf(act) == moment))
            {
                CloseRemoved(moment);
                ConfirmRemoved(act);
                End(Waiting.Where(wait => wait.Items.Exists(item => item.Id == act.On)), EndOf(act));
            }
        }

        CloseRemoved(Instant.MaxValue);
        return [.. waits.Select(Told)];
    }

    private IEnumerable<Wait> Waiting => waits.Where(wait => wait.End is null);

    // An act before the item counts at the item's time.
    private Instant TimeOf(SpellAct act) => Instant.Max(NaiveOrder.Cut(act.At), order.TimeOf(order.Named(act.On)!));

    // Every inbound item of the spell deleted or hidden.
    private void CloseRemoved(Instant byThen)
    {
        foreach (Wait wait in Waiting.Where(wait => wait.Items.TrueForAll(item => item.WithdrawnAt is not null)))
        {
            Instant withdrawn = wait.Items.Max(item => NaiveOrder.Cut(item.WithdrawnAt!.Value));
            Instant removed = Instant.Max(withdrawn, order.TimeOf(wait.Items[^1]));
            if (removed <= byThen)
            {
                wait.End = new SpellEnd.Closed(removed, ClosingReason.Removed);
            }
        }
    }

    // A closing that came after the deadline stays a miss unless Marketing confirms: a removal too, though nobody said it.
    private void ConfirmRemoved(SpellAct act)
    {
        if (act is SpellAct.Closing { Reason: ClosingReason.Removed, IsConfirmedByMarketing: true })
        {
            foreach (Wait wait in waits.Where(wait => wait.Items.Exists(item => item.Id == act.On)))
            {
                wait.End = wait.End is SpellEnd.Closed { Reason: ClosingReason.Removed } removed
                    ? removed with
                    {
                        IsConfirmedByMarketing = true,
                    }
                    : wait.End;
            }
        }
    }

    private void Take(Item item)
    {
        if (item.Side != ItemSide.Inbound)
        {
            End(EndedBy(item), AnswerOf(item));
        }
        else if (item.Asks && order.TimeOf(item) >= opensAfter)
        {
            // Their further messages join it; a message after the answer starts a new spell; another enquirer has their own.
            Wait? wait = Waiting.FirstOrDefault(wait => wait.Enquirer == item.Author);
            if (wait is null)
            {
                wait = new Wait(item.Author);
                waits.Add(wait);
            }

            wait.Items.Add(item);
        }

        taken.Add(item);
    }

    private IEnumerable<Wait> EndedBy(Item answer) =>
        shape switch
        {
            ConversationShape.Nested => OnChainOf(answer),
            ConversationShape.OneLevel => NamedBy(answer),
            ConversationShape.Dialogue => IsInstantReply(answer) ? [] : Waiting,
            ConversationShape.Exported => order.ParentOf(answer) is null ? Waiting : OnChainOf(answer),
            _ => throw new ArgumentOutOfRangeException(nameof(answer)),
        };

    // The in-reply-to links up to the root hold an item of the spell.
    private IEnumerable<Wait> OnChainOf(Item answer)
    {
        List<Item> chain = [];
        for (Item? above = order.ParentOf(answer); above is not null; above = order.ParentOf(above))
        {
            chain.Add(above);
        }

        return Waiting.Where(wait => wait.Items.Exists(chain.Contains));
    }

    // Those it names, or all if it names nobody who has an item in the thread.
    private IEnumerable<Wait> NamedBy(Item answer)
    {
        List<AuthorKey> named = [.. answer.Names.Where(name => taken.Exists(item => item.Side == ItemSide.Inbound && item.Author == name))];
        return named.Count == 0 ? Waiting : Waiting.Where(wait => named.Contains(wait.Enquirer));
    }

    // Within 5 s of the inbound one just before it, or a registered text.
    private bool IsInstantReply(Item answer) =>
        answer.IsRegisteredReply
        || (
            taken.FindLast(item => item.Side == ItemSide.Inbound) is { } inbound
            && order.TimeOf(answer) - order.TimeOf(inbound) <= Duration.FromSeconds(5)
        );

    private static void End(IEnumerable<Wait> waits, SpellEnd end)
    {
        foreach (Wait wait in waits.ToList())
        {
            wait.End = end;
        }
    }

    // A deleted answer still counts, marked.
    private SpellEnd.Answered AnswerOf(Item answer) =>
        (
            answer.Side == ItemSide.Own
                ? new SpellEnd.Answered(order.TimeOf(answer), AnsweredBy.Account, answer.Id)
                : new SpellEnd.Answered(order.TimeOf(answer), AnsweredBy.Sibling, answer.Id, answer.Author)
        ) with
        {
            IsDeleted = answer.WithdrawnAt is not null,
            DirectedOffline = answer.DirectsOffline,
        };

    private SpellEnd EndOf(SpellAct act) =>
        act switch
        {
            SpellAct.AnsweredOffline => new SpellEnd.Answered(TimeOf(act), AnsweredBy.Offline),
            SpellAct.Closing closing => new SpellEnd.Closed(TimeOf(act), closing.Reason)
            {
                IsConfirmedByMarketing = closing.IsConfirmedByMarketing,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(act)),
        };

    // The item that first opened a spell names it; an earlier one that turns up moves received.
    private Spell Told(Wait wait)
    {
        Item opening = wait.Items.OrderBy(item => item.PromotedAt ?? item.FirstSeen).First();
        return new Spell(
            opening.Id,
            wait.Enquirer,
            order.TimeOf(wait.Items[0]),
            order.TimeOf(opening),
            opening.PromotedAt ?? opening.FirstSeen,
            [.. wait.Items.Select(item => item.Id)],
            wait.End
        );
    }
}
