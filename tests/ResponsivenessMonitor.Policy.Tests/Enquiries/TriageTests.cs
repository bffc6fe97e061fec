using System.Globalization;
using ResponsivenessMonitor.Policy.Enquiries;
using static ResponsivenessMonitor.Policy.Tests.Support.TriageText;

namespace ResponsivenessMonitor.Policy.Tests.Enquiries;

/// <summary>§2: what is an enquiry. The texts are invented.</summary>
internal sealed class TriageTests
{
    private static readonly Triage Triage = new(WordLists.English);

    [TestCase("Lovely photo of the atrium", ExpectedResult = "Remark NeitherAsksNorComplains")]
    [TestCase("Is the pool open on Sunday?", ExpectedResult = "Enquiry QuestionMark")]
    [TestCase("图书馆几点关门？", ExpectedResult = "Enquiry QuestionMark", TestName = "A full-width question mark asks")]
    [TestCase("متى تفتح المكتبة؟", ExpectedResult = "Enquiry QuestionMark", TestName = "An Arabic question mark asks")]
    [TestCase("tell us where to park please", ExpectedResult = "Enquiry AskingWord where")]
    [TestCase("The printer on level 2 is broken again", ExpectedResult = "Enquiry AskingWord broken")]
    [TestCase("I couldn't log in all day", ExpectedResult = "Enquiry AskingWord *n't")]
    [TestCase(
        "I couldn\u2019t log in all day",
        ExpectedResult = "Enquiry AskingWord *n't",
        TestName = "A curly apostrophe is an apostrophe"
    )]
    [TestCase("STILL WAITING for my card", ExpectedResult = "Enquiry AskingWord still waiting")]
    [TestCase(
        "Noteworthy work by the archive team",
        ExpectedResult = "Remark NeitherAsksNorComplains",
        TestName = "'not' is not in 'noteworthy'"
    )]
    [TestCase(
        "Whenever I visit, a warm welcome",
        ExpectedResult = "Remark NeitherAsksNorComplains",
        TestName = "'when' is not in 'whenever'"
    )]
    [TestCase(
        "See https://uni.example/page?id=7 tomorrow",
        ExpectedResult = "Remark NeitherAsksNorComplains",
        TestName = "A question mark in a link does not ask"
    )]
    [TestCase(
        "Библиотека сегодня закрыта весь день",
        ExpectedResult = "Enquiry OtherLanguage",
        TestName = "A language the lists do not cover is an enquiry"
    )]
    [TestCase("Café très agréable, à bientôt", ExpectedResult = "Remark NeitherAsksNorComplains", TestName = "Accented letters are Latin")]
    public string A_comment_is_an_enquiry_only_when_it_asks_or_complains(string text) => Judged(MessageKind.Comment, text);

    [TestCase("Whats the opening hours", ExpectedResult = "whats")]
    [TestCase("Wheres the gym", ExpectedResult = "wheres")]
    [TestCase("hows the queue", ExpectedResult = "hows")]
    [TestCase("Whens graduation", ExpectedResult = "whens")]
    [TestCase("whos in charge here", ExpectedResult = "whos")]
    [TestCase("any1 know the code for the door", ExpectedResult = "any1")]
    [TestCase("does any1 sell last year's book", ExpectedResult = "does")]
    [TestCase("Anyone going on Friday", ExpectedResult = "^anyone")]
    [TestCase("Is the library open today", ExpectedResult = "^is")]
    [TestCase("Are dogs allowed", ExpectedResult = "^are")]
    [TestCase("Do the buses run", ExpectedResult = "^do")]
    [TestCase("Can visitors park on Sunday", ExpectedResult = "^can")]
    [TestCase("Could somebody open the gate", ExpectedResult = "^could")]
    [TestCase("Will parking be free", ExpectedResult = "^will")]
    [TestCase("Would Monday be better", ExpectedResult = "^would")]
    [TestCase("Should first years come too", ExpectedResult = "^should")]
    [TestCase("Did the post go out", ExpectedResult = "^did")]
    [TestCase("Has the lift been mended", ExpectedResult = "^has")]
    [TestCase("Have the results come out", ExpectedResult = "^have the")]
    [TestCase("Was the lecture recorded", ExpectedResult = "^was the")]
    [TestCase("Love the photo! Is the atrium open now", ExpectedResult = "^is")]
    [TestCase("Nice 😍 is it free", ExpectedResult = "is it")]
    [TestCase("Nice 😍 is entry free", ExpectedResult = "^is", TestName = "An emoji ends a sentence")]
    [TestCase("New term\nare the shops open", ExpectedResult = "^are", TestName = "So does a new line")]
    [TestCase("Quick one, is Sunday ok", ExpectedResult = "^is", TestName = "and a comma may")]
    [TestCase("The library - is it open", ExpectedResult = "is it")]
    [TestCase("The library - is parking free", ExpectedResult = "^is", TestName = "and a dash")]
    [TestCase("@unihelp is the pool heated", ExpectedResult = "^is", TestName = "A handle is before the beginning")]
    [TestCase("hi there is the pool heated", ExpectedResult = "^is", TestName = "A greeting leaves the beginning open")]
    [TestCase("Good morning all, so are buses free", ExpectedResult = "^are")]
    [TestCase("Please can visitors park on Sunday", ExpectedResult = "^can")]
    [TestCase("r u open", ExpectedResult = "r u")]
    [TestCase("It hasn\u00b4t come", ExpectedResult = "*n't", TestName = "An acute accent for an apostrophe")]
    [TestCase("It doesn`t open", ExpectedResult = "*n't", TestName = "A backtick")]
    [TestCase("It hasn\u02bct come", ExpectedResult = "*n't", TestName = "A modifier letter")]
    [TestCase("It hasn\u2018t come", ExpectedResult = "*n't", TestName = "A quotation mark")]
    [TestCase("It hasn\uff07t come", ExpectedResult = "*n't", TestName = "A full-width apostrophe")]
    [TestCase("Lift out of order", ExpectedResult = "out of order")]
    [TestCase("Has been closed all week", ExpectedResult = "^has")]
    [TestCase("Pool closed again", ExpectedResult = "closed again")]
    [TestCase("The card doesnt work", ExpectedResult = "doesnt")]
    [TestCase("Wifi down again", ExpectedResult = "down again")]
    [TestCase("No hot water in Hall B", ExpectedResult = "no hot water")]
    [TestCase("Would love a reply some day", ExpectedResult = "a reply")]
    [TestCase("Would be nice to be told", ExpectedResult = "^would", TestName = "A complaint may begin like a wish")]
    [TestCase("Will be open tomorrow", ExpectedResult = "^will")]
    public string? A_comment_that_asks_without_a_question_mark_is_an_enquiry_by(string text)
    {
        TriageVerdict verdict = Triage.Judge(new InboundMessage(MessageKind.Comment, text));

        Assert.That((verdict.Kind, verdict.Rule), Is.EqualTo((TriageKind.Enquiry, TriageRule.AskingWord)));
        return verdict.Entry;
    }

