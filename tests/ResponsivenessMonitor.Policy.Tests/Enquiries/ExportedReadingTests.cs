using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Enquiries;

/// <summary>An exported history, in which some answers say what they reply to and others do not.</summary>
public sealed class ExportedReadingTests
{
    private static ConversationBuilder TwoWait => A.Conversation(ConversationShape.Exported).Asks("A", "10:00").Asks("B", "10:30");

    [Test]
    public void An_answer_that_says_what_it_replies_to_ends_spells_by_its_chain() =>
        Assert.That(TwoWait.Replies("11:00", to: "B 10:30").Told(), Is.EqualTo("A asked 10:00, waits; B asked 10:30, answered 11:00"));

    [Test]
    public void An_answer_that_does_not_say_ends_every_open_spell() =>
        Assert.That(TwoWait.Replies("11:00").Told(), Is.EqualTo("A asked 10:00, answered 11:00; B asked 10:30, answered 11:00"));

    [Test]
    public void An_answer_to_an_unknown_item_ends_every_open_spell() =>
        Assert.That(
            TwoWait.Replies("11:00", to: "nothing known").Told(),
            Is.EqualTo("A asked 10:00, answered 11:00; B asked 10:30, answered 11:00")
        );

    [Test]
    public void An_answer_with_a_chain_on_which_nobody_waits_ends_nothing() =>
        Assert.That(
            TwoWait.Posts("09:00").Replies("11:00", to: "account 09:00").Told(),
            Is.EqualTo("A asked 10:00, waits; B asked 10:30, waits")
        );

    [Test]
    public void A_siblings_answer_ends_spells_likewise() =>
        Assert.That(
            TwoWait.SiblingReplies("UniHelp", "10:50", to: "A 10:00").SiblingReplies("UniHelp", "11:00").Told(),
            Is.EqualTo("A asked 10:00, answered 10:50 by UniHelp; B asked 10:30, answered 11:00 by UniHelp")
        );

    [Test]
    public void A_quick_answer_counts() =>
        Assert.That(TwoWait.Replies("10:30:01").Told(), Is.EqualTo("A asked 10:00, answered 10:30:01; B asked 10:30, answered 10:30:01"));
}
