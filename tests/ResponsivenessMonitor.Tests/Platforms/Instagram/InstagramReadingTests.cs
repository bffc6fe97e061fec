using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Tests.Platforms.Conformance;
using ResponsivenessMonitor.Tests.Platforms.Meta;

namespace ResponsivenessMonitor.Tests.Platforms.Instagram;

/// <summary>What is particular to Instagram, by both ways of asking, beside the story that every platform plays.</summary>
[TestFixture(false)]
[TestFixture(true)]
internal sealed class InstagramReadingTests(bool isByPage)
{
    private InstagramStage stage = null!;
    private StageReader reader = null!;

    private static CancellationToken Patience => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public async Task OpenAsync()
    {
        stage = new InstagramStage(isByPage);
        await stage.StartAsync(Patience);
        reader = new StageReader(stage);
    }

    [TearDown]
    public async Task CloseAsync() => await stage.DisposeAsync();

    [Test]
    public async Task All_comes_in_one_call()
    {
        _ = await reader.ReadAsync(withActivity: false);
        Assert.That(stage.Requests, Has.Count.EqualTo(1));
        string begin = isByPage
            ? "GET /v26.0/me?fields=id,instagram_business_account"
            : "GET /v26.0/me?fields=id,user_id,username,media.limit(25)";
        Assert.That(stage.Requests[0], Does.StartWith(begin).And.Not.Contain(MetaStage.Token));
    }

    [Test]
    public async Task An_answer_is_among_the_replies_to_a_comment_and_names_people_by_their_names()
    {
        string picture = await stage.PublishAsync(by: null, "Our reading room.");
        string ada = await stage.PublishAsync("ada", "Is it open?", picture);
        string bob = await stage.PublishAsync("bob.jones", "Until when?", ada);
        stage.Time.Advance(Duration.FromMinutes(1));
        string answer = await stage.PublishAsync(by: null, "@bob.jones. Until nine; write to desk@larkmoor.example.", ada);
        _ = await reader.ReadAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reader.Kept[answer].Names, Is.EqualTo(["bob.jones"]));
            Assert.That(reader.Kept[answer].Kind, Is.Null);
            Assert.That(reader.Kept[bob].AuthorId, Is.EqualTo("bob.jones"));
            Assert.That(new[] { ada, bob, answer }.Select(id => reader.Kept[id].Conversation.Value), Is.All.EqualTo(ada));
            Assert.That(reader.Kept[ada].InReplyTo?.Value, Is.EqualTo(picture));
            Assert.That(reader.Kept[ada].Permalink?.AbsoluteUri, Is.EqualTo($"https://www.instagram.com/p/{picture}/"));
        }
    }

    [TestCase("tags")]
    [TestCase("conversations")]
    public async Task A_list_that_may_not_be_read_is_left_out_and_check_says_so(string list)
    {
        _ = stage.Refused.Add(list);
        string picture = await stage.PublishAsync(by: null, "Our reading room.");
        string comment = await stage.PublishAsync("ada", "Is it open?", picture);
        string mention = await stage.PublishAsync("bob", "Lovely at @larkmoorlibrary: is it open?");
        string message = await stage.PublishAsync("cy", "My card is lost.", isDirect: true);
        _ = await reader.ReadAsync();
        Assert.That(reader.Kept.Keys, Is.EquivalentTo([picture, comment, list is "tags" ? message : mention]));
        AccessCheck check = await stage.Platform.CheckAsync(stage.Access, Patience);
        Assert.That((check as AccessCheck.Works)?.What, Does.Contain("NOT read"), $"{check}");
    }

    [Test]
    public async Task A_tagged_picture_that_is_not_among_the_newest_is_looked_for_while_it_waits()
    {
        string question = await stage.PublishAsync("ada", "Is it open?");
        _ = await reader.ReadAsync();
        for (int i = 0; i < 30; i++)
        {
            stage.Time.Advance(Duration.FromMinutes(1));
            _ = await stage.PublishAsync($"person{i}", "Lovely!");
        }

        _ = await reader.ReadAsync();
        stage.Time.Advance(Duration.FromMinutes(1));
        string answer = await stage.PublishAsync(by: null, "It is.", question);
        _ = await reader.ReadAsync();
        Assert.That(reader.Kept[answer].Conversation.Value, Is.EqualTo(question));
        Assert.That(reader.Withdrawn, Is.Empty);
    }

    [Test]
    public async Task An_account_is_told_from_another_one_by_the_id_that_every_app_sees()
    {
        _ = await reader.ReadAsync(withProfile: true);
        Assert.That(reader.Profile?.AuthorId, Is.EqualTo(stage.OfficialId));
        Reading reading = await stage.Platform.ReadAsync(
            reader.Request() with
            {
                Access = stage.Access with { AuthorId = "17841499999999999" },
            },
            Patience
        );
        Assert.That((reading as Reading.Unreachable)?.Reason, Does.Contain("another account"), $"{reading}");
    }

    [Test]
    public async Task Another_server_than_the_two_is_refused()
    {
        AccountAccess elsewhere = stage.Access with { Host = "graph.example" };
        Reading reading = await stage.Platform.ReadAsync(reader.Request() with { Access = elsewhere }, Patience);
        Assert.That((reading as Reading.Unreachable)?.Reason, Does.Contain("graph.instagram.com"), $"{reading}");
        AccessCheck check = await stage.Platform.CheckAsync(elsewhere, Patience);
        Assert.That((check as AccessCheck.Lacks)?.Mend, Does.Contain("@graph.facebook.com"), $"{check}");
    }

    [Test]
    public async Task A_private_message_and_its_answer_are_told_by_the_account_s_name()
    {
        string question = await stage.PublishAsync("ada", "My card is lost.", isDirect: true);
        stage.Time.Advance(Duration.FromMinutes(1));
        string answer = await stage.PublishAsync(by: null, "We have blocked it.", question);
        _ = await reader.ReadAsync();
        Assert.That(reader.Kept[question].Kind, Is.EqualTo(MessageKind.DirectMessage));
        Assert.That((reader.Kept[answer].Kind, reader.Kept[answer].AuthorId), Is.EqualTo(((MessageKind?)null, stage.OfficialId)));
        Assert.That(reader.Kept[answer].Shape, Is.EqualTo(ConversationShape.Dialogue));
    }

    [Test]
    public async Task A_token_of_Instagram_Login_is_renewed_and_a_Page_s_is_not()
    {
        stage.Credentials.Secrets["env:LIBRARY_PAGE"] =
            $$"""{"access_token":"{{MetaStage.Token}}","refresh_token":"{{MetaStage.Token}}"}""";
        _ = await reader.ReadAsync(withProfile: true);
        stage.Time.Advance(Duration.FromDays(29));
        _ = await reader.ReadAsync(withProfile: true);
        Assert.That(Renewals(), Is.EqualTo(isByPage ? 0 : 1), "When it ends was not known, and then it was.");
        stage.Time.Advance(Duration.FromDays(2));
        _ = await reader.ReadAsync();
        Assert.That(Renewals(), Is.EqualTo(isByPage ? 0 : 2), "A month before it ends it is renewed.");

        int Renewals() => stage.Requests.Count(call => call.StartsWith("GET /refresh_access_token", StringComparison.Ordinal));
    }

    [TestCase(0)]
    [TestCase(20)]
    public async Task Calls_of_a_day(int questions)
    {
        int calls = await DayOfReadings.CallsAsync(stage, questions);
        await TestContext.Out.WriteLineAsync($"Instagram, by its Page {isByPage}, {questions} questions: {calls} calls a day.");
        Assert.That(calls, Is.LessThan(200));
    }
}