    [TestCase("The atrium is beautiful today")]
    [TestCase("You can see the sea from there")]
    [TestCase("All the buses are full of happy faces")]
    [TestCase("Would love this")]
    [TestCase("Would recommend to all")]
    [TestCase("Can confirm")]
    [TestCase("Can recommend")]
    [TestCase("Will be there")]
    [TestCase("Will do")]
    [TestCase("Should be fun")]
    [TestCase("Was great")]
    [TestCase("Was the best day")]
    [TestCase("Had a great time")]
    [TestCase("Have fun everyone")]
    [TestCase("Has been a joy")]
    [TestCase("Did a lap of the lake")]
    [TestCase("Do love a parade")]
    [TestCase("May is the best month")]
    [TestCase("hi all")]
    [TestCase("Good morning")]
    [TestCase("students' work is on show")]
    public void A_remark_that_only_begins_like_a_question_stays_a_remark(string text) =>
        Assert.That(Judged(MessageKind.Comment, text), Is.EqualTo("Remark NeitherAsksNorComplains"));

    [TestCase("I was there today", ExpectedResult = "Enquiry DirectMessage")]
    [TestCase("👍", ExpectedResult = "Thanks OnlyThanks", TestName = "An emoji alone needs no reply")]
    [TestCase("Thank you so much, great help! 🙏", ExpectedResult = "Thanks OnlyThanks")]
    [TestCase("Thanks for your help", ExpectedResult = "Thanks OnlyThanks", TestName = "'help' in thanks does not ask")]
    [TestCase("thanks but no help", ExpectedResult = "Enquiry DirectMessage")]
    [TestCase("Thanks?", ExpectedResult = "Enquiry DirectMessage", TestName = "With a question mark it is never thanks")]
    [TestCase("???", ExpectedResult = "Enquiry DirectMessage", TestName = "Question marks alone ask")]
    [TestCase(
        "thanks thanks thanks thanks thanks thanks thanks thanks",
        ExpectedResult = "Thanks OnlyThanks",
        TestName = "Eight words of thanks are thanks"
    )]
    [TestCase(
        "thanks thanks thanks thanks thanks thanks thanks thanks thanks",
        ExpectedResult = "Enquiry DirectMessage",
        TestName = "Nine words are read by a person"
    )]
    public string A_direct_message_is_an_enquiry_unless_every_word_is_thanks(string text) => Judged(MessageKind.DirectMessage, text);

    [TestCase("@librarydesk opened my books here", ExpectedResult = "Enquiry Mention")]
    [TestCase("@librarydesk thanks!", ExpectedResult = "Thanks OnlyThanks", TestName = "Handles are no words")]
    [TestCase("@librarydesk @unihelp@social.example", ExpectedResult = "NotInbound NothingLeft", TestName = "Handles alone say nothing")]
    [TestCase(
        "@librarydesk https://uni.example",
        ExpectedResult = "NotInbound NothingLeft",
        TestName = "Handles and links alone say nothing"
    )]
    public string A_mention_is_an_enquiry_unless_every_word_is_thanks(string text) => Judged(MessageKind.Mention, text);

