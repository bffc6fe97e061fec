using ResponsivenessMonitor.Acts.Answers;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Tests.Acts;

/// <summary>Addresses of answers, as browsers show them.</summary>
internal sealed class AnswerLinkTests
{
    private static readonly string[] Servers = ["uni.example", "social.uni.example:8443"];

    [TestCase("x", "https://x.com/LibraryDesk/status/1799999999999999999?s=20", "1799999999999999999", "librarydesk")]
    [TestCase("x", " https://mobile.twitter.com/i/web/status/17 ", "17", null)]
    [TestCase("mastodon", "https://uni.example/@help/112233", "112233", "help")]
    [TestCase("mastodon", "https://uni.example/@help@other.example/112233", "112233", "help@other.example")]
    [TestCase("mastodon", "https://social.uni.example:8443/users/help/statuses/01HQ", "01HQ", "help")]
    [TestCase("bluesky", "https://bsky.app/profile/did:plc:abc/post/3kxyz", "at://did:plc:abc/app.bsky.feed.post/3kxyz", "did:plc:abc")]
    [TestCase("facebook", "https://www.facebook.com/larkmoor/posts/123?comment_id=456", "456 123_456", null)]
    [TestCase("facebook", "https://m.facebook.com/larkmoor/posts/a-title/123?comment_id=456&reply_comment_id=789", "789 123_789", null)]
    [TestCase("facebook", "https://www.facebook.com/permalink.php?story_fbid=123&id=9", "123 9_123", null)]
    [TestCase("facebook", "https://www.facebook.com/larkmoor/posts/pfbid0abc", "", null)]
    [TestCase("youtube", "https://www.youtube.com/watch?v=abc&lc=UgxA.9bC", "UgxA.9bC", null)]
    [TestCase("youtube", "https://youtu.be/abc", "", null)]
    [TestCase(
        "linkedin",
        "https://www.linkedin.com/feed/update/urn:li:activity:7?commentUrn=urn%3Ali%3Acomment%3A%28activity%3A7%2C8%29",
        "urn:li:comment:(urn:li:activity:7,8) urn:li:comment:(activity:7,8)",
        null
    )]
    [TestCase(
        "linkedin",
        "https://www.linkedin.com/feed/update/urn:li:activity:7/?dashCommentUrn=urn%3Ali%3Afsd_comment%3A%288%2Curn%3Ali%3Aactivity%3A7%29",
        "urn:li:comment:(urn:li:activity:7,8) urn:li:comment:(activity:7,8)",
        null
    )]
    [TestCase("instagram", "https://www.instagram.com/p/Cabc/c/179/r/180/", "", null)]
    [TestCase("threads", "https://www.threads.net/@larkmoor/post/Cabc", "", "larkmoor")]
    [TestCase("tiktok", "https://www.tiktok.com/@larkmoor/video/71", "", "larkmoor")]
    public void The_id_is_taken_as_the_platform_names_its_items(string platform, string link, string ids, string? author)
    {
        AnswerLink read = AnswerLink.Read(link, Platform.Parse(platform), Servers);
        Assert.That(read, Is.TypeOf<AnswerLink.Found>(), read.ToString());
        AnswerLink.Found found = (AnswerLink.Found)read;
        Assert.That(string.Join(' ', found.Ids), Is.EqualTo(ids));
        Assert.That(found.Author, Is.EqualTo(author));
    }

    [TestCase("x", "http://x.com/a/status/1")]
    [TestCase("x", "https://x.com@evil.example/a/status/1")]
    [TestCase("x", "https://user:pw@x.com/a/status/1")]
    [TestCase("x", "https://x.com:444/a/status/1")]
    [TestCase("x", "https://x.com./a/status/1")]
    [TestCase("x", "https://evilx.com/a/status/1")]
    [TestCase("x", "https://x.com.evil.example/a/status/1")]
    [TestCase("x", "https://х.com/a/status/1", TestName = "A Cyrillic look-alike of x.com")]
    [TestCase("x", "https://x.com\\@evil.example/a/status/1")]
    [TestCase("x", "https://x.com/a/status/1\u202e")]
    [TestCase("x", "https://x.com/a/status/1/../../../evil")]
    [TestCase("x", "https://x.com/a")]
    [TestCase("x", "javascript:alert(1)//x.com/a/status/1")]
    [TestCase("x", "")]
    [TestCase("mastodon", "https://mastodon.example/@help/1")]
    [TestCase("mastodon", "https://social.uni.example/@help/1", TestName = "Another port is another server")]
    [TestCase("bluesky", "https://bsky.app/profile/help")]
    [TestCase("youtube", "https://www.youtube.com/watch?v=abc&lc=<script>")]
    [TestCase("facebook", "https://l.facebook.com/l.php?u=https%3A%2F%2Fevil.example")]
    public void What_is_no_address_of_an_answer_there_is_refused_with_the_right_hosts(string platform, string link)
    {
        AnswerLink read = AnswerLink.Read(link, Platform.Parse(platform), Servers);
        Assert.That(read, Is.TypeOf<AnswerLink.Refused>(), read.ToString());
        Assert.That(((AnswerLink.Refused)read).Why, Does.Contain("https://").And.EndWith("."));
    }

    [Test]
    public void On_a_platform_that_nobody_knows_a_person_can_still_say_that_it_was_answered() =>
        Assert.That(
            ((AnswerLink.Refused)AnswerLink.Read("https://forum.example/1", Platform.Parse("forum"), [])).Why,
            Does.Contain("answered offline")
        );
}
