using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Enquiries;

/// <summary>"Where replies nest one level only": one top-level comment with its replies.</summary>
public sealed class OneLevelReadingTests
{
    private static ConversationBuilder TwoWait =>
        A.Conversation(ConversationShape.OneLevel).Asks("A", "10:00").Asks("B", "10:30", to: "A 10:00");

    [Test]
    public void An_answer_ends_the_spells_of_those_it_names() =>
        Assert.That(
            TwoWait.Asks("C", "10:40").Replies("11:00", to: "A 10:00").Naming("C", "B").Told(),
            Is.EqualTo("A asked 10:00, waits; B asked 10:30, answered 11:00; C asked 10:40, answered 11:00")
        );

    [Test]
    public void An_answer_that_names_nobody_ends_all_open_spells() =>
        Assert.That(
            TwoWait.Replies("11:00", to: "A 10:00").Told(),
            Is.EqualTo("A asked 10:00, answered 11:00; B asked 10:30, answered 11:00")
        );

    [Test]
    public void An_answer_that_names_only_people_who_have_no_item_in_the_thread_ends_all_open_spells() =>
        Assert.That(
            TwoWait.Replies("11:00").Naming("a colleague").Told(),
            Is.EqualTo("A asked 10:00, answered 11:00; B asked 10:30, answered 11:00")
        );

    [Test]
    public void An_answer_that_names_somebody_who_only_remarked_ends_no_spell() =>
        Assert.That(
            TwoWait.Remarks("C", "10:40").Replies("11:00").Naming("C").Told(),
            Is.EqualTo("A asked 10:00, waits; B asked 10:30, waits")
        );

    [Test]
    public void A_name_that_has_an_item_in_the_thread_outweighs_those_that_have_none() =>
        Assert.That(
            TwoWait.Replies("11:00").Naming("a colleague", "B").Told(),
            Is.EqualTo("A asked 10:00, waits; B asked 10:30, answered 11:00")
        );

    [Test]
    public void Somebody_who_writes_only_after_the_answer_was_not_in_the_thread_when_it_named_them() =>
        Assert.That(
            TwoWait.Replies("11:00").Naming("C").Asks("C", "11:10").Told(),
            Is.EqualTo("A asked 10:00, answered 11:00; B asked 10:30, answered 11:00; C asked 11:10, waits")
        );

    [Test]
    public void An_answer_by_a_sibling_ends_the_spells_of_those_it_names_too() =>
        Assert.That(
            TwoWait.SiblingReplies("UniHelp", "11:00").Naming("A").Told(),
            Is.EqualTo("A asked 10:00, answered 11:00 by UniHelp; B asked 10:30, waits")
        );

    [Test]
    public void Somebody_who_was_answered_before_still_has_an_item_in_the_thread() =>
        Assert.That(
            TwoWait.Replies("11:00").Naming("A").Replies("11:10").Naming("A").Told(),
            Is.EqualTo("A asked 10:00, answered 11:00; B asked 10:30, waits")
        );
}
