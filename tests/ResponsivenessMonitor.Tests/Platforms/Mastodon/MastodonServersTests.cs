using NodaTime;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.Mastodon;

/// <summary>What the stages of the several servers show beside the story that every platform plays.</summary>
internal sealed class MastodonServersTests
{
    private static CancellationToken Patience => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task More_than_a_page_on_a_server_without_links_is_said_once_and_then_read_on()
    {
        await using MastodonStage stage = await OpenAsync(MastodonFlavour.Snac);
        StageReader reader = new(stage);
        _ = await stage.PublishAsync("ada", "The first?");
        stage.Time.Advance(Duration.FromMinutes(5));
        _ = await reader.ReadAsync(withProfile: true);
        for (int i = 0; i < 25; i++)
        {
            stage.Time.Advance(Duration.FromMinutes(1));
            _ = await stage.PublishAsync("ada", $"Question {i}?");
        }

        stage.Time.Advance(Duration.FromMinutes(1));
        CompletedReading reading = await reader.TryAsync();
        Assert.That((reading.Failure as Reading.Unreachable)?.Reason, Does.Contain("read it more often"), "It claimed to have read all.");
        Assert.That(reader.Kept, Has.Count.EqualTo(21), "What was shown was not kept.");
        stage.Time.Advance(Duration.FromMinutes(5));
        string id = await stage.PublishAsync("bob", "And now?");
        _ = await reader.ReadAsync();
        Assert.That(reader.Kept, Contains.Key(id));
    }

    [Test]
    public async Task A_sibling_on_another_server_is_found_by_the_thread()
    {
        await using MastodonStage stage = await OpenAsync(MastodonFlavour.Mastodon);
        StageReader reader = new(stage);
        string question = await stage.PublishAsync("ada", "Who mends printers?");
        stage.Time.Advance(Duration.FromMinutes(5));
        _ = await reader.ReadAsync(withProfile: true);
        stage.Server.Add(
            new MastodonServer.Toot(string.Empty, "itdesk@it.example", "We do.", stage.Time.Now) { Parent = stage.Server.Find(question) }
        );
        stage.Time.Advance(Duration.FromMinutes(5));
        _ = await reader.ReadAsync();
        PlatformItem answer = reader.Kept.Values.Single(item => item.AuthorId is "itdesk@it.example");
        Assert.That((answer.InReplyTo?.Value, answer.Conversation.Value, answer.Text), Is.EqualTo((question, question, string.Empty)));
        int before = stage.Calls;
        stage.Time.Advance(Duration.FromMinutes(5));
        _ = await reader.ReadAsync();
        Assert.That(stage.Requests.Skip(before), Has.None.Contains("/context"), "A thread in which nothing is new was asked for again.");
    }

    [Test]
    public async Task An_answer_to_somebody_in_between_is_linked_to_the_question()
    {
        await using MastodonStage stage = await OpenAsync(MastodonFlavour.GoToSocial);
        StageReader reader = new(stage);
        string question = await stage.PublishAsync("ada", "Who mends printers?");
        stage.Server.Add(
            new MastodonServer.Toot(string.Empty, "bob", "I wonder too.", stage.Time.Now) { Parent = stage.Server.Find(question) }
        );
        string between = stage.Server.Toots[^1].Id;
        stage.Time.Advance(Duration.FromMinutes(1));
        string answer = await stage.PublishAsync(by: null, "The IT desk.", between);
        stage.Time.Advance(Duration.FromMinutes(1));
        _ = await reader.ReadAsync(withProfile: true);
        Assert.That(reader.Kept[answer].InReplyTo?.Value, Is.EqualTo(between));
        Assert.That(reader.Kept[between].InReplyTo?.Value, Is.EqualTo(question));
        Assert.That(reader.Kept.Values.Select(item => item.Conversation.Value), Is.All.EqualTo(question));
    }

    [Test]
    public async Task A_reply_below_a_deleted_root_stays_in_its_conversation()
    {
        await using MastodonStage stage = await OpenAsync(MastodonFlavour.Mastodon);
        StageReader reader = new(stage);
        string root = await stage.PublishAsync(by: null, "We are open.");
        string question = await stage.PublishAsync("ada", "On Sundays?", root);
        stage.Time.Advance(Duration.FromMinutes(5));
        _ = await reader.ReadAsync(withProfile: true);
        await stage.DeleteAsync(root);
        StageReader other = new(stage) { Bookmark = reader.Bookmark };
        _ = other.Kept.TryAdd(question, reader.Kept[question]);
        string answer = await stage.PublishAsync(by: null, "Yes.", question);
        stage.Time.Advance(Duration.FromMinutes(5));
        _ = await other.ReadAsync();
        Assert.That(other.Kept[answer].Conversation.Value, Is.EqualTo(root));
    }

