using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Tests.Platforms.Conformance;
using ResponsivenessMonitor.Tests.Platforms.Meta;

namespace ResponsivenessMonitor.Tests.Platforms.Facebook;

/// <summary>What is particular to Pages, beside the story that every platform plays.</summary>
internal sealed class FacebookReadingTests
{
    private FacebookStage stage = null!;
    private StageReader reader = null!;

    private static CancellationToken Patience => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public Task OpenAsync() => OpenAsync(new FacebookStage());

    [TearDown]
    public async Task CloseAsync()
    {
        string told = string.Join('\n', [.. reader.Said, $"{reader.Bookmark}"]);
        foreach (string secret in stage.Secrets)
        {
            Assert.That(told, Does.Not.Contain(secret), "A secret was told or kept.");
        }

        await stage.DisposeAsync();
    }

    [Test]
    public async Task All_lists_come_in_one_call_that_shows_the_token_in_a_header_alone()
    {
        _ = await stage.PublishAsync(by: null, "We are open.");
        _ = await reader.ReadAsync(withActivity: false);
        Assert.That(stage.Requests, Has.Count.EqualTo(1));
        Assert.That(
            stage.Requests[0],
            Does.StartWith("GET /v26.0/me?fields=id,username,is_published,published_posts").And.Contain("conversations")
        );
        Assert.That(stage.Requests[0], Does.Contain("appsecret_proof=").And.Not.Contain(MetaStage.Token));
    }

    [Test]
    public async Task Comments_below_an_own_post_are_conversations_of_their_own_and_an_answer_says_whom_it_names()
    {
        string post = await stage.PublishAsync(by: null, "Ask us anything.");
        string ada = await stage.PublishAsync("ada", "On Sundays?", post);
        string bob = await stage.PublishAsync("bob", "And on Mondays?", ada);
        MetaEntry top = stage.Script.Find(ada)!;
        stage.Time.Advance(Duration.FromMinutes(1));
        string answer = stage
            .Script.Add(
                new MetaEntry(string.Empty, null, "Bob, yes.", stage.Time.Now)
                {
                    Post = top.Post,
                    Parent = top,
                    Names = ["bob"],
                }
            )
            .Id;
        _ = await reader.ReadAsync();
        Assert.That(new[] { ada, bob, answer }.Select(id => reader.Kept[id].Conversation.Value), Is.All.EqualTo(ada));
        Assert.That(reader.Kept[answer].Names, Is.EqualTo([stage.IdOf("bob")]));
        Assert.That(reader.Kept[bob].InReplyTo?.Value, Is.EqualTo(ada));
        Assert.That(reader.Kept[post].Conversation.Value, Is.EqualTo(post));
    }

    [Test]
    public async Task A_visitor_s_post_is_a_mention_and_all_below_it_one_conversation()
    {
        string question = stage.Script.Add(new MetaEntry(string.Empty, "ada", "Is it open?", stage.Time.Now) { IsOnPage = true }).Id;
        string other = await stage.PublishAsync("bob", "I wonder too: until when?", question);
        stage.Time.Advance(Duration.FromMinutes(1));
        string answer = await stage.PublishAsync(by: null, "Yes.", question);
        _ = await reader.ReadAsync();
        Assert.That(reader.Kept[question].Kind, Is.EqualTo(MessageKind.Mention));
        Assert.That(reader.Kept[other].Kind, Is.EqualTo(MessageKind.Comment));
        Assert.That(reader.Kept[answer].Kind, Is.Null);
        Assert.That(reader.Kept.Values.Select(item => item.Conversation.Value), Is.All.EqualTo(question));
    }

    [Test]
    public async Task Below_a_post_elsewhere_only_what_is_said_to_the_Page_counts()
    {
        string article = await stage.PublishAsync("gazette", "Larkmoor Library opens on Sundays.");
        string chat = await stage.PublishAsync("bob", "Good for them.", article);
        string answer = await stage.PublishAsync(by: null, "From next week on.", article);
        string back = await stage.PublishAsync("cy", "At what time?", answer);
        _ = await reader.ReadAsync();
        Assert.That(reader.Kept.Keys, Is.EquivalentTo([article, answer, back]), chat);
    }

    [Test]
    public async Task More_comments_than_a_page_shows_are_walked_to_a_known_one()
    {
        string post = await stage.PublishAsync(by: null, "Ask us anything.");
        string first = await stage.PublishAsync("ada", "The first?", post);
        _ = await reader.ReadAsync();
        List<string> ids = [first];
        for (int i = 0; i < 120; i++)
        {
            stage.Time.Advance(Duration.FromMinutes(1));
            ids.Add(await stage.PublishAsync($"person{i % 9}", $"Question {i}?", post));
        }

        int before = stage.Calls;
        _ = await reader.ReadAsync(withActivity: false);
        Assert.That(reader.Kept.Keys, Is.SupersetOf(ids));
        Assert.That(
            stage.Requests.Skip(before).Count(call => call.Contains("/comments?filter=stream", StringComparison.Ordinal)),
            Is.EqualTo(2)
        );
        Assert.That(stage.Requests, Has.None.Contains("access_token"));
    }

