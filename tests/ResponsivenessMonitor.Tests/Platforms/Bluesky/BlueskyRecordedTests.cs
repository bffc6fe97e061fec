using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Bluesky;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Tests.Platforms.Bluesky;

/// <summary>What real servers of the network answered once, read by the shapes and the mapping. Nothing of it is kept in the repository.</summary>
internal sealed class BlueskyRecordedTests
{
    private const string Captures = "captures/bluesky";
    private const string Fixtures = "fixtures/bluesky";

    [Test]
    public void Notifications_of_a_real_network_are_mentions_and_replies_of_the_conversations_they_say()
    {
        NotificationsView view = Captured("listNotifications.json", BlueskyJson.Default.NotificationsView);
        PlatformItem[] items =
        [
            .. view.Notifications!.Select(item => BlueskyMapping.ItemOf(item!, OfficialOf(view))).OfType<PlatformItem>(),
        ];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                items.Select(item => item.Kind),
                Is.EqualTo(
                    new MessageKind?[]
                    {
                        MessageKind.Mention,
                        MessageKind.Comment,
                        MessageKind.Mention,
                        MessageKind.Mention,
                        MessageKind.Comment,
                    }
                )
            );
            Assert.That(items[1].InReplyTo?.Value, Does.Contain(OfficialOf(view)));
            Assert.That(items[1].Conversation, Is.EqualTo(items[3].Conversation), "The follow-up belongs to the mention.");
            Assert.That(items[3].Text, Does.EndWith("✉️"));
            Assert.That(items.Select(item => item.Language), Is.All.EqualTo("en"));
            Assert.That(items.Select(item => item.At), Is.Ordered.Descending);
        }
    }

    [Test]
    public void The_feed_of_a_real_account_is_its_own_posts_and_answers()
    {
        FeedView view = Captured("getAuthorFeed.json", BlueskyJson.Default.FeedView);
        string official = AtUri.Parse(view.Feed![0]!.Post!.Uri)!.Did;
        PlatformItem[] items = [.. view.Feed.Select(entry => BlueskyMapping.ItemOf(entry!.Post, official)!)];
        Assert.That(items.Select(item => item.Kind), Is.All.Null);
        Assert.That(items.Count(item => item.InReplyTo is not null), Is.EqualTo(2));
    }

    [Test]
    public void A_real_thread_holds_the_post_its_question_and_the_answer()
    {
        ThreadView view = Captured("getPostThread_p1.json", BlueskyJson.Default.ThreadView);
        string official = AtUri.Parse(view.Thread!.Post!.Uri)!.Did;
        PlatformItem[] items = [.. BlueskyMapping.PostsOf(view.Thread).Select(post => BlueskyMapping.ItemOf(post, official)!)];
        Assert.That(items.Select(item => item.Kind), Is.EqualTo(new MessageKind?[] { null, MessageKind.Comment, null }));
        Assert.That(items.Select(item => item.Conversation).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void What_a_real_network_says_of_an_account_that_is_gone_is_understood()
    {
        RepoStatusView suspended = Captured("takendown_getRepoStatus.json", BlueskyJson.Default.RepoStatusView);
        RepoStatusView off = Captured("deactivated_getRepoStatus.json", BlueskyJson.Default.RepoStatusView);
        Assert.That(BlueskyState.InactiveReading(suspended.Status), Is.EqualTo(new Reading.AccountGone(GoneKind.Suspended)));
        Assert.That(BlueskyState.InactiveReading(off.Status), Is.EqualTo(new Reading.AccountGone(GoneKind.Deactivated)));
    }

    [TestCase("err_takendown_getProfile.json", "AccountGone")]
    [TestCase("err_deactivated_getProfile.json", "AccountGone")]
    [TestCase("err_takendown_createSession.json", "AccountGone")]
    [TestCase("err_createSession_badpassword.json", "AccessLost")]
    [TestCase("err_noauth.json", "AccessLost")]
    [TestCase("err_badtoken.json", "AccessLost")]
    [TestCase("err_profile_notfound.json", "Unreachable")]
    [TestCase("err_unknown_method.json", "Unreachable")]
    public void Refusals_of_a_real_network_are_told_apart(string file, string reading)
    {
        ErrorView error = Captured(file, BlueskyJson.Default.ErrorView);
        BlueskyAnswer<ProfileView> answer = new BlueskyAnswer<ProfileView>.Refused(HttpStatusCode.BadRequest, error.Error!, error.Message!);
        Assert.That(BlueskyState.ReadingOf(answer, "it").GetType().Name, Is.EqualTo(reading));
    }

    [Test]
    public void Every_recorded_answer_is_read_by_some_shape_without_a_fault()
    {
        SharedData.Needs(Captures);
        SharedData.Needs(Fixtures);
        string[] files = [.. SharedData.Files(Captures), .. SharedData.Files(Fixtures)];
        Assert.That(files, Has.Length.GreaterThan(80));
        foreach (string file in files.Where(file => new FileInfo(file).Length > 0 && File.ReadAllText(file).Trim().Length > 0))
        {
            foreach (string body in BodiesOf(JsonNode.Parse(File.ReadAllText(file))!))
            {
                Assert.That(() => Shapes.Count(shape => Reads(body, shape)), Throws.Nothing, file);
                Assert.That(Shapes.Any(shape => Reads(body, shape)), Is.True, file);
            }
        }
    }

    private static readonly JsonTypeInfo[] Shapes =
    [
        BlueskyJson.Default.NotificationsView,
        BlueskyJson.Default.FeedView,
        BlueskyJson.Default.PostsView,
        BlueskyJson.Default.ThreadView,
        BlueskyJson.Default.ProfileView,
        BlueskyJson.Default.RepoStatusView,
        BlueskyJson.Default.SessionView,
        BlueskyJson.Default.DidDocumentView,
        BlueskyJson.Default.RecordsView,
        BlueskyJson.Default.ErrorView,
    ];

    private static bool Reads(string body, JsonTypeInfo shape)
    {
        try
        {
            return JsonSerializer.Deserialize(body, shape) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A recording with its request, a list of members, or a body alone.</summary>
    private static IEnumerable<string> BodiesOf(JsonNode recorded) =>
        recorded is JsonArray list ? list.OfType<JsonNode>().Select(member => member.ToJsonString())
        : recorded["response"]?["body"] is { } body ? [body.ToJsonString()]
        : [recorded.ToJsonString()];

    private static T Captured<T>(string file, JsonTypeInfo<T> shape) =>
        JsonSerializer.Deserialize(SharedData.Read($"{Captures}/{file}"), shape)!;

    private static string OfficialOf(NotificationsView view) =>
        AtUri.Parse(BlueskyPost.Of(view.Notifications!.First(item => item!.Reason is "reply")!.Record)!.Parent)!.Did;
}
