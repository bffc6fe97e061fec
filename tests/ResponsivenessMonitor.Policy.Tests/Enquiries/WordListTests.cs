using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Policy.Tests.Enquiries;

/// <summary>§2: the word lists are data that people review.</summary>
internal sealed class WordListTests
{
    private static readonly WordList List = WordList.Parse(
        """
        # a comment

        Help            # in any case
        is there
        e-mail us
        *n't
        """
    );

    [TestCase("please help me", ExpectedResult = "help")]
    [TestCase("is there a lift", ExpectedResult = "is there")]
    [TestCase("is that there", ExpectedResult = null, TestName = "An entry of several words stands in that order")]
    [TestCase("e mail us", ExpectedResult = "e mail us", TestName = "A hyphen parts words")]
    [TestCase("it isn't", ExpectedResult = "*n't")]
    [TestCase("a comment", ExpectedResult = null, TestName = "Comments are no entries")]
    [TestCase("helpful", ExpectedResult = null, TestName = "Words match whole")]
    [TestCase("is", ExpectedResult = null, TestName = "Half an entry at the end is none")]
    public string? The_first_entry_in_the_words_is_named(string words) => List.FirstIn(words.Split(' '));

    [TestCase("help is there", ExpectedResult = true)]
    [TestCase("help is", ExpectedResult = false)]
    [TestCase("help me", ExpectedResult = false)]
    public bool Entries_cover_words_or_they_do_not(string words) => List.Covers(words.Split(' '));

    [Test]
    public void An_entry_that_begins_another_does_not_hide_it()
    {
        WordList thanks = WordList.Parse("for\nfor your help\nyour");

        Assert.That(thanks.Covers(["for", "your", "help"]), Is.True);
        Assert.That(thanks.Covers(["for", "your"]), Is.True);
    }

    [Test]
    public void No_words_are_covered_by_any_list() => Assert.That(WordList.Empty.Covers([]), Is.True);

    [Test]
    public void No_word_of_thanks_alone_asks()
    {
        Triage comments = new(WordLists.English);

        Assert.That(
            comments.Judge(new InboundMessage(MessageKind.Comment, "thanks for letting me know")).Kind,
            Is.EqualTo(TriageKind.Thanks)
        );
    }
}
