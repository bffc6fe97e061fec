using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.YouTube;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Tests.Platforms.Bluesky;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.YouTube;

/// <summary>Recorded answers of YouTube, and its own description of its API, where they lie beside the project.</summary>
internal sealed class YouTubeRecordedTests
{
    private const string Fixtures = "fixtures/youtube";
    private const string Discovery = "specs/youtube/youtube-v3-discovery.json";

    [TestCase("comment_thread_single.json")]
    [TestCase("comment_threads_all_to_me.json")]
    [TestCase("comment_threads_by_video_paged_1.json")]
    [TestCase("comment_threads_by_video_paged_2.json")]
    public void Recorded_threads_become_items(string file)
    {
        ThreadListView view = Recorded(file, YouTubeJson.Default.ThreadListView);
        IReadOnlyList<YouTubeThread>? threads = YouTubeThreads.ThreadsOf(view);
        Assert.That(threads, Has.Count.EqualTo(view.Items!.Count));
        YouTubeViewer viewer = new(YouTubeScript.Official, [], Instant.FromUtc(2026, 10, 5, 9, 0));
        foreach (YouTubeThread thread in threads!)
        {
            PlatformItem top = YouTubeMapping.ItemsOf(thread, viewer).First();
            using (Assert.EnterMultipleScope())
            {
                Assert.That(YouTubeText.IsChannel(top.AuthorId), Is.True);
                Assert.That(top.Kind, Is.EqualTo(MessageKind.Comment));
                Assert.That(top.Conversation, Is.EqualTo(top.Id));
                Assert.That(top.EditedAt, Is.Null);
                Assert.That(top.Text, Is.Not.Empty.And.Not.Contain("<br"));
                Assert.That(top.InReplyTo is null, Is.EqualTo(top.Permalink is null), "Only a comment on the channel itself has neither.");
            }
        }
    }

    [Test]
    public void Recorded_replies_belong_to_their_thread_and_come_newest_first()
    {
        YouTubeRemark[] replies =
        [
            .. new[] { "comments_by_parent_paged_1.json", "comments_by_parent_paged_2.json" }
                .Select(file => Recorded(file, YouTubeJson.Default.CommentListView))
                .SelectMany(view =>
                    YouTubeThread.RepliesOf(
                        YouTubeText.ListOf(view.Kind, "youtube#commentListResponse", view.Items, view.PageInfo)!,
                        view.Items![0]!.Snippet!.ParentId!
                    )!
                ),
        ];
        Assert.That(replies, Has.Length.EqualTo(3));
        Assert.That(replies.Select(reply => reply.At), Is.Ordered.Descending);
        Assert.That(YouTubeThread.OldestFirst(replies).Select(reply => reply.At), Is.Ordered.Ascending);
    }

    [TestCase("channel_info_single.json")]
    [TestCase("info.json")]
    public void A_recorded_channel_shows_its_handle(string file)
    {
        IReadOnlyList<ChannelView>? channels = YouTubeChannel.Of(Recorded(file, YouTubeJson.Default.ChannelListView));
        Assert.That(channels?.Single().Snippet?.CustomUrl, Does.StartWith("@"));
    }

    [Test]
    public void A_recorded_list_of_videos_is_one() =>
        Assert.That(
            Recorded("playlist_items_paged_2.json", YouTubeJson.Default.VideoListView).Items,
            Has.Count.GreaterThan(0).And.All.Property(nameof(VideoView.ContentDetails)).Null,
            "That part was not asked for when it was recorded."
        );

    [TestCase("channel-closed-403.json", YouTubeTrouble.ChannelClosed)]
    [TestCase("channel-suspended-403.json", YouTubeTrouble.ChannelSuspended)]
    [TestCase("auth-account-suspended-403.json", YouTubeTrouble.UserSuspended)]
    [TestCase("channel-not-found-404.json", YouTubeTrouble.NotFound)]
    [TestCase("playlist-not-found-404.json", YouTubeTrouble.NotFound)]
    [TestCase("comments-disabled-403.json", YouTubeTrouble.CommentsDisabled)]
    [TestCase("quota-exceeded-403.json", YouTubeTrouble.Quota)]
    [TestCase("rate-limit-403.json", YouTubeTrouble.Rate)]
    [TestCase("unauthenticated-401.json", YouTubeTrouble.Token)]
    public async Task Refusals_are_told_apart(string file, YouTubeTrouble trouble)
    {
        JsonElement response = JsonDocument.Parse(SharedData.Read($"{Fixtures}/errors/{file}")).RootElement.GetProperty("response");
        Assert.That(
            await TroubleOfAsync(response.GetProperty("status").GetInt32(), response.GetProperty("body").GetRawText()),
            Is.EqualTo(trouble)
        );
    }

