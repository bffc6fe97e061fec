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
        *n’t
        ^are
        ^are you so
        +hi
        +good morning
        would
        !would love
        !helpful
        """
    );

    [TestCase("please help me", ExpectedResult = "help")]
    [TestCase("is there a lift", ExpectedResult = "is there")]
    [TestCase("is that there", ExpectedResult = null, TestName = "An entry of several words stands in that order")]
    [TestCase("e mail us", ExpectedResult = "e-mail us", TestName = "A hyphen parts words, and the entry is named as it is written")]
    [TestCase("it isn't", ExpectedResult = "*n't", TestName = "A word with an entry's ending")]
    [TestCase("a comment", ExpectedResult = null, TestName = "Comments are no entries")]
    [TestCase("helpful", ExpectedResult = null, TestName = "Words match whole")]
    [TestCase("e mail", ExpectedResult = null, TestName = "Half an entry at the end is none")]
    [TestCase("are open", ExpectedResult = "^are", TestName = "'^' asks for the beginning")]
    [TestCase("they are open", ExpectedResult = null, TestName = "and finds nothing elsewhere")]
    [TestCase("are you so", ExpectedResult = "^are you so", TestName = "The longest entry counts")]
    [TestCase("hi are open", ExpectedResult = "^are", TestName = "A word marked '+' leaves the beginning open")]
    [TestCase("hi good morning hi are", ExpectedResult = "^are", TestName = "so do several")]
    [TestCase("hi", ExpectedResult = null, TestName = "and says nothing by itself")]
    [TestCase("i would", ExpectedResult = "would")]
    [TestCase("i would love", ExpectedResult = null, TestName = "'!' excepts a longer entry from a shorter one")]
    [TestCase("i would love help", ExpectedResult = "help", TestName = "but nothing after it")]
    [TestCase("would love are", ExpectedResult = null, TestName = "and after it is no beginning")]
    public string? The_first_entry_in_the_words_is_named(string words) => List.FirstIn(words.Split(' '));

    [Test]
    public void A_sentence_in_the_middle_begins_where_the_caller_says()
    {
        Assert.That(List.FirstIn(["lovely", "are", "open"], [true, true, false]), Is.EqualTo("^are"));
        Assert.That(List.FirstIn(["lovely", "are", "open"], [true, false, false]), Is.Null);
    }

    [TestCase("help is there", ExpectedResult = true)]
    [TestCase("help is", ExpectedResult = false)]
    [TestCase("are", ExpectedResult = false, TestName = "A beginning covers nothing")]
    [TestCase("help me", ExpectedResult = false)]
    public bool Entries_cover_words_or_they_do_not(string words) => List.Covers(words.Split(' '));

    [Test]
    public void An_entry_that_begins_another_does_not_hide_it()
    {
        WordList thanks = WordList.Parse("for\nfor your help\nyour");

        Assert.That(thanks.Covers(["for", "your", "help"]), Is.True);
        Assert.That(thanks.Covers(["for", "your"]), Is.True);
    }

    [TestCase("ok", ExpectedResult = false, TestName = "An accompanying word alone is not covered")]
    [TestCase("ok ok", ExpectedResult = false, TestName = "nor are two")]
    [TestCase("ok thanks", ExpectedResult = true, TestName = "It is before an entry")]
    [TestCase("thanks ok", ExpectedResult = true, TestName = "and after one")]
    [TestCase("so much", ExpectedResult = true, TestName = "Of two ways to cover words one that needs no company counts")]
    [TestCase("so", ExpectedResult = false)]
    [TestCase("thanks much", ExpectedResult = false, TestName = "An excepted entry covers nothing")]
    public bool Words_marked_plus_accompany_others(string words) =>
        WordList.Parse("+ok\n+so\nso much\nthanks\n!much").Covers(words.Split(' '));

    [TestCase("help\n+", "Line 2")]
    [TestCase("*", "Line 1")]
    [TestCase("# ok\n\n^ ", "Line 3")]
    [TestCase("*n't know", "Line 1")]
    [TestCase("+ ok", "Line 1", TestName = "A mark stands before its word without a space")]
    [TestCase("^+ok", "Line 1", TestName = "An entry has one mark")]
    [TestCase("e.g.", "Line 1", TestName = "Words have no punctuation, or they would never be found")]
    public void An_entry_that_can_match_nothing_is_refused_by_its_line(string text, string where) =>
        Assert.That(() => WordList.Parse(text), Throws.TypeOf<FormatException>().With.Message.StartsWith(where));

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
