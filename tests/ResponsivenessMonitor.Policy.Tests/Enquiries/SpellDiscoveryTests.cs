using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Enquiries;

/// <summary>"The item that first opened a spell names it for good": what is found late moves the figures, never the letters.</summary>
public sealed class SpellDiscoveryTests
{
    [Test]
    public void An_earlier_item_found_later_moves_received_but_not_the_opening()
    {
        Spell spell = A.Conversation().Asks("A", "10:20").FirstSeen("10:21").Asks("A", "10:00").FirstSeen("10:40").Read().Single();

        Assert.That(spell.Received, Is.EqualTo(ConversationBuilder.At("10:00")));
        Assert.That(spell.Opening, Is.EqualTo(new ItemId("A 10:20")));
        Assert.That(spell.OpenedAt, Is.EqualTo(ConversationBuilder.At("10:20")));
        Assert.That(spell.FoundAt, Is.EqualTo(ConversationBuilder.At("10:21")));
    }

    [Test]
    public void Of_items_found_together_the_oldest_opens_the_spell()
    {
        Spell spell = A.Conversation().Asks("A", "10:20").FirstSeen("10:40").Asks("A", "10:00").FirstSeen("10:40").Read().Single();

        Assert.That(spell.Opening, Is.EqualTo(new ItemId("A 10:00")));
    }

    [Test]
    public void A_remark_promoted_later_than_a_question_was_seen_does_not_open_the_spell_it_joins()
    {
        Spell spell = A.Conversation()
            .Remarks("A", "10:00")
            .FirstSeen("10:01")
            .Promoted("10:30")
            .Asks("A", "10:20")
            .FirstSeen("10:21")
            .Read()
            .Single();

        Assert.That(spell.Received, Is.EqualTo(ConversationBuilder.At("10:00")));
        Assert.That(spell.Opening, Is.EqualTo(new ItemId("A 10:20")));
    }

    [Test]
    public void A_promoted_remark_is_found_when_it_is_promoted()
    {
        Spell spell = A.Conversation().Remarks("A", "10:00").FirstSeen("10:01").Promoted("15:00").Read().Single();

        Assert.That((spell.Received, spell.FoundAt), Is.EqualTo((ConversationBuilder.At("10:00"), ConversationBuilder.At("15:00"))));
    }

    [Test]
    public void An_answer_found_before_its_question_ends_the_spell_all_the_same() =>
        Assert.That(
            A.Conversation().Replies("10:30", to: "A 10:00").FirstSeen("10:31").Asks("A", "10:00").FirstSeen("12:00").Told(),
            Is.EqualTo("A asked 10:00, answered 10:30")
        );

    [Test]
    public void An_earlier_answer_found_later_takes_the_place_of_the_later_one() =>
        Assert.That(
            A.Conversation()
                .Asks("A", "10:00")
                .Replies("11:00", to: "A 10:00")
                .FirstSeen("11:01")
                .Replies("10:30", to: "A 10:00")
                .FirstSeen("12:00")
                .Told(),
            Is.EqualTo("A asked 10:00, answered 10:30")
        );

    [Test]
    public void An_edit_that_is_read_again_keeps_the_start_because_the_first_seen_counts()
    {
        Conversation conversation = A.Conversation().Asks("A", "10:00").Asks("A", "10:30").Called("A 10:00").FirstSeen("11:00").Build();

        Assert.That(conversation.Read().Single().Received, Is.EqualTo(ConversationBuilder.At("10:00")));
    }

    [Test]
    public void Received_and_answered_are_cut_to_milliseconds() =>
        Assert.That(
            A.Conversation().Asks("A", "10:00:00.0019").Replies("10:30:00.9999", to: "A 10:00:00.0019").Told(),
            Is.EqualTo("A asked 10:00:00.001, answered 10:30:00.999")
        );

    [Test]
    public void An_item_from_before_1970_is_cut_towards_the_past()
    {
        Instant at = Instant.FromUnixTimeTicks(-1);
        Item item = new(new ItemId("old"), new AuthorKey("A"), ItemSide.Inbound, at) { Asks = true };

        Spell spell = ConversationReader.Read(ConversationShape.Nested, [item]).Single();

        Assert.That(spell.Received, Is.EqualTo(Instant.FromUnixTimeMilliseconds(-1)));
    }

    [Test]
    public void An_answer_stamped_before_its_question_counts_at_the_time_of_the_question() =>
        Assert.That(
            A.Conversation().Asks("A", "10:00").Replies("09:58", to: "A 10:00").Told(),
            Is.EqualTo("A asked 10:00, answered 10:00")
        );

    [Test]
    public void A_question_stamped_before_the_post_it_stands_under_is_received_with_the_post() =>
        Assert.That(A.Conversation().Posts("10:00").Asks("A", "09:58", to: "account 10:00").Told(), Is.EqualTo("A asked 10:00, waits"));

    [Test]
    public void Of_items_of_one_time_the_first_seen_comes_first() =>
        Assert.That(
            A.Conversation(ConversationShape.Exported)
                .Replies("10:00")
                .FirstSeen("10:05")
                .Asks("A", "10:00")
                .FirstSeen("10:04")
                .Asks("B", "10:00")
                .FirstSeen("10:06")
                .Told(),
            Is.EqualTo("A asked 10:00, answered 10:00; B asked 10:00, waits")
        );

    [Test]
    public void Of_items_of_one_time_and_reading_the_id_decides() =>
        Assert.That(
            A.Conversation(ConversationShape.Exported)
                .Replies("10:00")
                .Called("2")
                .Asks("A", "10:00")
                .Called("10")
                .Asks("B", "10:00")
                .Called("3")
                .Told(),
            Is.EqualTo("A asked 10:00, answered 10:00; B asked 10:00, waits")
        );

    [Test]
    public void A_child_first_seen_before_its_parent_waits_for_it_and_moves_it_past_nobody() =>
        Assert.That(
            A.Conversation(ConversationShape.Exported)
                .Asks("A", "10:00")
                .FirstSeen("10:07")
                .Remarks("B", "10:00", to: "A 10:00")
                .FirstSeen("10:05")
                .Replies("10:00")
                .FirstSeen("10:06")
                .Told(),
            Is.EqualTo("A asked 10:00, waits"),
            "the answer was seen before the question, and B's remark must not change that"
        );

    [Test]
    public void Items_that_reply_to_each_other_in_a_ring_have_no_parent() =>
        Assert.That(
            A.Conversation()
                .Asks("A", "10:00", to: "account 10:30")
                .Replies("10:30", to: "B 10:10")
                .Asks("B", "10:10", to: "A 10:00")
                .Replies("10:40", to: "B 10:10")
                .Told(),
            Is.EqualTo("A asked 10:00, waits; B asked 10:10, answered 10:40")
        );
}
