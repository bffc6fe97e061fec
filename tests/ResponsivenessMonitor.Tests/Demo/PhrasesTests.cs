using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Tests.Demo;

/// <summary>What people of the demo write means to the rules what it is meant to.</summary>
public sealed class PhrasesTests
{
    private static readonly Triage Triage = new(WordLists.English);

    [TestCaseSource(typeof(Phrases), nameof(Phrases.Questions))]
    [TestCaseSource(typeof(Phrases), nameof(Phrases.FollowUps))]
    [TestCaseSource(typeof(Phrases), nameof(Phrases.FurtherQuestions))]
    [TestCaseSource(typeof(Phrases), nameof(Phrases.Sensitive))]
    public void A_question_asks_also_as_a_comment(string text) => Assert.That(KindOf(text), Is.EqualTo(TriageKind.Enquiry));

    [TestCaseSource(typeof(Phrases), nameof(Phrases.Remarks))]
    public void A_remark_asks_nothing(string text) => Assert.That(KindOf(text), Is.EqualTo(TriageKind.Remark));

    [TestCaseSource(typeof(Phrases), nameof(Phrases.Congratulations))]
    public void A_congratulation_asks_nothing(string text) => Assert.That(KindOf(text), Is.AnyOf(TriageKind.Thanks, TriageKind.Remark));

    [TestCaseSource(typeof(Phrases), nameof(Phrases.Thanks))]
    public void Thanks_are_thanks(string text) => Assert.That(KindOf(text), Is.EqualTo(TriageKind.Thanks));

    [TestCaseSource(typeof(Phrases), nameof(Phrases.Sensitive))]
    public void A_personal_matter_is_marked(string text) =>
        Assert.That(Triage.Judge(new InboundMessage(MessageKind.Comment, text)).Sensitive, Is.Not.EqualTo(SensitiveSigns.None));

    [Test]
    public void Another_language_asks_with_or_without_a_tag() =>
        Assert.That(
            Phrases.OtherLanguages.Select(phrase =>
                Triage.Judge(new InboundMessage(MessageKind.Comment, phrase.Text) { Language = phrase.Language }).Kind
            ),
            Is.All.EqualTo(TriageKind.Enquiry)
        );

    [TestCaseSource(typeof(Phrases), nameof(Phrases.Questions))]
    [TestCaseSource(typeof(Phrases), nameof(Phrases.FurtherQuestions))]
    public void An_ordinary_answer_stays_in_public(string question) =>
        Assert.That(Triage.DirectsOffline(Phrases.AnswerTo(question)), Is.False);

    [TestCaseSource(typeof(Phrases), nameof(Phrases.Sensitive))]
    public void The_answer_to_a_personal_matter_directs_offline(string question) =>
        Assert.That(Triage.DirectsOffline(Phrases.AnswerTo(question)), Is.True);

    [Test]
    public void Each_language_has_its_answer() =>
        Assert.That(Phrases.OtherLanguages.Select(phrase => Phrases.AnswerTo(phrase.Text)), Does.Not.Contain(Phrases.TakenOffline));

    private static TriageKind KindOf(string text) => Triage.Judge(new InboundMessage(MessageKind.Comment, text)).Kind;
}