    [TestCase(
        "@asker @librarydesk me neither",
        ExpectedResult = "NotInbound OnlyInReplyPrefix",
        TestName = "A handle that the reply prefix carried along does not count"
    )]
    [TestCase(
        "@asker @librarydesk me neither, @LibraryDesk look",
        ExpectedResult = "Enquiry Mention",
        TestName = "A handle in the words themselves counts"
    )]
    [TestCase("@asker ask @librarydesk", ExpectedResult = "Enquiry Mention", TestName = "so does one after the first word")]
    [TestCase(
        "@asker ask @librarydeskfans",
        ExpectedResult = "Enquiry Mention",
        TestName = "a mention that no prefix explains counts as the platform says"
    )]
    [TestCase(
        "@asker @librarydesk ask @librarydeskfans",
        ExpectedResult = "NotInbound OnlyInReplyPrefix",
        TestName = "another's longer handle is not ours"
    )]
    public string In_a_reply_to_somebody_else(string text) =>
        Text(Triage.Judge(new InboundMessage(MessageKind.Mention, text) { RepliesToOthers = true, AccountHandles = ["LibraryDesk"] }));

    [Test]
    public void A_picture_alone_in_a_direct_message_is_an_enquiry_and_in_a_comment_a_remark()
    {
        Assert.That(
            Text(Triage.Judge(new InboundMessage(MessageKind.DirectMessage, "") { HasPicture = true })),
            Is.EqualTo("Enquiry DirectMessage")
        );
        Assert.That(
            Text(Triage.Judge(new InboundMessage(MessageKind.Comment, "") { HasPicture = true })),
            Is.EqualTo("Remark NeitherAsksNorComplains")
        );
        Assert.That(Text(Triage.Judge(new InboundMessage(MessageKind.Comment, " \u200b"))), Is.EqualTo("NotInbound NothingLeft"));
    }

    [Test]
    public void Own_and_sibling_items_and_reposts_without_words_are_not_inbound()
    {
        Assert.That(
            Text(Triage.Judge(new InboundMessage(MessageKind.Mention, "Open today?") { IsOurs = true })),
            Is.EqualTo("NotInbound OwnItem")
        );
        Assert.That(
            Text(Triage.Judge(new InboundMessage(MessageKind.Mention, "@librarydesk") { IsRepost = true, HasPicture = true })),
            Is.EqualTo("NotInbound RepostWithoutWords")
        );
        Assert.That(
            Text(Triage.Judge(new InboundMessage(MessageKind.Mention, "Is that so?") { IsRepost = true })),
            Is.EqualTo("Enquiry Mention")
        );
    }

    [Test]
    public void Spam_is_what_the_platform_says_it_is() =>
        Assert.That(
            Text(Triage.Judge(new InboundMessage(MessageKind.Comment, "Buy followers?") { IsSpamToPlatform = true })),
            Is.EqualTo("Spam PlatformSaysSpam")
        );

    [TestCase("𝗡𝗼 𝗿𝗲𝗽𝗹𝘆 𝘆𝗲𝘁", TestName = "Letters in fancy dress")]
    [TestCase("𞤀𞤁𞤂𞤃", TestName = "An alphabet beyond the first plane")]
    public void Letters_that_the_lists_do_not_know_are_read_by_a_person(string text)
    {
        Assert.That(Judged(MessageKind.DirectMessage, text), Is.EqualTo("Enquiry DirectMessage"));
        Assert.That(Judged(MessageKind.Comment, text), Is.EqualTo("Enquiry OtherLanguage"));
    }

    [TestCase("fr", ExpectedResult = "Enquiry OtherLanguage")]
    [TestCase("en-GB", ExpectedResult = "Remark NeitherAsksNorComplains")]
    [TestCase("EN", ExpectedResult = "Remark NeitherAsksNorComplains")]
    [TestCase("und", ExpectedResult = "Remark NeitherAsksNorComplains", TestName = "An undetermined language is decided by its letters")]
    [TestCase("qme", ExpectedResult = "Remark NeitherAsksNorComplains", TestName = "So is a private tag for media without words")]
    public string The_platforms_language_tag_decides_when_it_gives_one(string tag) =>
        Text(Triage.Judge(new InboundMessage(MessageKind.Comment, "Bibliothèque superbe") { Language = tag }));

    [TestCase(CommentRule.All, "Lovely photo of the atrium", ExpectedResult = "Enquiry EveryCommentCounts")]
    [TestCase(CommentRule.All, "Thanks!", ExpectedResult = "Thanks OnlyThanks")]
    [TestCase(CommentRule.None, "Is the pool open on Sunday?", ExpectedResult = "Remark NoCommentCounts")]
    public string An_account_can_count_all_comments_or_none(CommentRule rule, string text) =>
        Text(new Triage(WordLists.English, rule).Judge(new InboundMessage(MessageKind.Comment, text)));

    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    public void The_machines_culture_changes_no_verdict(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.That(Judged(MessageKind.Comment, "THE LIFT IS NOT WORKING, COMPLAINT"), Is.EqualTo("Enquiry AskingWord not"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