    [Test]
    public async Task An_answer_below_a_post_that_is_not_among_the_newest_is_found_while_the_question_waits()
    {
        string post = await stage.PublishAsync(by: null, "Ask us anything.");
        string question = await stage.PublishAsync("ada", "On Sundays?", post);
        _ = await reader.ReadAsync();
        await PostManyAsync(30);
        _ = await reader.ReadAsync();
        string answer = await stage.PublishAsync(by: null, "Yes.", question);
        stage.Time.Advance(Duration.FromMinutes(5));
        int before = stage.Calls;
        _ = await reader.ReadAsync();
        Assert.That(reader.Kept[answer].Conversation.Value, Is.EqualTo(question));
        Assert.That(stage.Requests.Skip(before), Has.Exactly(1).Contains("?ids="));
    }

    [Test]
    public async Task A_question_below_an_old_post_that_is_deleted_is_withdrawn_and_another_is_not()
    {
        string post = await stage.PublishAsync(by: null, "Ask us anything.");
        string gone = await stage.PublishAsync("ada", "On Sundays?", post);
        string stays = await stage.PublishAsync("bob", "On Mondays?", post);
        _ = await reader.ReadAsync();
        await PostManyAsync(30);
        await stage.DeleteAsync(gone);
        _ = await reader.ReadAsync();
        _ = await reader.ReadAsync();
        Assert.That(reader.Withdrawn, Is.EquivalentTo([gone]));
        Assert.That(reader.Kept, Contains.Key(stays));
    }

    [Test]
    public async Task A_hidden_question_is_withdrawn()
    {
        string post = await stage.PublishAsync(by: null, "Ask us anything.");
        string hidden = await stage.PublishAsync("ada", "On Sundays?", post);
        _ = await reader.ReadAsync();
        stage.Script.Find(hidden)!.IsHidden = true;
        stage.Time.Advance(Duration.FromMinutes(5));
        _ = await reader.ReadAsync();
        Assert.That(reader.Withdrawn, Is.EquivalentTo([hidden]));
    }

    [Test]
    public async Task A_new_comment_below_an_old_post_is_found_once_a_day()
    {
        string post = await stage.PublishAsync(by: null, "Ask us anything.");
        await PostManyAsync(30);
        _ = await reader.ReadAsync();
        string late = await stage.PublishAsync("ada", "Still open?", post);
        stage.Time.Advance(Duration.FromMinutes(5));
        _ = await reader.ReadAsync();
        Assert.That(reader.Kept, Does.Not.ContainKey(late));
        stage.Time.Advance(Duration.FromHours(24));
        _ = await reader.ReadAsync();
        Assert.That(reader.Kept[late].Conversation.Value, Is.EqualTo(late));
    }

    [Test]
    public async Task Private_messages_that_may_not_be_read_are_left_out_without_failing_the_reading()
    {
        _ = stage.Refused.Add("conversations");
        string question = await stage.PublishAsync("ada", "Is it open?");
        _ = await stage.PublishAsync("bob", "My card is lost.", isDirect: true);
        _ = await reader.ReadAsync();
        Assert.That(reader.Kept.Keys, Is.EquivalentTo([question]));
        Assert.That(stage.Calls, Is.EqualTo(3));
        stage.Time.Advance(Duration.FromMinutes(5));
        _ = await reader.ReadAsync(withActivity: false);
        Assert.That(stage.Calls, Is.EqualTo(4), "What may not be read was asked for again.");
        AccessCheck check = await stage.Platform.CheckAsync(stage.Access, Patience);
        Assert.That((check as AccessCheck.Works)?.What, Does.Contain("NOT read").And.Contain("pages_messaging"), $"{check}");
        _ = stage.Refused.Remove("conversations");
        stage.Time.Advance(Duration.FromHours(25));
        _ = await reader.ReadAsync();
        Assert.That(reader.Kept.Values.Count(item => item.Kind == MessageKind.DirectMessage), Is.EqualTo(1));
    }

    [Test]
    public async Task Where_all_in_one_answer_is_too_much_each_list_is_asked_for_by_itself()
    {
        stage.IsSlow = true;
        string question = await stage.PublishAsync("ada", "Is it open?");
        string message = await stage.PublishAsync("bob", "My card is lost.", isDirect: true);
        _ = await reader.ReadAsync();
        Assert.That(reader.Kept.Keys, Is.EquivalentTo([question, message]));
        Assert.That(stage.Calls, Is.EqualTo(6));
        stage.Time.Advance(Duration.FromMinutes(5));
        _ = await reader.ReadAsync();
        Assert.That(stage.Calls, Is.EqualTo(11), "All in one answer was asked for again.");
    }

