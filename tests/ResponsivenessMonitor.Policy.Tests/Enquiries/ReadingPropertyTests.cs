using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Enquiries;

/// <summary>What holds of every conversation, whatever was said in it.</summary>
public sealed class ReadingPropertyTests
{
    [TestCase(ConversationShape.Nested)]
    [TestCase(ConversationShape.OneLevel)]
    [TestCase(ConversationShape.Dialogue)]
    [TestCase(ConversationShape.Exported)]
    public void The_reader_finds_what_the_policy_says_word_for_word(ConversationShape shape) =>
        Check(
            Prop.ForAll(
                Conversations.Of(shape),
                conversation => Same(SpellText.Of(conversation.Read()), SpellText.Of(conversation.ReadNaively()))
            ),
            conversations: 6_000
        );

    [Test]
    public void The_order_in_which_items_arrive_never_matters() =>
        Check(
            Prop.ForAll(
                Conversations.Any,
                Seed,
                (conversation, seed) =>
                {
                    Random random = new(seed);
                    Conversation shuffled = conversation with { Items = [.. conversation.Items.OrderBy(_ => random.Next())] };
                    return Same(SpellText.Of(conversation.Read()), SpellText.Of(shuffled.Read()));
                }
            )
        );

    [Test]
    public void When_an_item_was_found_moves_no_figure_unless_it_ties_with_another() =>
        Check(
            Prop.ForAll(
                Conversations.Any,
                Seed,
                (conversation, seed) =>
                {
                    Random random = new(seed);
                    NaiveOrder order = new(conversation.Items);
                    ILookup<Instant, Item> times = conversation.Items.ToLookup(order.TimeOf);
                    Conversation foundOtherwise = conversation with
                    {
                        Items =
                        [
                            .. conversation.Items.Select(item =>
                                times[order.TimeOf(item)].Count() > 1
                                    ? item
                                    : item with
                                    {
                                        FirstSeen = item.At + Duration.FromSeconds(random.Next(600)),
                                    }
                            ),
                        ],
                    };
                    return Same(SpellText.WithoutDiscovery(conversation.Read()), SpellText.WithoutDiscovery(foundOtherwise.Read()));
                }
            )
        );

    [Test]
    public void Of_two_items_with_the_same_id_the_first_seen_counts() =>
        Check(
            Prop.ForAll(
                Conversations.Any,
                Conversations.Any,
                (conversation, other) =>
                {
                    Instant later = conversation.Items.Max(item => item.FirstSeen) + Duration.FromMilliseconds(1);
                    IEnumerable<Item> copies = other
                        .Items.Where(copy => conversation.Items.Any(item => item.Id == copy.Id))
                        .Select(copy => copy with { FirstSeen = later });
                    Conversation doubled = conversation with { Items = [.. copies, .. conversation.Items, .. copies] };
                    return Same(SpellText.Of(conversation.Read()), SpellText.Of(doubled.Read()));
                }
            )
        );

    [Test]
    public void A_spell_holds_only_its_enquirers_items_and_every_asking_item_is_in_exactly_one() =>
        Check(
            Prop.ForAll(
                Conversations.Any,
                conversation =>
                {
                    NaiveOrder order = new(conversation.Items);
                    IEnumerable<(AuthorKey Author, ItemId Id)> asked = conversation
                        .Items.Where(item =>
                            item.Asks && (conversation.OpensAfter is not { } start || order.TimeOf(item) >= NaiveOrder.Cut(start))
                        )
                        .Select(item => (item.Author, item.Id));
                    IEnumerable<(AuthorKey Enquirer, ItemId Id)> waited = conversation
                        .Read()
                        .SelectMany(spell => spell.Items.Select(id => (spell.Enquirer, id)));
                    return asked.Order(ByText).SequenceEqual(waited.Order(ByText));
                }
            )
        );

    [Test]
    public void A_spell_opens_at_one_of_its_items_and_nothing_happens_before_it_is_received() =>
        Check(
            Prop.ForAll(
                Conversations.Any,
                conversation =>
                    conversation
                        .Read()
                        .All(spell =>
                            spell.Items.Contains(spell.Opening)
                            && spell.OpenedAt >= spell.Received
                            && (spell.End is null || spell.End.At >= spell.Received)
                        )
            )
        );

    // Not in a dialogue, where a remark may show that an answer came at once; and not by somebody whom a one-level answer names.
    [TestCase(ConversationShape.Nested, "A")]
    [TestCase(ConversationShape.Exported, "A")]
    [TestCase(ConversationShape.OneLevel, "a passer-by")]
    public void A_remark_changes_no_spell(ConversationShape shape, string author) =>
        Check(
            Prop.ForAll(
                Conversations.Of(shape),
                Seed,
                (conversation, seed) =>
                {
                    Random random = new(seed);
                    Item above = conversation.Items[random.Next(conversation.Items.Length)];
                    Item remark = new(
                        new ItemId("a remark"),
                        new AuthorKey(author),
                        ItemSide.Inbound,
                        above.At - Duration.FromSeconds(random.Next(2))
                    )
                    {
                        InReplyTo = random.Next(3) == 0 ? null : above.Id,
                    };
                    Conversation remarked = conversation with { Items = conversation.Items.Add(remark) };
                    return Same(SpellText.Of(conversation.Read()), SpellText.Of(remarked.Read()));
                }
            )
        );

    private static Comparer<(AuthorKey Author, ItemId Id)> ByText { get; } =
        Comparer<(AuthorKey Author, ItemId Id)>.Create((one, other) => string.CompareOrdinal($"{one}", $"{other}"));

    private static Arbitrary<int> Seed { get; } = Gen.Choose(0, int.MaxValue).ToArbitrary();

    private static Property Same(string expected, string read) =>
        string.Equals(expected, read, StringComparison.Ordinal).Label($"expected\n{expected}\nread\n{read}");

    private static void Check(Property property, int conversations = 3_000) =>
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(conversations).WithQuietOnSuccess(true));
}
