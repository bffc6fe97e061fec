using NodaTime;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Bluesky;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Visits;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.Bluesky;

/// <summary>What is Bluesky's own beside the story that all platforms share.</summary>
internal sealed class BlueskyReadingTests
{
    private BlueskyStage stage = null!;
    private StageReader reader = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        stage = new BlueskyStage();
        await stage.StartAsync(CancellationToken.None);
        reader = new StageReader(stage);
    }

    [TearDown]
    public async Task CloseAsync() => await stage.DisposeAsync();

    [Test]
    public async Task A_session_is_kept_and_used_again()
    {
        for (int i = 0; i < 5; i++)
        {
            _ = await reader.ReadAsync();
            Wait(30);
        }

        Assert.That(stage.Script.Tokens.SessionsMade, Is.EqualTo(1));
    }

    [Test]
    public async Task A_session_that_has_run_out_is_renewed_by_its_refresh_token_and_the_new_one_is_kept()
    {
        _ = await reader.ReadAsync();
        stage.Script.Tokens.EndSessions(withRefresh: false);
        _ = await reader.ReadAsync();
        _ = await reader.ReadAsync();
        Assert.That(stage.Script.Tokens.SessionsMade, Is.EqualTo(1));
        Assert.That(stage.Credentials.Kept, Is.EqualTo(2));
        Assert.That(stage.Requests.Count(request => request.Contains("refreshSession", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Where_the_refresh_token_has_run_out_too_the_app_password_begins_another()
    {
        _ = await reader.ReadAsync();
        stage.Script.Tokens.EndSessions(withRefresh: true);
        _ = await reader.ReadAsync();
        Assert.That(stage.Script.Tokens.SessionsMade, Is.EqualTo(2));
    }

    [Test]
    public async Task Who_finds_that_another_replica_kept_a_session_first_uses_that_one()
    {
        _ = await reader.ReadAsync();
        stage.Script.Tokens.EndSessions(withRefresh: false);
        stage.Credentials.Before = () => stage.Credentials.Replace("""{"access":"another-replica","refresh":"another-replica"}""");
        CompletedAs<Reading.AccessLost>(await reader.TryAsync());
        Assert.That(stage.Credentials.Kept, Is.EqualTo(1), "What the other replica kept was overwritten.");
    }

    [Test]
    public async Task A_suspended_account_is_gone_although_its_app_password_is_refused_as_a_wrong_one_is()
    {
        stage.Script.Status = "takendown";
        Reading? failure = await reader.FailureAsync();
        Assert.That(failure, Is.EqualTo(new Reading.AccountGone(GoneKind.Suspended) { Cost = failure!.Cost, Budget = failure.Budget }));
    }

    [Test]
    public async Task A_quote_is_a_comment_on_the_post_that_it_passes_on()
    {
        string post = await stage.PublishAsync(by: null, "We are open.");
        string quote = stage.Script.Publish(
            "ada",
            string.Empty,
            parent: null,
            $$$"""{"$type":"app.bsky.feed.post","text":"Is that so?","embed":{"$type":"app.bsky.embed.record","record":{"uri":"{{{post}}}"} } }"""
        );
        _ = await reader.ReadAsync();
        PlatformItem item = reader.Kept[quote];
        Assert.That((item.Kind, item.IsRepost, item.Conversation.Value), Is.EqualTo(((MessageKind?)MessageKind.Comment, true, quote)));
    }

    [Test]
    public async Task A_handle_at_the_beginning_of_a_reply_to_somebody_else_was_written_by_a_person()
    {
        string other = stage.Script.Publish(
            "bob",
            "Nobody here",
            parent: null,
            """{"$type":"app.bsky.feed.post","text":"Where is the map room?"}"""
        );
        string record = $$$"""
            {"$type":"app.bsky.feed.post","text":"@librarydesk.test do you know?",
             "reply":{"root":{"uri":"{{{other}}}"}, "parent":{"uri":"{{{other}}}"} },
             "facets":[{"features":[{"$type":"app.bsky.richtext.facet#mention","did":"{{{BlueskyScript.Official}}}"}]}]}
            """;
        string id = stage.Script.Publish("ada", string.Empty, other, record);
        _ = await reader.ReadAsync();
        Assert.That(reader.Kept[id].Kind, Is.EqualTo(MessageKind.Mention));
        Assert.That(reader.Kept[id].RepliesToOthers, Is.False);
        Assert.That(reader.Kept[id].Conversation.Value, Is.EqualTo(other));
        Assert.That(reader.Kept, Does.Not.ContainKey(other));
    }

    [TestCase("""{"$type":"app.bsky.feed.post","text":7,"langs":"en","reply":[],"facets":{"x":1}}""", TestName = "Wrong types")]
    [TestCase("""{"$type":"app.bsky.feed.post"}""", TestName = "Nothing but its kind")]
    [TestCase("""{"$type":"app.bsky.feed.post","text":"\ud800","createdAt":"yesterday"}""", TestName = "Half a character")]
    public void A_record_is_read_as_far_as_it_has_the_usual_form(string record)
    {
        using System.Text.Json.JsonDocument document = System.Text.Json.JsonDocument.Parse(record);
        BlueskyPost? post = BlueskyPost.Of(document.RootElement);
        Assert.That(post, Is.Not.Null);
        Assert.That(
            (post!.Text, post.Parent, post.Language, post.Named.Count),
            Is.EqualTo((string.Empty, (string?)null, (string?)null, 0))
        );
    }

    [Test]
    public async Task Moderators_may_call_an_item_spam_and_its_author_may_not()
    {
        string bad = await stage.PublishAsync("ada", "Buy this?");
        string good = await stage.PublishAsync("bob", "Is it open?");
        stage.Script.Posts.Label(bad, "spam", "did:plc:moderators22222222222222");
        stage.Script.Posts.Label(good, "spam", BlueskyScript.DidOf("bob"));
        _ = await reader.ReadAsync();
        Assert.That((reader.Kept[bad].IsSpam, reader.Kept[good].IsSpam), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Reposts_and_follows_show_a_visit_once()
    {
        _ = await reader.ReadAsync();
        Wait(5);
        stage.Script.Act("app.bsky.feed.repost");
        stage.Script.Act("app.bsky.graph.follow");
        _ = await reader.ReadAsync();
        Wait(5);
        _ = await reader.ReadAsync();
        Assert.That(reader.Activity.Select(act => act.Kind), Is.EquivalentTo([EvidenceKind.PassedOn, EvidenceKind.Followed]));
    }

    [Test]
    public async Task A_handle_that_does_not_lead_back_is_no_other_name()
    {
        stage.Script.IsHandleInvalid = true;
        _ = await reader.ReadAsync(withProfile: true);
        Assert.That(reader.Profile, Is.TypeOf<AccountProfile.Live>());
    }

    [Test]
    public async Task Without_a_credential_replies_to_the_account_are_read_and_mentions_elsewhere_are_not()
    {
        string post = await stage.PublishAsync(by: null, "We are open.");
        Wait(1);
        string reply = await stage.PublishAsync("ada", "On Sunday too?", post);
        string mention = await stage.PublishAsync("bob", "Is it open?");
        ReadRequest request = new(stage.Access with { Credential = null }, Since: null, [], OwnActivity: false, WithProfile: false);
        Reading.Page page = (Reading.Page)await stage.Platform.ReadAsync(request, CancellationToken.None);
        Assert.That(page.Items.Select(item => item.Id.Value), Does.Contain(post).And.Contain(reply).And.Not.Contain(mention));
        Assert.That(stage.Script.Tokens.SessionsMade, Is.Zero);
        AccessCheck check = await stage.Platform.CheckAsync(request.Access, CancellationToken.None);
        Assert.That((check as AccessCheck.Works)?.What, Does.Contain("mentions, quotes and questions elsewhere are not"));
    }

    [Test]
    public async Task A_missing_secret_is_told_before_anybody_is_asked_and_a_server_that_is_not_called_with_its_setting()
    {
        using PlatformHttp guarded = new(new OutboundOptions(), TimeProvider.System);
        MemoryCredentials credentials = new();
        BlueskyOptions options = new() { AppView = "http://localhost:2684" };
        BlueskyPlatform platform = new(guarded, credentials, options, TimeProvider.System);
        AccountAccess access = stage.Access with { AuthorId = null, Credential = "env:NO_SUCH_CREDENTIAL_OF_A_TEST", Host = null };
        AccessCheck.Lacks missing = (AccessCheck.Lacks)await platform.CheckAsync(access, CancellationToken.None);
        Assert.That(missing.What, Does.StartWith("the app password is missing"));
        AccessCheck.Lacks refused = (AccessCheck.Lacks)await platform.CheckAsync(access with { Credential = null }, CancellationToken.None);
        Assert.That(
            refused,
            Is.EqualTo(
                new AccessCheck.Lacks(
                    "the handle could not be looked up: localhost is not called: it is not https; Outbound:AllowedHosts may allow it",
                    "state another Bluesky:AppView, or allow this one by Outbound:AllowedHosts=http://localhost:2684"
                )
            )
        );
    }

    [Test]
    public async Task What_a_sibling_answers_in_a_waiting_thread_is_read_and_what_strangers_say_there_is_not()
    {
        string question = await stage.PublishAsync("ada", "Is it open?");
        _ = await reader.ReadAsync();
        Wait(5);
        string answer = stage.Script.Publish("museum", "Yes.", question);
        string stranger = stage.Script.Publish("zoe", "No idea.", question);
        ReadRequest request = reader.Request() with { Siblings = [BlueskyScript.DidOf("museum")] };
        Reading.Page page = (Reading.Page)await stage.Platform.ReadAsync(request, CancellationToken.None);
        Assert.That(page.Items.Select(item => item.Id.Value), Does.Contain(answer).And.Not.Contain(stranger));
    }

    [Test]
    public async Task An_answer_that_feeds_show_late_is_read_although_nothing_has_changed_since()
    {
        string question = await stage.PublishAsync("ada", "Is it open?");
        _ = await reader.ReadAsync();
        Wait(5);
        stage.Script.Posts.FeedsBehind = Duration.FromMinutes(20);
        string answer = await stage.PublishAsync(by: null, "Yes.", question);
        for (int i = 0; i < 6; i++)
        {
            _ = await reader.ReadAsync();
            Wait(5);
        }

        Assert.That(reader.Kept, Contains.Key(answer));
    }

    [Test]
    public async Task How_many_replies_a_post_has_is_remembered_only_while_the_post_is_looked_at()
    {
        await using BlueskyStage open = new(isPublic: true);
        await open.StartAsync(CancellationToken.None);
        StageReader anybody = new(open);
        List<string> replies = [];
        for (int i = 0; i < 3 * BlueskyScript.PageSize; i++)
        {
            string post = await open.PublishAsync(by: null, $"Day {i}.");
            replies.Add(await open.PublishAsync("ada", "Thank you!", post));
            open.Time.Advance(Duration.FromMinutes(1));
            _ = await anybody.ReadAsync();
            anybody.Kept.Clear(); // nothing waits
        }

        Assert.That(BlueskyBookmark.Read(anybody.Bookmark).Replies, Has.Count.EqualTo(BlueskyScript.PageSize));
    }

    [Test]
    public async Task A_token_that_no_call_can_carry_is_nonsense_and_is_not_kept()
    {
        stage.Script.Tokens.End = "\r\nsecret";
        Assert.That(await reader.FailureAsync(), Is.InstanceOf<Reading.Unreachable>());
        stage.Script.Tokens.End = "-secret";
        _ = await reader.ReadAsync();
        stage.Credentials.Replace("""{"access":"kept\nbefore","refresh":"kept\nbefore"}""");
        _ = await reader.ReadAsync();
    }

    [Test]
    public async Task What_the_account_liked_since_is_read_to_the_end_however_much_it_was()
    {
        _ = await reader.ReadAsync();
        Wait(60);
        Instant first = stage.Time.Now;
        for (int i = 0; i < (2 * BlueskyScript.PageSize) + 1; i++)
        {
            stage.Script.Act("app.bsky.feed.like");
            Wait(60);
        }

        _ = await reader.ReadAsync();
        Assert.That(reader.Activity.Select(act => act.At).Min(), Is.EqualTo(first));
        Assert.That(reader.Activity, Has.Count.EqualTo((2 * BlueskyScript.PageSize) + 1));
        int before = stage.Calls;
        stage.Script.Act("app.bsky.feed.like");
        _ = await reader.ReadAsync();
        Assert.That(stage.Requests.Skip(before).Count(request => request.Contains("listRecords", StringComparison.Ordinal)), Is.EqualTo(3));
    }

    /// <summary>The figures of docs/platforms.md.</summary>
    [TestCase(false, 0, 100, 200, TestName = "Calls of a quiet account that is signed in to, in a day")]
    [TestCase(false, 20, 200, 600, TestName = "Calls of a busy account that is signed in to, in a day")]
    [TestCase(true, 0, 100, 200, TestName = "Calls of a quiet account that is read as anybody, in a day")]
    [TestCase(true, 20, 200, 400, TestName = "Calls of a busy account that is read as anybody, in a day")]
    public async Task Calls_of_a_day(bool isPublic, int questions, int least, int most)
    {
        await using BlueskyStage account = new(isPublic);
        await account.StartAsync(CancellationToken.None);
        string? below = isPublic ? await account.PublishAsync(by: null, "Ask us here.") : null; // what names the account elsewhere is not seen so
        int calls = await DayOfReadings.CallsAsync(account, questions, below);
        TestContext.Out.WriteLine($"{(isPublic ? "As anybody" : "Signed in")}, {questions} questions: {calls} calls a day.");
        Assert.That(calls, Is.InRange(least, most));
    }

    [Test]
    public void A_walk_ends_at_a_cursor_that_comes_again()
    {
        Instant at = Instant.FromUtc(2026, 10, 5, 9, 0);
        BlueskyWalk walk = new BlueskyWalk().Take([("at://a", at)], "1", at - Duration.FromDays(1));
        Assert.That(walk.IsUnderWay, Is.True);
        walk = walk.Take([], "2", at - Duration.FromDays(1));
        Assert.That(walk.IsUnderWay, Is.True, "An empty page with a cursor is not the end.");
        walk = walk.Take([], "1", at - Duration.FromDays(1));
        Assert.That(walk.IsUnderWay, Is.False);
        Assert.That(walk.Knows("at://a"), Is.True);
    }

    private void Wait(double minutes) => stage.Time.Advance(Duration.FromMinutes(minutes));

    private static void CompletedAs<T>(CompletedReading reading) => Assert.That(reading.Failure, Is.InstanceOf<T>());
}
