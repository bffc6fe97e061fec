using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Policy.Tests.Enquiries;

/// <summary>
/// Shapes in which a careless reading looks at every item for every item. Each takes a second or two; the limit only has to tell that from
/// the minutes of a quadratic reading, on a slow and busy machine.
/// </summary>
public sealed class LongConversationTests
{
    private const int Long = 200_000;

    private const int Limit = 20_000; // milliseconds

    private static readonly Instant Start = Instant.FromUtc(2026, 6, 10, 10, 0);

    [Test, MaxTime(Limit)]
    public void Question_and_answer_in_turn_are_read_however_deep_they_nest()
    {
        IReadOnlyList<Spell> spells = Read(
            ConversationShape.Nested,
            number => number % 2 == 0 ? Asked("A", number, number - 1) : Said(number, number - 1)
        );

        Assert.That(spells.Count(IsAnswered), Is.EqualTo(Long / 2));
    }

    [Test, MaxTime(Limit)]
    public void One_answer_ends_every_spell_on_a_deep_chain()
    {
        IReadOnlyList<Spell> spells = Read(
            ConversationShape.Nested,
            number => number < Long - 1 ? Asked($"enquirer {number}", number, number - 1) : Said(number, number - 1)
        );

        Assert.That(spells.Count(IsAnswered), Is.EqualTo(Long - 1));
    }

    [Test, MaxTime(Limit)]
    public void Many_answers_under_a_deep_chain_look_for_who_waits_without_climbing_it_each_time()
    {
        IReadOnlyList<Spell> spells = Read(
            ConversationShape.Nested,
            number => number < Long / 2 ? Asked(number == 0 ? "A" : "B", number, number - 1) : Said(number, (Long / 2) - 1)
        );

        Assert.That(spells.Select(spell => spell.End?.At), Is.All.EqualTo(At(Long / 2)));
    }

    [Test, MaxTime(Limit)]
    public void A_broad_thread_with_an_answer_for_each_is_read()
    {
        IReadOnlyList<Spell> spells = Read(
            ConversationShape.Nested,
            number => number < Long / 2 ? Asked($"enquirer {number}", number) : Said(number, number - (Long / 2))
        );

        Assert.That(spells.Count(IsAnswered), Is.EqualTo(Long / 2));
    }

    // Longer than the others, because walking over the crowd's empty places is fast for each: at a million items it takes most of a minute.
    [Test, MaxTime(Limit)]
    public void After_one_answer_for_a_crowd_a_further_one_costs_no_more_than_who_waits_then()
    {
        const int crowd = 500_000;

        IReadOnlyList<Spell> spells = Read(
            ConversationShape.Exported,
            number => number < crowd || number % 2 == 1 ? Asked($"enquirer {number}", number) : Said(number),
            2 * crowd
        );

        Assert.That(spells.Count(IsAnswered), Is.EqualTo(spells.Count - 1), "all but the last, who came after the last answer");
    }

    [Test, MaxTime(Limit)]
    public void An_enquirer_who_wrote_and_deleted_very_often_is_read()
    {
        IReadOnlyList<Spell> spells = Read(ConversationShape.Nested, number => Asked("A", number) with { WithdrawnAt = At(Long + number) });

        Assert.That(spells, Has.Count.EqualTo(1));
        Assert.That(spells[0].End, Is.EqualTo(new SpellEnd.Closed(At(Long + Long - 1), ClosingReason.Removed)));
    }

    [Test, MaxTime(Limit)]
    public void A_deep_chain_of_one_millisecond_that_was_first_seen_backwards_is_read()
    {
        IReadOnlyList<Spell> spells = Read(
            ConversationShape.Nested,
            number => Asked("A", number, number - 1) with { At = Start, FirstSeen = At(Long - number) }
        );

        Assert.That(spells.Single().Items, Has.Count.EqualTo(Long).And.ItemAt(0).EqualTo(Id(0)));
    }

    [Test, MaxTime(Limit)]
    public void A_ring_of_replies_is_read_however_wide()
    {
        IReadOnlyList<Spell> spells = Read(ConversationShape.Nested, number => Asked("A", number, (number + 1) % Long));

        Assert.That(spells.Single().Items, Has.Count.EqualTo(Long));
    }

    [Test, MaxTime(Limit)]
    public void An_act_on_every_item_is_read()
    {
        Item[] items = [.. Enumerable.Range(0, Long).Select(number => Asked("A", number))];
        SpellAct[] acts = [.. items.Select(item => new SpellAct.Closing(item.Id, item.At, ClosingReason.NoReplyNeeded))];

        IReadOnlyList<Spell> spells = ConversationReader.Read(ConversationShape.Nested, items, acts);

        Assert.That(spells, Has.Count.EqualTo(Long));
    }

    private static IReadOnlyList<Spell> Read(ConversationShape shape, Func<int, Item> item, int count = Long) =>
        ConversationReader.Read(shape, [.. Enumerable.Range(0, count).Select(item)]);

    private static Item Asked(string enquirer, int number, int? to = null) =>
        new(Id(number), new AuthorKey(enquirer), ItemSide.Inbound, At(number))
        {
            Asks = true,
            InReplyTo = to is { } parent ? Id(parent) : null,
        };

    private static Item Said(int number, int? to = null) =>
        new(Id(number), new AuthorKey("account"), ItemSide.Own, At(number)) { InReplyTo = to is { } parent ? Id(parent) : null };

    private static bool IsAnswered(Spell spell) => spell.End is SpellEnd.Answered;

    private static ItemId Id(int number) => new($"item {number}");

    private static Instant At(int number) => Start + Duration.FromMinutes(number);
}
