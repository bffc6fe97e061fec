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
    public async Task A_comment_that_is_let_through_is_given_again_also_where_the_list_of_held_ones_goes_on()
    {
        string held = await HoldManyAsync();
        Script.Moderate(held, "published");
        Wait(5);
        _ = await Reader.ReadAsync(withActivity: false);
        AssertReleased(held);
    }

    [Test]
    public async Task A_comment_that_is_let_through_below_the_newest_page_is_given_again_also_where_the_list_of_held_ones_goes_on()
    {
        string held = await HoldManyAsync();
        await BuryAsync();
        Script.Moderate(held, "published");
        Wait(31);
        _ = await Reader.ReadAsync();
        AssertReleased(held);
        Assert.That(Reader.Withdrawn, Is.Empty, "What is not on the first page of the list may be further down.");
    }

    [TestCase(403, "commentsDisabled")]
    [TestCase(400, "processingFailure")]
    public async Task A_comment_of_which_nothing_is_said_when_it_left_the_list_is_given_again_when_it_is_shown(int status, string reason)
    {
        string held = Script.Publish("ada", "Is it open?", parent: null, "heldForReview");
        Wait(1);
        _ = await Reader.ReadAsync();
        await BuryAsync();
        Script.Moderate(held, "published");
        Reader.Kept.Clear(); // nothing waits: spam does not
        Refuse($"&id={held}", status, reason);
        Wait(31);
        _ = await Reader.ReadAsync();
        Stage.Server.Instead.Clear();
        Wait(31);
        _ = await Reader.ReadAsync();
        AssertReleased(held);
    }

    [Test]
    public async Task A_reply_that_is_let_through_is_given_again_though_the_replies_have_to_wait_for_the_next_page()
    {
        string question = Script.Publish("ada", "Is it open?", parent: null);
        string held = Script.Publish("bob", "Visit my page!", question, "heldForReview");
        Wait(1);
        _ = await Reader.ReadAsync();
        Script.Moderate(held, "published");
        foreach (string thread in Enumerable.Range(0, 19).Select(i => Script.Publish($"person{i}", "A question?", parent: null)))
        {
            foreach (int i in Enumerable.Range(0, 22))
            {
                _ = Script.Publish($"other{i}", "I think so.", thread);
            }
        }

        Wait(1);
        foreach (int i in Enumerable.Range(0, 3))
        {
            _ = Script.Publish($"late{i}", "Me too.", question);
        }

        Wait(31);
        _ = await Reader.ReadAsync();
        AssertReleased(held);
    }

    [Test]
    public async Task A_held_comment_that_waits_because_a_person_promoted_it_is_not_gone_though_no_list_for_everybody_shows_it()
    {
        string question = Script.Publish("bob", "Is it open?", parent: null);
        _ = Script.Publish("ada", "When does the café close?", parent: null, "heldForReview");
        _ = Script.Publish("cy", "And the lift?", question, "heldForReview");
        Wait(1);
        _ = await Reader.ReadAsync();
        Wait(5);
        _ = Script.Publish("dee", "I would like to know too.", question);
        _ = await Reader.ReadAsync(withActivity: false);
        Assert.That(Reader.Withdrawn, Is.Empty);
    }

    [TestCase(400, "processingFailure")]
    [TestCase(500, "backendError")]
    public async Task A_list_of_held_comments_that_is_out_of_reach_ends_no_reading(int status, string reason)
    {
        string held = Script.Publish("ada", "Is it open?", parent: null, "heldForReview");
        Wait(1);
        _ = await Reader.ReadAsync();
        Script.Moderate(held, "published");
        await BuryAsync();
        Refuse("moderationStatus=likelySpam", status, reason);
        Wait(31);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Withdrawn, Is.Empty);
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

    /// <summary>More is held than a page of the list shows.</summary>
    /// <returns>One of those that the page shows.</returns>
    private async Task<string> HoldManyAsync()
    {
        string[] held =
        [
            .. Enumerable.Range(0, YouTubeServer.PageSize + 5).Select(i => Script.Publish($"p{i}", "Hm?", parent: null, "heldForReview")),
        ];
        Wait(1);
        _ = await Reader.ReadAsync();
        return held[^3];
    }

    private void AssertReleased(string held) =>
        Assert.That(
            (Reader.Kept[held].IsSpam, Reader.Kept[held].EditedAt),
            Is.EqualTo((false, (NodaTime.Instant?)Stage.Time.Now)),
            "It is new at the reading that found it."
        );

    private static bool IsOfHeld(string request) => request.Contains("moderationStatus", StringComparison.Ordinal);
}
