using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Enquiries;

/// <summary>"In direct messages: the next outgoing message, unless it is an instant reply."</summary>
public sealed class DialogueReadingTests
{
    private static ConversationBuilder Asked => A.Conversation(ConversationShape.Dialogue).Asks("A", "10:00");

    [Test]
    public void The_next_outgoing_message_is_the_answer() =>
        Assert.That(Asked.Asks("A", "10:01").Replies("10:30").Replies("10:31").Told(), Is.EqualTo("A asked 10:00, answered 10:30"));

    [Test]
    public void A_message_after_the_answer_starts_a_new_spell() =>
        Assert.That(Asked.Replies("10:30").Asks("A", "10:40").Told(), Is.EqualTo("A asked 10:00, answered 10:30; A asked 10:40, waits"));

    [TestCase("10:00", ExpectedResult = "A asked 10:00, waits", TestName = "A reply in the same moment is an instant one")]
    [TestCase("10:00:05", ExpectedResult = "A asked 10:00, waits", TestName = "A reply after five seconds is an instant one")]
    [TestCase("10:00:05.0009", ExpectedResult = "A asked 10:00, waits", TestName = "Parts of a millisecond do not count")]
    [TestCase(
        "10:00:05.001",
        ExpectedResult = "A asked 10:00, answered 10:00:05.001",
        TestName = "A reply after more than five seconds is an answer"
    )]
    public string A_reply_within_five_seconds_is_no_answer(string at) => Asked.Replies(at).Told();

    [Test]
    public void After_an_instant_reply_the_next_message_is_the_answer() =>
        Assert.That(Asked.Replies("10:00:02").Replies("10:00:06").Told(), Is.EqualTo("A asked 10:00, answered 10:00:06"));

    [Test]
    public void The_five_seconds_run_from_the_inbound_message_just_before_it() =>
        Assert.That(Asked.Asks("A", "10:29:58").Replies("10:30").Told(), Is.EqualTo("A asked 10:00, waits"));

    [Test]
    public void A_thank_you_is_an_inbound_message_that_a_machine_may_answer_at_once() =>
        Assert.That(Asked.Remarks("A", "10:29:58").Replies("10:30").Told(), Is.EqualTo("A asked 10:00, waits"));

    [Test]
    public void A_registered_text_is_no_answer_whenever_it_comes() =>
        Assert.That(Asked.Replies("10:05").WithARegisteredText().Replies("10:30").Told(), Is.EqualTo("A asked 10:00, answered 10:30"));

    [Test]
    public void Outside_direct_messages_a_quick_reply_is_an_answer() =>
        Assert.That(
            A.Conversation().Asks("A", "10:00").Replies("10:00:02", to: "A 10:00").Told(),
            Is.EqualTo("A asked 10:00, answered 10:00:02")
        );
}
