using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.LinkedIn;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Tests.Platforms.Bluesky;

namespace ResponsivenessMonitor.Tests.Platforms.LinkedIn;

/// <summary>Answers of LinkedIn that were written down elsewhere; skipped, with a word, on machines that do not have them.</summary>
internal sealed class LinkedInRecordedTests : OnLinkedIn
{
    private const string Folder = "fixtures/linkedin";
    private const string RecordedPage = "urn:li:organization:96072893";
    private static readonly LinkedInViewer Viewer = new(RecordedPage, RecordedPage, Instant.FromUtc(2026, 1, 1, 0, 0));

    [Test]
    public void A_notification_tells_of_a_comment_by_its_long_name()
    {
        LinkedInNotification[] notifications =
        [
            Element("notification-comment.json", LinkedInJson.Default.LinkedInListLinkedInNotification),
        ];
        LinkedInEvent told = LinkedInNews.Read(notifications, RecordedPage)!.Comments.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told.Id.ToString(), Is.EqualTo("urn:li:comment:(urn:li:activity:7094637247890620418,7094977717598625792)"));
            Assert.That(told.IsOnOurs, Is.True);
            Assert.That(told.IsOwn, Is.False);
            Assert.That(told.Post, Is.EqualTo("urn:li:share:7094637247487995904"));
            Assert.That(told.Author, Does.StartWith("urn:li:person:"));
            Assert.That(told.At, Is.EqualTo(Instant.FromUnixTimeMilliseconds(1_691_574_506_310)));
            Assert.That(LinkedInNews.KeyOf(notifications[0]), Is.EqualTo("5603453321:1691574506310"));
        }
    }

    [Test]
    public void A_page_of_comments_holds_a_question_of_a_person_and_a_comment_of_the_Page()
    {
        LinkedInList<LinkedInComment> list = JsonSerializer.Deserialize(
            Body("comments-page.json").ToJsonString(),
            LinkedInJson.Default.LinkedInListLinkedInComment
        )!;
        Assert.That(list.IsLast(0), Is.True);
        PlatformItem[] items =
        [
            .. list
                .Elements.Select(comment => new LinkedInFound(LinkedInMapping.NameOf(comment)!.Value, comment, Above: null))
                .Select(found =>
                    LinkedInMapping.ItemOf(
                        found,
                        LinkedInMapping.PlaceOf(found, "urn:li:share:1", isOnOurs: true),
                        isMention: false,
                        editedAt: null,
                        Viewer
                    )
                ),
        ];
        Assert.That(items.Select(item => item.Kind), Is.EqualTo([MessageKind.Comment, (MessageKind?)null]));
        Assert.That(items.Select(item => item.Conversation), Is.EqualTo(items.Select(item => item.Id)));
        Assert.That(items.Select(item => item.EditedAt), Is.All.Null);
        Assert.That(list.Elements[0].CommentsSummary!.SelectedComments!.Select(LinkedInUrn.Comment), Is.All.Not.Null);
    }

    [Test]
    public void A_list_of_posts_has_published_ones()
    {
        LinkedInPost post = Element("posts-page-shape.json", LinkedInJson.Default.LinkedInListLinkedInPost);
        LinkedInViewer viewer = Viewer with { Me = post.Author, AuthorId = post.Author };
        PlatformItem? item = LinkedInMapping.ItemOf(post, viewer);
        Assert.That(item?.At, Is.EqualTo(Instant.FromUnixTimeMilliseconds(1_634_790_968_743)));
        Assert.That(LinkedInMapping.ItemOf(post with { LifecycleState = "DRAFT" }, viewer), Is.Null);
        Assert.That(LinkedInMapping.ItemOf(post, Viewer), Is.Null, "It is another Page's.");
    }

    [TestCase("expired-401", AccessLossKind.TokenExpired)]
    [TestCase("revoked-401", AccessLossKind.TokenRevoked)]
    [TestCase("access-denied-403", AccessLossKind.ScopeMissing)]
    public async Task Our_access_is_refused(string file, AccessLossKind kind) =>
        Assert.That((await PlayAsync(file) as Reading.AccessLost)?.Kind, Is.EqualTo(kind));

    [TestCase("throttled-app-day-429", typeof(Reading.QuotaSpent))]
    [TestCase("throttled-member-day-429", typeof(Reading.QuotaSpent))]
    [TestCase("version-inactive-426", typeof(Reading.Unreachable))]
    [TestCase("version-missing-400", typeof(Reading.Unreachable))]
    [TestCase("not-found-404", typeof(Reading.AccountGone))]
    public async Task Errors_are_told_apart(string file, Type reading) => Assert.That(await PlayAsync(file), Is.TypeOf(reading));

    [Test]
    public void Every_error_that_is_written_down_is_played_here()
    {
        SharedData.Needs($"{Folder}/errors");
        Assert.That(SharedData.Files($"{Folder}/errors"), Has.Count.EqualTo(8));
    }

    private async Task<Reading?> PlayAsync(string file)
    {
        _ = await Reader.ReadAsync();
        JsonObject response = Response($"errors/{file}.json");
        Stage.First = _ => ((int)response["status"]!, response["body"]!.DeepClone());
        Wait(5);
        return await Reader.FailureAsync();
    }

    private static T Element<T>(string file, System.Text.Json.Serialization.Metadata.JsonTypeInfo<LinkedInList<T>> shape)
    {
        JsonNode body = Body(file);
        string list = body["elements"] is null ? $$"""{"elements":[{{body.ToJsonString()}}]}""" : body.ToJsonString();
        return JsonSerializer.Deserialize(list, shape)!.Elements[0];
    }

    private static JsonNode Body(string file) => Response(file)["body"]!;

    private static JsonObject Response(string file) => JsonNode.Parse(SharedData.Read($"{Folder}/{file}"))!["response"]!.AsObject();
}