    [TestCase("error_response.json", 400, YouTubeTrouble.Key)]
    [TestCase("error_permission_resp.json", 403, YouTubeTrouble.Forbidden)]
    public async Task Recorded_refusals_are_told_apart(string file, int status, YouTubeTrouble trouble) =>
        Assert.That(await TroubleOfAsync(status, SharedData.Read($"{Fixtures}/{file}")), Is.EqualTo(trouble));

    [Test]
    public void A_channel_that_is_gone_is_an_empty_list()
    {
        JsonElement body = JsonDocument
            .Parse(SharedData.Read($"{Fixtures}/errors/channels-list-empty-200.json"))
            .RootElement.GetProperty("response")
            .GetProperty("body");
        Assert.That(YouTubeChannel.Of(JsonSerializer.Deserialize(body, YouTubeJson.Default.ChannelListView)!), Is.Empty);
    }

    /// <summary>All that is asked for in a little story, against YouTube's own description of paths, parameters and values.</summary>
    [Test]
    public async Task What_is_asked_for_is_what_the_API_says_that_it_takes()
    {
        using JsonDocument discovery = JsonDocument.Parse(SharedData.Read(Discovery));
        await using YouTubeStage stage = new();
        await stage.StartAsync(TestContext.CurrentContext.CancellationToken);
        StageReader reader = new(stage);
        await PlayAsync(stage, reader);
        _ = await stage.Platform.CheckAsync(stage.Access, TestContext.CurrentContext.CancellationToken);
        string[] asked =
        [
            .. stage.Requests.Where(request => request.StartsWith("GET ", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal),
        ];
        Assert.That(asked.Select(request => request.Split('/', '?')[3]).Distinct(StringComparer.Ordinal), Has.Exactly(4).Items);
        foreach (Uri request in asked.Select(request => new Uri($"https://api.example{request["GET ".Length..]}")))
        {
            JsonElement method = discovery
                .RootElement.GetProperty("resources")
                .GetProperty(request.Segments[^1])
                .GetProperty("methods")
                .GetProperty("list");
            Assert.That(request.AbsolutePath, Is.EqualTo($"/{method.GetProperty("path").GetString()}"));
            foreach ((string name, StringValues value) in QueryHelpers.ParseQuery(request.Query))
            {
                CheckParameter(method.GetProperty("parameters"), name, value.ToString());
            }
        }
    }

    private static async Task PlayAsync(YouTubeStage stage, StageReader reader)
    {
        string video = await stage.PublishAsync(by: null, "Welcome week.");
        string question = await stage.PublishAsync("ada", "When does it begin?", video);
        for (int i = 0; i < 22; i++)
        {
            stage.Time.Advance(Duration.FromMinutes(1));
            _ = await stage.PublishAsync($"person{i}", "And where?", question);
            _ = await stage.PublishAsync($"person{i}", "And for whom?", video);
        }

        _ = await reader.ReadAsync(withProfile: true);
        await stage.DeleteAsync(question);
        _ = await reader.ReadAsync(withProfile: true);
    }

    private static void CheckParameter(JsonElement parameters, string name, string value)
    {
        Assert.That(parameters.TryGetProperty(name, out JsonElement parameter), Is.True, name);
        if (parameter.TryGetProperty("enum", out JsonElement values))
        {
            Assert.That(values.EnumerateArray().Select(one => one.GetString()), Does.Contain(value), name);
        }

        if (parameter.TryGetProperty("maximum", out JsonElement most))
        {
            Assert.That(
                int.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
                Is.InRange(1, int.Parse(most.GetString()!, System.Globalization.CultureInfo.InvariantCulture)),
                name
            );
        }
    }

    /// <summary>What is made of a refusal that a server really sends.</summary>
    private static async Task<YouTubeTrouble?> TroubleOfAsync(int status, string body)
    {
        await using YouTubeStage stage = new(isKey: true);
        await stage.StartAsync(TestContext.CurrentContext.CancellationToken);
        stage.Server.Instead["/channels"] = (status, System.Text.Json.Nodes.JsonNode.Parse(body)!);
        YouTubeAnswer<ChannelListView> answer = await new YouTubeClient(stage.Http, stage.Settings).AskAsync(
            YouTubePaths.Channel(YouTubeScript.Official),
            new YouTubePass.Key(YouTubeDoor.Key),
            YouTubeJson.Default.ChannelListView,
            TestContext.CurrentContext.CancellationToken
        );
        return (answer as YouTubeAnswer<ChannelListView>.Refused)?.Refusal.Trouble;
    }

    private static T Recorded<T>(string file, JsonTypeInfo<T> shape) =>
        JsonSerializer.Deserialize(SharedData.Read($"{Fixtures}/{file}"), shape)!;
}