    [Test]
    public async Task Likes_of_others_that_come_among_the_mentions_are_passed_over()
    {
        await using MastodonStage stage = await OpenAsync(MastodonFlavour.GoToSocial);
        StageReader reader = new(stage);
        string post = await stage.PublishAsync(by: null, "We are open.");
        _ = await reader.ReadAsync(withProfile: true);
        string question = await stage.PublishAsync("ada", "On Sundays?");
        for (int i = 0; i < 12; i++)
        {
            stage.Time.Advance(Duration.FromMinutes(1));
            stage.Server.Add(
                new MastodonServer.Toot(string.Empty, $"fan{i}", string.Empty, stage.Time.Now)
                {
                    Original = stage.Server.Find(post),
                    Names = ["librarydesk"],
                }
            );
        }

        _ = await reader.ReadAsync();
        Assert.That(reader.Kept.Keys, Is.EquivalentTo([post, question]));
    }

    [TestCaseSource(typeof(MastodonFlavour), nameof(MastodonFlavour.All))]
    public async Task A_check_says_what_it_found(object server)
    {
        MastodonFlavour flavour = (MastodonFlavour)server;
        await using MastodonStage stage = await OpenAsync(flavour);
        AccessCheck check = await stage.Platform.CheckAsync(stage.Access, Patience);
        Assert.That((check as AccessCheck.Works)?.What, Does.Contain("@librarydesk@uni.social").And.Contain(flavour.Name));
        Assert.That(stage.Calls, Is.EqualTo(5));
        Assert.That(stage.Requests, Has.All.StartsWith("GET "), "A check changes nothing.");
        if (!flavour.Lacks.ContainsKey(StageAct.LoseScope))
        {
            await stage.HinderAsync(StageAct.LoseScope);
            check = await stage.Platform.CheckAsync(stage.Access, Patience);
            Assert.That((check as AccessCheck.Lacks)?.What, Does.Contain("read:notifications"), $"{check}");
            Assert.That(((AccessCheck.Lacks)check).Mend, Does.Contain("read:statuses").And.Contain("Development"));
        }
    }

    [Test]
    public async Task A_server_that_is_not_named_is_the_handle_s_and_a_hostile_one_is_refused()
    {
        await using MastodonStage stage = await OpenAsync(MastodonFlavour.Mastodon);
        foreach (string host in new[] { "169.254.169.254", "localhost", "uni.social/admin", "user@uni.social", "2130706433" })
        {
            Reading reading = await stage.Platform.ReadAsync(
                new ReadRequest(stage.Access with { Host = host }, Since: null, [], OwnActivity: true, WithProfile: true),
                Patience
            );
            Assert.That(reading, Is.InstanceOf<Reading.Unreachable>(), host);
            Assert.That(
                await stage.Platform.CheckAsync(stage.Access with { Host = host }, Patience),
                Is.InstanceOf<AccessCheck.Lacks>(),
                host
            );
        }

        Assert.That(stage.Calls, Is.Zero);
        Assert.That(stage.Platform.Needs.Server, Is.EqualTo(ServerNeed.InHandle));
    }

    [Test]
    public async Task A_reading_that_takes_too_long_is_ended_and_the_next_one_goes_on_where_it_was()
    {
        await using MastodonStage stage = await OpenAsync(MastodonFlavour.Mastodon);
        StageReader reader = new(stage) { AnswerWithin = TimeSpan.FromSeconds(4) };
        for (int i = 0; i < 4; i++)
        {
            stage.Server.Add(new MastodonServer.Toot(string.Empty, "bob", $"A thread {i}.", stage.Time.Now));
            stage.Server.Add(
                new MastodonServer.Toot(string.Empty, "ada", $"Question {i}?", stage.Time.Now)
                {
                    Parent = stage.Server.Toots[^1],
                    Names = ["librarydesk"],
                }
            );
        }

        await stage.BreakAsync(Trouble.Silence, afterCalls: 4); // who it is, its mentions, two of the threads
        CompletedReading reading = await reader.TryAsync();
        Assert.That(
            (reading.Failure as Reading.Unreachable)?.Reason,
            Is.EqualTo("its answers together took longer than the 4 seconds that a reading has")
        );
        Assert.That(reader.Kept, Is.Empty);
        await stage.RestoreAsync();
        reader.AnswerWithin = Timeout.InfiniteTimeSpan;
        int before = stage.Calls;
        _ = await reader.ReadAsync();
        Assert.That(reader.Kept.Values.Count(item => item.Kind == MessageKind.Mention), Is.EqualTo(4));
        Assert.That(stage.Requests.Skip(before).Count(call => call.Contains("/context", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    /// <summary>The figures of docs/platforms.md.</summary>
    [TestCase(0, 230, TestName = "Calls of a quiet account in a day")]
    [TestCase(20, 500, TestName = "Calls of a busy account in a day")]
    public async Task Calls_of_a_day(int questions, int most)
    {
        await using MastodonStage stage = await OpenAsync(MastodonFlavour.Mastodon, TimeSpan.FromMinutes(30));
        int calls = await DayOfReadings.CallsAsync(stage, questions);
        TestContext.Out.WriteLine($"{questions} questions: {calls} calls a day.");
        Assert.That(calls, Is.InRange(128, most));
    }

    private static async Task<MastodonStage> OpenAsync(MastodonFlavour flavour, TimeSpan likesEvery = default)
    {
        MastodonStage stage = new(flavour) { LikesEvery = likesEvery };
        await stage.StartAsync(Patience);
        return stage;
    }
}