    [TestCase(458, AccessLossKind.TokenRevoked, "removed the app")]
    [TestCase(459, AccessLossKind.TokenRevoked, "pass a check")]
    [TestCase(460, AccessLossKind.TokenRevoked, "changed their password")]
    [TestCase(463, AccessLossKind.TokenExpired, "run out")]
    [TestCase(492, AccessLossKind.RoleLost, "no part in the Page")]
    public async Task A_refused_token_says_why(int subcode, AccessLossKind kind, string words)
    {
        _ = await reader.ReadAsync(withProfile: true);
        stage.TokenTrouble = subcode;
        await stage.HinderAsync(StageAct.RevokeToken);
        Assert.That((await reader.FailureAsync() as Reading.AccessLost)?.Kind, Is.EqualTo(kind));
        AccessCheck check = await stage.Platform.CheckAsync(stage.Access, Patience);
        Assert.That((check as AccessCheck.Lacks)?.What, Does.Contain(words), $"{check}");
    }

    [Test]
    public async Task What_is_not_shown_is_deleted_only_when_the_token_is_as_it_should_be()
    {
        _ = await reader.ReadAsync(withProfile: true);
        await stage.HinderAsync(StageAct.DeleteAccount);
        Assert.That(await reader.FailureAsync(), Is.EqualTo(new Reading.AccountGone(GoneKind.Deleted) { Cost = 4 }));
        stage.TokenData["is_valid"] = false;
        stage.TokenData["error"] = new System.Text.Json.Nodes.JsonObject { ["code"] = 190, ["subcode"] = 492 };
        Assert.That((await reader.FailureAsync() as Reading.AccessLost)?.Kind, Is.EqualTo(AccessLossKind.RoleLost));
        stage.TokenData["is_valid"] = true;
        stage.TokenData["scopes"] = new System.Text.Json.Nodes.JsonArray("pages_show_list");
        Assert.That((await reader.FailureAsync() as Reading.AccessLost)?.Kind, Is.EqualTo(AccessLossKind.ScopeMissing));
    }

    [Test]
    public async Task Without_an_app_what_is_not_shown_is_a_lost_role_and_never_a_deleted_Page()
    {
        await stage.DisposeAsync();
        await OpenAsync(new FacebookStage { HasApp = false });
        _ = await reader.ReadAsync(withProfile: true);
        await stage.HinderAsync(StageAct.DeleteAccount);
        Assert.That((await reader.FailureAsync() as Reading.AccessLost)?.Kind, Is.EqualTo(AccessLossKind.RoleLost));
    }

    [Test]
    public async Task From_eighty_percent_on_nothing_is_asked_for_a_while()
    {
        stage.UsedPercent = 85;
        Instant until = stage.Time.Now + Duration.FromMinutes(10);
        Assert.That((await reader.ReadAsync()).Budget, Is.EqualTo(new Budget(0, until)));
        int before = stage.Calls;
        stage.Time.Advance(Duration.FromMinutes(5));
        Assert.That(await reader.FailureAsync(), Is.EqualTo(new Reading.RateLimited(LimitScope.Access, until)));
        Assert.That(stage.Calls, Is.EqualTo(before));
        stage.UsedPercent = 60;
        stage.Time.Advance(Duration.FromMinutes(5));
        Assert.That((await reader.ReadAsync()).Budget, Is.Null);
    }

    [Test]
    public async Task The_end_of_the_access_is_told_with_the_profile()
    {
        Instant end = stage.Time.Now + Duration.FromDays(90);
        Reading reading = await stage.Platform.ReadAsync(reader.Request(withProfile: true), Patience);
        Assert.That(reading.AccessEndsAt, Is.EqualTo(end));
        AccessCheck check = await stage.Platform.CheckAsync(stage.Access, Patience);
        Assert.That((check as AccessCheck.Works)?.What, Does.Contain("ends on 3 January 2027"), $"{check}");
    }

    [Test]
    public async Task A_token_of_another_Page_is_not_read_by()
    {
        stage.Script.Official = "somebodyelse";
        Assert.That((await reader.FailureAsync() as Reading.Unreachable)?.Reason, Does.Contain("another account"));
        AccessCheck check = await stage.Platform.CheckAsync(stage.Access, Patience);
        Assert.That((check as AccessCheck.Lacks)?.What, Does.Contain("@somebodyelse"), $"{check}");
    }

    [TestCase(0)]
    [TestCase(20)]
    public async Task Calls_of_a_day(int questions)
    {
        int calls = await DayOfReadings.CallsAsync(stage, questions);
        await TestContext.Out.WriteLineAsync($"Facebook, {questions} questions: {calls} calls a day.");
        Assert.That(calls, Is.LessThan(200));
    }

    private async Task OpenAsync(FacebookStage opened)
    {
        stage = opened;
        await stage.StartAsync(Patience);
        reader = new StageReader(stage);
    }

    private async Task PostManyAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            stage.Time.Advance(Duration.FromMinutes(1));
            _ = await stage.PublishAsync(by: null, $"News {i}.");
        }
    }
}
