using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Enquiries;

/// <summary>How a spell ends without an item of ours: removed by somebody, closed or answered offline on a person's word (§1).</summary>
public sealed class SpellEndTests
{
    [Test]
    public void A_spell_all_of_whose_items_were_removed_is_closed_at_the_last_removal() =>
        Assert.That(
            A.Conversation().Asks("A", "10:00").Withdrawn("11:00").Asks("A", "10:10").Withdrawn("10:30").Told(),
            Is.EqualTo("A asked 10:00, closed 11:00 as Removed")
        );

    [Test]
    public void A_spell_one_of_whose_items_still_stands_goes_on_waiting() =>
        Assert.That(A.Conversation().Asks("A", "10:00").Withdrawn("11:00").Asks("A", "10:10").Told(), Is.EqualTo("A asked 10:00, waits"));

    [Test]
    public void An_item_that_was_restored_waits_from_its_own_time() =>
        Assert.That(A.Conversation().Asks("A", "10:00").FirstSeen("12:00").Told(), Is.EqualTo("A asked 10:00, waits"));

    [Test]
    public void A_removal_after_the_answer_leaves_the_answer() =>
        Assert.That(
            A.Conversation().Asks("A", "10:00").Withdrawn("11:00").Replies("10:30", to: "A 10:00").Told(),
            Is.EqualTo("A asked 10:00, answered 10:30")
        );

    [TestCase("10:30", TestName = "An answer in the moment of the removal")]
    [TestCase("10:40", TestName = "An answer after the removal")]
    public void An_answer_to_what_was_removed_by_then_answers_nothing(string at) =>
        Assert.That(
            A.Conversation().Asks("A", "10:00").Withdrawn("10:30").Replies(at, to: "A 10:00").Told(),
            Is.EqualTo("A asked 10:00, closed 10:30 as Removed")
        );

    [Test]
    public void A_question_after_the_removal_starts_a_new_spell() =>
        Assert.That(
            A.Conversation().Asks("A", "10:00").Withdrawn("10:30").Asks("A", "10:40").Told(),
            Is.EqualTo("A asked 10:00, closed 10:30 as Removed; A asked 10:40, waits")
        );

    [Test]
    public void A_question_that_joined_before_the_removal_keeps_the_spell_open() =>
        Assert.That(A.Conversation().Asks("A", "10:00").Withdrawn("10:30").Asks("A", "10:20").Told(), Is.EqualTo("A asked 10:00, waits"));

    [Test]
    public void A_removal_stamped_before_the_item_counts_at_the_time_of_the_item() =>
        Assert.That(A.Conversation().Asks("A", "10:00").Withdrawn("09:59").Told(), Is.EqualTo("A asked 10:00, closed 10:00 as Removed"));

    [Test]
    public void A_removal_is_cut_to_milliseconds_like_all_it_is_compared_with() =>
        Assert.That(
            A.Conversation().Asks("A", "10:00").Withdrawn("10:30:00.0004").Replies("10:30:00.0001", to: "A 10:00").Told(),
            Is.EqualTo("A asked 10:00, closed 10:30 as Removed")
        );

    [Test]
    public void Monitored_since_is_cut_to_milliseconds_like_all_it_is_compared_with() =>
        Assert.That(A.Conversation().MonitoredSince("10:00:00.0004").Asks("A", "10:00:00.0004").Told(), Is.EqualTo("A asked 10:00, waits"));

    [TestCase("10:00", true, ExpectedResult = true, TestName = "A removal that Marketing confirmed is confirmed")]
    [TestCase("10:00", false, ExpectedResult = false, TestName = "A removal that nobody confirmed is not")]
    [TestCase("10:05", true, ExpectedResult = false, TestName = "The confirmation of another removal confirms nothing")]
    public bool A_removal_is_confirmed_by_an_act_of_its_own(string on, bool isConfirmed)
    {
        Item[] items = [Removed("A", "10:00"), Removed("B", "10:05")];
        SpellAct[] acts = [new SpellAct.Closing(new ItemId(on), ConversationBuilder.At("10:30"), ClosingReason.Removed, isConfirmed)];
        SpellEnd? end = ConversationReader.Read(ConversationShape.Nested, items, acts)[0].End;
        Assert.That(end, Is.TypeOf<SpellEnd.Closed>());
        Assert.That(end?.At, Is.EqualTo(ConversationBuilder.At("10:30")));
        return ((SpellEnd.Closed)end!).IsConfirmedByMarketing;
    }

    [TestCase(ClosingReason.NoReplyNeeded)]
    [TestCase(ClosingReason.Spam)]
    [TestCase(ClosingReason.Duplicate)]
    [TestCase(ClosingReason.AccountClosed)]
    public void A_closing_ends_the_spell_when_it_was_done_and_says_why(ClosingReason reason) =>
        Assert.That(
            A.Conversation().Asks("A", "10:00").ClosedAs(reason, on: "A 10:00", at: "10:15").Told(),
            Is.EqualTo($"A asked 10:00, closed 10:15 as {reason}")
        );

