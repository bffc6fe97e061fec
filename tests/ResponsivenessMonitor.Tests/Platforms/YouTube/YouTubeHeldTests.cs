using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.YouTube;

namespace ResponsivenessMonitor.Tests.Platforms.YouTube;

/// <summary>Comments that are held for review or taken for spam: told as such, and told anew when they are let through.</summary>
internal sealed class YouTubeHeldTests : OnYouTube
{
    [TestCase("heldForReview")]
    [TestCase("likelySpam")]
    public async Task A_comment_that_is_held_is_told_as_spam(string status)
    {
        string held = Script.Publish("ada", "Visit my page!", parent: null, status);
        string shown = Script.Publish("bob", "Is it open?", parent: null);
        Wait(1);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept[held].IsSpam, Is.True);
        Assert.That(Reader.Kept[shown].IsSpam, Is.False);
    }

    [Test]
    public async Task A_reply_that_is_held_is_told_as_spam_and_its_thread_is_not()
    {
        string question = Script.Publish("ada", "Is it open?", parent: null);
        string held = Script.Publish("bob", "Visit my page!", question, "heldForReview");
        Wait(1);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept[held].IsSpam, Is.True);
        Assert.That(Reader.Kept[held].InReplyTo?.Value, Is.EqualTo(question));
        Assert.That(Reader.Kept[question].IsSpam, Is.False);
    }

    [Test]
    public async Task A_comment_that_is_let_through_is_given_again_as_new_now()
    {
        string held = Script.Publish("ada", "Is it open?", parent: null, "heldForReview");
        Wait(1);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept[held].EditedAt, Is.Null);
        Script.Moderate(held, "published");
        Wait(31);
        _ = await Reader.ReadAsync();
        PlatformItem item = Reader.Kept[held];
        Assert.That((item.IsSpam, item.EditedAt), Is.EqualTo((false, (NodaTime.Instant?)Stage.Time.Now)));
    }

    [Test]
    public async Task A_comment_that_is_rejected_is_withdrawn()
    {
        string held = Script.Publish("ada", "Visit my page!", parent: null, "likelySpam");
        Wait(1);
        _ = await Reader.ReadAsync();
        Script.Moderate(held, "rejected");
        Wait(31);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Withdrawn, Is.EqualTo([held]));
    }

    [Test]
    public async Task It_is_looked_for_them_every_half_an_hour_and_not_at_every_reading()
    {
        _ = await Reader.ReadAsync();
        for (int i = 0; i < 6; i++)
        {
            Wait(5);
            _ = await Reader.ReadAsync();
        }

        Assert.That(Stage.Requests.Count(IsOfHeld), Is.EqualTo(4), "Two lists at the beginning and two after half an hour.");
    }

    [Test]
    public async Task A_consent_of_another_channel_reads_what_everybody_sees_and_no_held_comments()
    {
        Stage.Server.ConsentOf = YouTubeScript.ChannelOf("ada");
        string held = Script.Publish("ada", "Visit my page!", parent: null, "likelySpam");
        string shown = Script.Publish("bob", "Is it open?", parent: null);
        for (int i = 0; i < 3; i++)
        {
            Wait(31);
            _ = await Reader.ReadAsync();
        }

        Assert.That(Reader.Kept.Keys, Is.EquivalentTo([shown]));
        Assert.That(Reader.Kept, Does.Not.ContainKey(held));
        Assert.That(Stage.Requests.Count(IsOfHeld), Is.EqualTo(1), "Half a day long it is not asked again.");
    }

    [Test]
    public async Task A_key_is_not_asked_for_held_comments()
    {
        await ByKeyAsync();
        _ = Script.Publish("ada", "Visit my page!", parent: null, "likelySpam");
        Wait(1);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Is.Empty);
        Assert.That(Stage.Requests.Where(IsOfHeld), Is.Empty);
    }

    [Test]
    public void What_is_held_and_not_told_by_its_comment_is_the_one_that_the_thread_begins_with()
    {
        YouTubeRemark remark = new(
            "Ugx1",
            "UCada",
            "ada",
            "Hm.",
            NodaTime.Instant.FromUtc(2026, 10, 5, 9, 0),
            EditedAt: null,
            Status: null
        );
        Assert.That(remark.IsHeld, Is.False);
        Assert.That((remark with { Status = YouTubePaths.Held }).IsHeld, Is.True);
    }

    private static bool IsOfHeld(string request) => request.Contains("moderationStatus", StringComparison.Ordinal);
}
