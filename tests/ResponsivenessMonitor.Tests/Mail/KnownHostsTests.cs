using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Tests.Mail;

/// <summary>A letter links to the platform's own hosts and to nothing that looks like them.</summary>
internal sealed class KnownHostsTests
{
    [TestCase("x", "https://x.com/i/status/41")]
    [TestCase("x", "https://twitter.com/librarydesk/status/41")]
    [TestCase("x", "https://X.COM/i/status/41", TestName = "In capitals")]
    [TestCase("facebook", "https://www.facebook.com/librarydesk/posts/41?comment_id=42")]
    [TestCase("instagram", "https://www.instagram.com/p/abc/c/17/")]
    [TestCase("youtube", "https://www.youtube.com/watch?v=abc&lc=def")]
    [TestCase("linkedin", "https://www.linkedin.com/feed/update/urn:li:activity:41")]
    [TestCase("bluesky", "https://bsky.app/profile/did:plc:abc/post/41")]
    [TestCase("threads", "https://www.threads.net/@librarydesk/post/41")]
    [TestCase("tiktok", "https://www.tiktok.com/@librarydesk/video/41")]
    [TestCase("mastodon", "https://social.larkmoor.example/@library/41")]
    [TestCase("pixelfed", "https://social.larkmoor.example/p/41", TestName = "A platform that is not listed, by the server in the handle")]
    [TestCase("x", "https://replay.invalid/x/41", TestName = "What is played")]
    public void An_item_of_the_platform_is_linked_to(string platform, string address) => Assert.That(Knows(platform, address));

    [TestCase("http://x.com/i/status/41", TestName = "Not encrypted")]
    [TestCase("https://x.com.evil.example/i/status/41", TestName = "The host as the beginning of another")]
    [TestCase("https://evil-x.com/i/status/41", TestName = "The host as the end of another")]
    [TestCase("https://mail.x.com/i/status/41", TestName = "A host below the host")]
    [TestCase("https://x.com@evil.example/i/status/41", TestName = "The host as a user")]
    [TestCase("https://x.com:x@evil.example/", TestName = "The host as a user with a password")]
    [TestCase("https://user@x.com/i/status/41", TestName = "A user at the host")]
    [TestCase("https://x.com:8443/i/status/41", TestName = "A port of its own")]
    [TestCase("https://x.com./i/status/41", TestName = "A dot behind the host")]
    [TestCase("https://х.com/i/status/41", TestName = "A Cyrillic x")]
    [TestCase("https://x.com\u3002evil.example/", TestName = "A dot of another script")]
    [TestCase("https://xn--80aa.com/", TestName = "Punycode")]
    [TestCase("https://evil.example/https://x.com/i/status/41", TestName = "The host in the path")]
    [TestCase("https://evil.example?x.com", TestName = "The host in the query")]
    [TestCase("https://evil.example\\@x.com/", TestName = "A backslash before the host")]
    [TestCase("https://t.co/abc", TestName = "A shortener")]
    [TestCase("https://bsky.app/profile/x/post/41", TestName = "Another platform's host")]
    [TestCase("https://[::1]/i/status/41", TestName = "An address in numbers")]
    [TestCase("ftp://x.com/i/status/41", TestName = "Another scheme")]
    [TestCase("javascript://x.com/%0aalert(1)", TestName = "A script")]
    public void What_only_looks_like_it_is_not(string address) => Assert.That(Knows("x", address), Is.False);

    [TestCase("https://mastodon.example/@library@social.larkmoor.example/41", TestName = "Another server that shows it")]
    [TestCase("https://larkmoor.example/@library/41", TestName = "The domain above the server")]
    public void A_server_is_known_by_the_handle_alone(string address) => Assert.That(Knows("mastodon", address), Is.False);

    [TestCase("library")]
    [TestCase("library@")]
    [TestCase("library@localhost")]
    [TestCase("library@192.0.2.7")]
    [TestCase("library@evil.example/x")]
    public void A_handle_that_names_no_server_leads_nowhere(string handle) =>
        Assert.That(
            new[] { "https://localhost/1", "https://192.0.2.7/1", "https://evil.example/x", "https://library/1" }.Where(address =>
                KnownHosts.Knows(Platform.Mastodon, handle, new Uri(address))
            ),
            Is.Empty
        );

    [Test]
    public void An_address_that_goes_on_for_ever_is_not_linked_to() =>
        Assert.That(Knows("x", $"https://x.com/{new string('a', 1_000)}"), Is.False);

    [Test]
    public void A_card_without_a_known_address_has_no_button_for_it()
    {
        LetterEnquiry enquiry = A.Enquiry() with { Permalink = new Uri("https://x.com.evil.example/i/status/41") };
        LetterModel letter = LetterComposer.Compose(A.Head(), [A.Matter(Policy.Notices.Step.DueSoon, enquiry)]);
        Assert.That(LetterText.Of(letter), Does.Not.Contain("evil"));
    }

    private static bool Knows(string platform, string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) // what is no address at all is not stored as one
        && KnownHosts.Knows(
            Platform.Parse(platform),
            platform is "mastodon" or "pixelfed" ? "library@social.larkmoor.example" : "librarydesk",
            uri
        );
}