    [Test]
    public void Answered_offline_is_an_answer_at_the_time_the_person_gives()
    {
        ConversationBuilder conversation = A.Conversation().Asks("A", "10:00").AnsweredOffline(on: "A 10:00", at: "11:30");

        Assert.That(conversation.Told(), Is.EqualTo("A asked 10:00, answered offline 11:30"));
        Assert.That(
            conversation.Read().Single().End,
            Is.EqualTo(new SpellEnd.Answered(ConversationBuilder.At("11:30"), AnsweredBy.Offline))
        );
    }

    [Test]
    public void An_act_dated_before_its_item_counts_at_the_time_of_the_item() =>
        Assert.That(
            A.Conversation().Asks("A", "10:00").AnsweredOffline(on: "A 10:00", at: "09:30").Told(),
            Is.EqualTo("A asked 10:00, answered offline 10:00")
        );

    [Test]
    public void An_act_on_any_item_of_the_spell_ends_it() =>
        Assert.That(
            A.Conversation().Asks("A", "10:00").Asks("A", "10:10").ClosedAs(ClosingReason.Spam, on: "A 10:10", at: "10:20").Told(),
            Is.EqualTo("A asked 10:00, closed 10:20 as Spam")
        );

    [Test]
    public void An_act_ends_nobody_elses_spell() =>
        Assert.That(
            A.Conversation()
                .Asks("A", "10:00")
                .Asks("B", "10:10", to: "A 10:00")
                .ClosedAs(ClosingReason.Spam, on: "A 10:00", at: "10:20")
                .Told(),
            Is.EqualTo("A asked 10:00, closed 10:20 as Spam; B asked 10:10, waits")
        );

    [Test]
    public void A_message_after_an_act_starts_a_new_spell() =>
        Assert.That(
            A.Conversation().Asks("A", "10:00").ClosedAs(ClosingReason.NoReplyNeeded, on: "A 10:00", at: "10:20").Asks("A", "10:30").Told(),
            Is.EqualTo("A asked 10:00, closed 10:20 as NoReplyNeeded; A asked 10:30, waits")
        );

    [Test]
    public void An_act_comes_after_the_items_of_its_own_moment() =>
        Assert.That(
            A.Conversation()
                .Asks("A", "10:00")
                .Asks("A", "10:20")
                .Asks("B", "10:05")
                .Replies("10:20", to: "B 10:05")
                .ClosedAs(ClosingReason.Spam, on: "A 10:00", at: "10:20")
                .ClosedAs(ClosingReason.Spam, on: "B 10:05", at: "10:20")
                .Told(),
            Is.EqualTo("A asked 10:00, closed 10:20 as Spam; B asked 10:05, answered 10:20")
        );

    [Test]
    public void An_act_on_what_no_longer_waits_changes_nothing() =>
        Assert.That(
            A.Conversation()
                .Asks("A", "10:00")
                .Replies("10:10", to: "A 10:00")
                .ClosedAs(ClosingReason.Spam, on: "A 10:00", at: "10:20")
                .Told(),
            Is.EqualTo("A asked 10:00, answered 10:10")
        );

    [Test]
    public void An_act_on_a_remark_or_on_nothing_known_changes_nothing() =>
        Assert.That(
            A.Conversation()
                .Asks("A", "10:00")
                .Remarks("A", "10:05")
                .ClosedAs(ClosingReason.Spam, on: "A 10:05", at: "10:20")
                .ClosedAs(ClosingReason.Spam, on: "nothing known", at: "10:20")
                .Told(),
            Is.EqualTo("A asked 10:00, waits")
        );

    [Test]
    public void Marketings_confirmation_goes_with_the_closing()
    {
        Conversation conversation = A.Conversation().Asks("A", "10:00").Build();
        SpellAct.Closing confirmed = new(
            new ItemId("A 10:00"),
            ConversationBuilder.At("18:00"),
            ClosingReason.Spam,
            IsConfirmedByMarketing: true
        );

        Spell spell = (conversation with { Acts = [confirmed] }).Read().Single();

        Assert.That(spell.End, Is.EqualTo(new SpellEnd.Closed(confirmed.At, ClosingReason.Spam) { IsConfirmedByMarketing = true }));
    }

    private static Item Removed(string author, string at) =>
        new(new ItemId(at), new AuthorKey(author), ItemSide.Inbound, ConversationBuilder.At(at))
        {
            Asks = true,
            WithdrawnAt = ConversationBuilder.At("10:30"),
        };
}
