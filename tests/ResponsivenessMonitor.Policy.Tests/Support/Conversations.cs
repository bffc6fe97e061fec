using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Policy.Tests.Support;

/// <summary>
/// Random conversations, made to collide: few authors and few moments, so that ties are frequent; parents that are unknown, come later, are stamped
/// later or lead back in a ring; withdrawals, promotions, instant replies and acts around the moments of the items.
/// </summary>
internal static class Conversations
{
    /// <summary>Of all shapes alike; one that fails a property is shown with as few items, acts and details as still fail it.</summary>
    public static Arbitrary<Conversation> Any { get; } = Of(Enum.GetValues<ConversationShape>());

    public static Arbitrary<Conversation> Of(params ConversationShape[] shapes) =>
        Arb.From(
            from shape in Gen.Elements(shapes)
            from seed in Gen.Choose(0, int.MaxValue)
            select new Draw(new Random(seed)).Conversation(shape),
            Smaller
        );

    private static IEnumerable<Conversation> Smaller(Conversation conversation) =>
        conversation
            .Acts.Select(act => conversation with { Acts = conversation.Acts.Remove(act) })
            .Concat(conversation.Items.Select(item => conversation with { Items = conversation.Items.Remove(item) }))
            .Concat(
                from item in conversation.Items
                from plainer in Plainer(item)
                where plainer != item
                select conversation with
                {
                    Items = conversation.Items.Replace(item, plainer),
                }
            );

    private static Item[] Plainer(Item item) =>
        [
            item with
            {
                InReplyTo = null,
            },
            item with
            {
                PromotedAt = null,
            },
            item with
            {
                WithdrawnAt = null,
            },
            item with
            {
                Names = [],
            },
            item with
            {
                FirstSeen = item.At,
            },
        ];

    /// <summary>A fresh draw each time it is asked; the same conversation for the same seed.</summary>
    private sealed class Draw(Random random)
    {
        private static readonly Instant Start = Instant.FromUtc(2026, 6, 10, 10, 0);

        private readonly Duration unit = Duration.FromMilliseconds(new[] { 1, 1_000, 2_500, 60_000 }[random.Next(4)]);

        private readonly int count = random.Next(1, 26);

        public Conversation Conversation(ConversationShape shape) =>
            new(
                shape,
                [.. Enumerable.Range(0, count).Select(Item)],
                [.. Enumerable.Range(0, Math.Max(0, random.Next(-3, 4))).Select(_ => Act())],
                Percent(20) ? Moment() : null
            );

        private Item Item(int number)
        {
            ItemSide side =
                Percent(60) ? ItemSide.Inbound
                : Percent(75) ? ItemSide.Own
                : ItemSide.Sibling;
            bool asks = side == ItemSide.Inbound && Percent(75);
            Instant at = Moment();
            return new Item(Id(number), Author(side), side, at)
            {
                FirstSeen = at + (unit * random.Next(4)),
                InReplyTo = Parent(number),
                Asks = asks,
                PromotedAt = asks && Percent(15) ? at + (unit * random.Next(7)) : null,
                WithdrawnAt = Percent(25) ? Moment() : null,
                Names = side == ItemSide.Inbound || Percent(60) ? [] : [Name(), Name()],
                IsRegisteredReply = side == ItemSide.Own && Percent(10),
                DirectsOffline = side != ItemSide.Inbound && Percent(20),
            };
        }

        private AuthorKey Author(ItemSide side) =>
            side switch
            {
                ItemSide.Inbound => OneOf("A", "B", "C"),
                ItemSide.Own => new AuthorKey("account"),
                _ => OneOf("sibling", "other sibling"),
            };

        private AuthorKey Name() => OneOf("A", "B", "C", "somebody else");

        private ItemId? Parent(int number) =>
            Percent(25) ? null
            : Percent(60) ? Id(random.Next(Math.Max(1, number)))
            : Id(random.Next(count + 1)); // the number after the last is nobody's: a parent that was never read

        private SpellAct Act() =>
            Percent(40)
                ? new SpellAct.AnsweredOffline(Id(random.Next(count + 1)), Moment())
                : new SpellAct.Closing(Id(random.Next(count + 1)), Moment(), (ClosingReason)random.Next(5), Percent(50));

        // Mostly a whole number of units; sometimes a part of a millisecond off it, which must not matter.
        private Instant Moment() => Start + (unit * random.Next(9)) + Duration.FromTicks(Percent(80) ? 0 : random.Next(-9_999, 10_000));

        private static ItemId Id(int number) => new($"i{number}");

        private AuthorKey OneOf(params string[] names) => new(names[random.Next(names.Length)]);

        private bool Percent(int share) => random.Next(100) < share;
    }
}
