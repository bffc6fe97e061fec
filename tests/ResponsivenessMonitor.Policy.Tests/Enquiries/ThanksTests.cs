using ResponsivenessMonitor.Policy.Enquiries;
using static ResponsivenessMonitor.Policy.Tests.Support.TriageText;

namespace ResponsivenessMonitor.Policy.Tests.Enquiries;

/// <summary>§2: what needs no reply, and what looks so but answers a question of ours. The texts are invented.</summary>
internal sealed class ThanksTests
{
    private static readonly Triage Triage = new(WordLists.English);

    [Test]
    public void A_reply_to_a_question_of_ours_is_an_enquiry() =>
        Assert.That(
            Text(Triage.Judge(new InboundMessage(MessageKind.Comment, "The blue one") { AnswersOurQuestion = true })),
            Is.EqualTo("Enquiry AnswersOurQuestion")
        );

    [TestCase(MessageKind.Comment, "yes")]
    [TestCase(MessageKind.Mention, "@librarydesk ok")]
    [TestCase(MessageKind.DirectMessage, "both")]
    [TestCase(MessageKind.DirectMessage, "thanks")]
    [TestCase(MessageKind.DirectMessage, "👍")]
    public void A_reply_to_a_question_of_ours_is_an_enquiry_whatever_it_says(MessageKind kind, string text)
    {
        InboundMessage reply = new(kind, text) { AnswersOurQuestion = true };

        Assert.That(Text(Triage.Judge(reply)), Is.EqualTo("Enquiry AnswersOurQuestion"));
        Assert.That(Text(new Triage(WordLists.English, CommentRule.All).Judge(reply)), Does.StartWith("Enquiry"));
    }

    [Test]
    public void Where_no_comment_counts_a_reply_to_a_question_of_ours_does_not_either() =>
        Assert.That(
            Text(
                new Triage(WordLists.English, CommentRule.None).Judge(
                    new InboundMessage(MessageKind.Comment, "The blue one") { AnswersOurQuestion = true }
                )
            ),
            Is.EqualTo("Remark NoCommentCounts")
        );

    [TestCase("ok thanks")]
    [TestCase("yes thank you!")]
    [TestCase("Okay, got it, cheers")]
    [TestCase("All sorted now thank you")]
    [TestCase("Will do, thanks both")]
    [TestCase("perfect, and thanks again")]
    [TestCase("no problem")]
    [TestCase("no worries at all")]
    [TestCase("You too!")]
    [TestCase("have a lovely day")]
    [TestCase("❤️", TestName = "A red heart is an emoji, whatever sign chooses its colour")]
    [TestCase("👩🏽‍🎓 🏴󠁧󠁢󠁳󠁣󠁴󠁿", TestName = "So are a joined one and a flag of tags")]
    public void Thanks_praise_and_good_wishes_need_no_reply(string text) =>
        Assert.That(Judged(MessageKind.DirectMessage, text), Is.EqualTo("Thanks OnlyThanks"));

    [TestCase("yes")]
    [TestCase("ok")]
    [TestCase("okay okay")]
    [TestCase("both")]
    [TestCase("sorted")]
    [TestCase("will do")]
    [TestCase("understood")]
    [TestCase("again and again")]
    [TestCase("yes it's for all of you")]
    [TestCase("this is for everyone")]
    [TestCase("and")]
    [TestCase("so")]
    [TestCase("bye")]
    [TestCase("🎓 yes")]
    public void A_mere_assent_is_no_thanks(string text) =>
        Assert.That(Judged(MessageKind.DirectMessage, text), Is.EqualTo("Enquiry DirectMessage"));
}
