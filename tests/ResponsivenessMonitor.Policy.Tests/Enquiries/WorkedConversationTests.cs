using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Enquiries;

/// <summary>The policy's worked examples 11, 12 and 13, as far as they say who waits, from when and until when.</summary>
public sealed class WorkedConversationTests
{
    [Test]
    public void Example_11_further_questions_join_thanks_count_for_nothing_and_a_later_question_starts_anew()
    {
        ConversationBuilder conversation = A.Conversation()
            .Asks("A", "10:00")
            .Asks("A", "10:20", to: "A 10:00")
            .Replies("10:50", to: "A 10:20")
            .Remarks("A", "10:52", to: "account 10:50")
            .Asks("A", "11:30", to: "account 10:50")
            .Replies("12:45", to: "A 11:30");

        Assert.That(conversation.Told(), Is.EqualTo("A asked 10:00, answered 10:50; A asked 11:30, answered 12:45"));
        Assert.That(conversation.Read().Select(spell => spell.Opening.Value), Is.EqualTo(new[] { "A 10:00", "A 11:30" }));
    }

    [TestCase(
        "B 10:30",
        ExpectedResult = "A asked 10:00, answered 11:00; B asked 10:30, answered 11:00",
        TestName = "Example 12: a reply to B ends both"
    )]
    [TestCase(
        "A 10:00",
        ExpectedResult = "A asked 10:00, answered 11:00; B asked 10:30, waits",
        TestName = "Example 12: a reply to A ends only A's"
    )]
    public string Example_12_where_replies_nest(string to) => UnderOwnPost(ConversationShape.Nested).Replies("11:00", to).Told();

    [Test]
    public void Example_12_where_replies_nest_one_level_only_naming_B_ends_Bs() =>
        Assert.That(
            UnderOwnPost(ConversationShape.OneLevel).Replies("11:00", to: "A 10:00").Naming("B").Told(),
            Is.EqualTo("A asked 10:00, waits; B asked 10:30, answered 11:00")
        );

    [Test]
    public void Example_12_where_replies_nest_one_level_only_naming_nobody_ends_both() =>
        Assert.That(
            UnderOwnPost(ConversationShape.OneLevel).Replies("11:00", to: "A 10:00").Told(),
            Is.EqualTo("A asked 10:00, answered 11:00; B asked 10:30, answered 11:00")
        );

    [Test]
    public void Example_13_of_two_accounts_asked_in_one_post_each_is_answered_by_the_one_that_replies()
    {
        string unihelp = A.Conversation().Asks("student", "10:00").Replies("10:40", to: "student 10:00").Told();
        string libraryDesk = A.Conversation().Asks("student", "10:00").SiblingReplies("UniHelp", "10:40", to: "student 10:00").Told();

        Assert.That(unihelp, Is.EqualTo("student asked 10:00, answered 10:40"));
        Assert.That(libraryDesk, Is.EqualTo("student asked 10:00, answered 10:40 by UniHelp"));
    }

    private static ConversationBuilder UnderOwnPost(ConversationShape shape) =>
        A.Conversation(shape).Posts("09:00").Asks("A", "10:00", to: "account 09:00").Asks("B", "10:30", to: "A 10:00");
}
