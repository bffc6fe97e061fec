using System.Diagnostics;
using ResponsivenessMonitor.Platforms.Mastodon;

namespace ResponsivenessMonitor.Tests.Platforms.Mastodon;

/// <summary>Of whatever HTML somebody sends, the words are left and nothing else.</summary>
internal sealed class HtmlWordsTests
{
    [TestCase("<p>Is it open?</p>", "Is it open?", TestName = "A paragraph")]
    [TestCase("<p>One<br>two<br />three</p><p>four</p>", "One\ntwo\nthree\n\nfour", TestName = "Lines and paragraphs")]
    [TestCase("Tom &amp; Jo &lt;3 &#39;tea&#x27; caf&eacute;", "Tom & Jo <3 'tea' café", TestName = "Entities")]
    [TestCase("5 < 7 and 7 > 5", "5 < 7 and 7 > 5", TestName = "Signs that are no tags")]
    [TestCase("<blockquote><p>Closed?</p></blockquote><p>Really?</p>", "Closed?\n\nReally?", TestName = "A quotation")]
    [TestCase(
        "<p class=\"quote-inline\">RE: <a href=\"https://a.example/1\">x</a></p><p>Is this so?</p>",
        "Is this so?",
        TestName = "What stands for a quote"
    )]
    [TestCase("<ul><li>one</li><li>two</li></ul>", "one\n\ntwo", TestName = "A list")]
    [TestCase(
        "See <a href=\"https://x.example/a\"><span class=\"invisible\">https://</span><span>x.example/a</span></a>",
        "See https://x.example/a",
        TestName = "An address"
    )]
    [TestCase(
        "<a class=\"mention hashtag\" href=\"https://x.example/tags/open\">#<span>open</span></a> today",
        "#open today",
        TestName = "A hashtag"
    )]
    [TestCase("<script>alert('x')</script>hello", "hello", TestName = "A script")]
    [TestCase("<style>p{}</style>hello<script>never closed", "hello", TestName = "A style, and a script without end")]
    [TestCase("hello<!-- not <b>me</b> -->you", "helloyou", TestName = "A comment")]
    [TestCase("<img src=x onerror=\"alert('>')\">hello", "hello", TestName = "A bracket within quotes")]
    [TestCase("<p>unclosed <b>words", "unclosed words", TestName = "Tags without end")]
    [TestCase("a<p", "a", TestName = "A tag cut off")]
    [TestCase("a<", "a<", TestName = "A bracket at the end")]
    [TestCase("a\u0000b\u0007", "ab", TestName = "Signs that nobody sees")]
    [TestCase("", "", TestName = "Nothing")]
    public void The_words_are(string html, string words) => Assert.That(HtmlWords.Of(html, (_, _) => null), Is.EqualTo(words));

    [Test]
    public void A_link_is_called_what_it_is_said_to_be()
    {
        string words = HtmlWords.Of(
            "<a href=\"https://uni.social/@desk?a=1&amp;b=2\">@<span>desk</span></a> hello <a href='https://x.example'>this</a>",
            (address, shown) => address is "https://uni.social/@desk?a=1&b=2" ? $"{shown}@uni.social" : null
        );
        Assert.That(words, Is.EqualTo("@desk@uni.social hello this"));
    }

    [TestCase('<')]
    [TestCase('&')]
    [TestCase('"')]
    [TestCase('a')]
    public void A_long_text_takes_a_short_time(char sign)
    {
        Stopwatch watch = Stopwatch.StartNew();
        _ = HtmlWords.Of($"<a href=\"{new string(sign, 1_000_000)}", (_, _) => null);
        _ = HtmlWords.Of(string.Concat(Enumerable.Repeat($"<script {sign}", 100_000)), (_, _) => null);
        _ = HtmlWords.Of(string.Concat(Enumerable.Repeat("<a class=class=class= ", 50_000)) + sign, (_, _) => null);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }
}
