using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Enquiries;

/// <summary>The rows "enquiry" and "answer" of the policy's words, where replies nest.</summary>
public sealed class ConversationReaderTests
{
    [Test]
    public void An_enquirer_waits_until_the_answer() =>
        Assert.That(A.Conversation().Asks("A", "10:00").Told(), Is.EqualTo("A asked 10:00, waits"));

    [Test]
    public void The_oldest_unanswered_item_starts_the_clock_and_further_ones_join_it()
    {
        IReadOnlyList<Spell> spells = A.Conversation()
            .Asks("A", "10:00")
            .Asks("A", "10:20", to: "A 10:00")
            .Replies("10:50", to: "A 10:20")
            .Read();

        Assert.That(spells, Has.Count.EqualTo(1));
        Assert.That(spells[0].Received, Is.EqualTo(ConversationBuilder.At("10:00")));
        Assert.That(spells[0].Items, Is.EqualTo(new ItemId[] { new("A 10:00"), new("A 10:20") }));
        Assert.That(
            spells[0].End,
            Is.EqualTo(new SpellEnd.Answered(ConversationBuilder.At("10:50"), AnsweredBy.Account, new ItemId("account 10:50")))
        );
    }

    [Test]
    public void Further_messages_join_the_spell_wherever_in_the_conversation_they_stand() =>
        Assert.That(
            A.Conversation()
                .Posts("09:00")
                .Asks("A", "10:00", to: "account 09:00")
                .Asks("A", "10:20", to: "account 09:00")
                .Replies("10:50", to: "A 10:20")
                .Told(),
            Is.EqualTo("A asked 10:00, answered 10:50")
        );

    [Test]
    public void A_message_after_the_answer_starts_a_new_spell_from_itself() =>
        Assert.That(
            A.Conversation().Asks("A", "10:00").Replies("10:30", to: "A 10:00").Asks("A", "11:00", to: "account 10:30").Told(),
            Is.EqualTo("A asked 10:00, answered 10:30; A asked 11:00, waits")
        );

    [Test]
    public void A_late_answer_ends_the_spell_at_its_own_late_time() =>
        Assert.That(
            A.Conversation().Asks("A", "10:00").Replies("22:00", to: "A 10:00").Told(),
            Is.EqualTo("A asked 10:00, answered 22:00")
        );

    [Test]
    public void Another_enquirer_in_the_thread_has_a_spell_of_their_own() =>
        Assert.That(
            A.Conversation()
                .Asks("A", "10:00")
                .Asks("B", "10:10", to: "A 10:00")
                .Asks("C", "10:20", to: "A 10:00")
                .Replies("10:50", to: "C 10:20")
                .Told(),
            Is.EqualTo("A asked 10:00, answered 10:50; B asked 10:10, waits; C asked 10:20, answered 10:50")
        );

    [Test]
    public void Nobody_waits_when_the_account_speaks_first() =>
        Assert.That(A.Conversation().Posts("09:00").Replies("09:10", to: "account 09:00").Told(), Is.Empty);

    [Test]
    public void Remarks_and_thanks_never_open_a_spell() =>
        Assert.That(A.Conversation().Posts("09:00").Remarks("A", "10:00", to: "account 09:00").Told(), Is.Empty);

    [Test]
    public void Remarks_and_thanks_never_lengthen_a_spell()
    {
        IReadOnlyList<Spell> spells = A.Conversation().Asks("A", "10:00").Remarks("A", "10:10", to: "A 10:00").Read();

        Assert.That(spells.Single().Items, Is.EqualTo(new ItemId[] { new("A 10:00") }));
    }

    [Test]
    public void An_answer_to_a_remark_below_a_question_has_the_question_on_its_chain() =>
        Assert.That(
            A.Conversation().Asks("A", "10:00").Remarks("B", "10:10", to: "A 10:00").Replies("10:30", to: "B 10:10").Told(),
            Is.EqualTo("A asked 10:00, answered 10:30")
        );

    [Test]
    public void A_promoted_remark_is_received_at_its_own_time() =>
        Assert.That(
            A.Conversation().Remarks("A", "10:00").Promoted("15:00").Replies("10:30", to: "A 10:00").Told(),
            Is.EqualTo("A asked 10:00, answered 10:30")
        );

    [Test]
    public void Replies_by_the_enquirer_or_another_member_of_the_public_are_not_answers() =>
        Assert.That(
            A.Conversation().Asks("A", "10:00").Remarks("B", "10:10", to: "A 10:00").Remarks("A", "10:20", to: "B 10:10").Told(),
            Is.EqualTo("A asked 10:00, waits")
        );

    [Test]
    public void A_reply_elsewhere_in_the_conversation_answers_nobody() =>
        Assert.That(
            A.Conversation()
                .Posts("09:00")
                .Asks("A", "10:00", to: "account 09:00")
                .Asks("B", "10:10", to: "account 09:00")
                .Replies("10:30", to: "account 09:00")
                .Posts("10:40")
                .Replies("10:50", to: "B 10:10")
                .Told(),
            Is.EqualTo("A asked 10:00, waits; B asked 10:10, answered 10:50")
        );

    [Test]
    public void Of_many_answers_the_first_ends_the_spell() =>
        Assert.That(
            A.Conversation()
                .Asks("A", "10:00")
                .Replies("10:30", to: "A 10:00")
                .Replies("10:31", to: "account 10:30")
                .Replies("10:20", to: "A 10:00")
                .Told(),
            Is.EqualTo("A asked 10:00, answered 10:20")
        );

    [Test]
    public void An_answer_ends_a_spell_by_any_of_its_items_on_the_chain() =>
        Assert.That(
            A.Conversation().Asks("A", "10:00").Asks("A", "10:20").Replies("10:30", to: "A 10:00").Asks("A", "10:40", to: "A 10:20").Told(),
            Is.EqualTo("A asked 10:00, answered 10:30; A asked 10:40, waits")
        );

    [Test]
    public void An_answer_under_an_item_that_was_answered_before_does_not_end_a_later_spell() =>
        Assert.That(
            A.Conversation()
                .Asks("A", "10:00")
                .Replies("10:30", to: "A 10:00")
                .Asks("A", "10:40", to: "A 10:00")
                .Replies("10:50", to: "account 10:30")
                .Told(),
            Is.EqualTo("A asked 10:00, answered 10:30; A asked 10:40, waits")
        );

    [Test]
    public void An_answer_by_another_registered_account_counts_and_says_whose_it_was() =>
        Assert.That(
            A.Conversation().Asks("A", "10:00").SiblingReplies("UniHelp", "10:40", to: "A 10:00").Told(),
            Is.EqualTo("A asked 10:00, answered 10:40 by UniHelp")
        );

    [Test]
    public void A_deleted_answer_still_counts_and_is_marked()
    {
        IReadOnlyList<Spell> spells = A.Conversation().Asks("A", "10:00").Replies("10:30", to: "A 10:00").Withdrawn("10:45").Read();

        Assert.That(spells.Single().End, Is.InstanceOf<SpellEnd.Answered>().With.Property(nameof(SpellEnd.Answered.IsDeleted)).True);
    }

    [Test]
    public void An_answer_that_directs_offline_counts_and_is_recognised()
    {
        IReadOnlyList<Spell> spells = A.Conversation().Asks("A", "10:00").Replies("10:30", to: "A 10:00").DirectingOffline().Read();

        Assert.That(spells.Single().End, Is.InstanceOf<SpellEnd.Answered>().With.Property(nameof(SpellEnd.Answered.DirectedOffline)).True);
    }

    [Test]
    public void Nothing_older_than_the_account_has_been_monitored_opens_or_lengthens_a_spell() =>
        Assert.That(
            A.Conversation().MonitoredSince("10:00").Asks("A", "09:59:59.999").Asks("B", "10:00").Asks("A", "10:10").Told(),
            Is.EqualTo("B asked 10:00, waits; A asked 10:10, waits")
        );
}
