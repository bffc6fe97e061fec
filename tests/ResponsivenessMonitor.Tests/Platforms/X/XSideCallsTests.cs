using NodaTime;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.X;

/// <summary>A call beside the lists that alone is not answered is put off, and ends no reading.</summary>
internal sealed class XSideCallsTests
{
    private const string Forbidden = """{"title":"Client Forbidden","type":"https://api.x.com/2/problems/client-forbidden"}""";
    private const string Suspended = """{"title":"Forbidden","type":"https://api.x.com/2/problems/app-suspended"}""";

    private const string Unseen =
        """{"errors":[{"resource_type":"user","type":"https://api.x.com/2/problems/not-authorized-for-resource"}]}""";

    private XStage stage = null!;
    private StageReader reader = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        stage = new XStage(isOfUser: false);
        await stage.StartAsync(CancellationToken.None);
        reader = new StageReader(stage);
        _ = await reader.ReadAsync();
    }

    [TearDown]
    public async Task CloseAsync() => await stage.DisposeAsync();

    [TestCase(403, Forbidden)]
    [TestCase(400, "{}")]
    [TestCase(503, "{}")]
    [TestCase(200, "{}")]
    [TestCase(200, Unseen)]
    public async Task A_search_that_is_not_answered_is_put_off_for_an_hour_and_looks_as_far_back_as_before(int status, string body)
    {
        string missed = stage.Script.Publish("ada", "Is it open?", parent: null, post => post with { IsMissed = true });
        stage.Time.Advance(Duration.FromHours(26));
        stage.Answers["/2/tweets/search/recent"] = (status, body);
        string question = await stage.PublishAsync("bob", "Where is the map room?");
        CompletedReading reading = await reader.ReadAsync();
        Assert.That(reader.Kept, Contains.Key(question));
        Assert.That(reading.Reads.Posts, Is.EqualTo(1));
        int before = Count("/search/recent");
        Wait(55);
        Assert.That((await reader.ReadAsync()).Reads.Posts, Is.Zero, "The same was billed again.");
        Assert.That(Count("/search/recent"), Is.EqualTo(before));
        stage.Answers.Clear();
        Wait(10);
        _ = await reader.ReadAsync();
        Assert.That(reader.Kept, Contains.Key(missed));
    }

    [TestCase(403, Forbidden)]
    [TestCase(400, "{}")]
    [TestCase(200, "{}")]
    public async Task A_profile_that_is_not_answered_is_put_off_for_an_hour(int status, string body)
    {
        stage.Answers["/2/users?ids="] = (status, body);
        string question = await stage.PublishAsync("bob", "Where is the map room?");
        CompletedReading reading = await reader.ReadAsync(withProfile: true);
        Assert.That(reader.Kept, Contains.Key(question));
        Assert.That(reading.Profile, Is.Null);
        Wait(55);
        _ = await reader.ReadAsync(withProfile: true);
        Assert.That(Count("/2/users?ids="), Is.EqualTo(1));
        stage.Answers.Clear();
        Wait(10);
        Assert.That((await reader.ReadAsync(withProfile: true)).Profile, Is.TypeOf<AccountProfile.Live>());
    }

    [Test]
    public async Task What_the_whole_app_is_refused_for_is_put_off_nowhere()
    {
        stage.Answers["/2/users?ids="] = (403, Suspended);
        Assert.That((await reader.TryAsync(withProfile: true)).Failure, Is.InstanceOf<Reading.AccessLost>());
        stage.Answers["/2/tweets/search/recent"] = (403, Suspended);
        stage.Time.Advance(Duration.FromHours(26));
        Assert.That(await reader.FailureAsync(), Is.InstanceOf<Reading.AccessLost>());
    }

    [Test]
    public async Task What_waits_is_never_put_off_for_it_may_have_been_deleted()
    {
        string question = await stage.PublishAsync("ada", "Is the library open?");
        _ = await reader.ReadAsync();
        stage.Script.Hide(question);
        stage.Answers["/2/tweets?ids="] = (403, Forbidden);
        Assert.That(await reader.FailureAsync(), Is.InstanceOf<Reading.AccessLost>());
        stage.Answers["/2/tweets?ids="] = (200, """{"errors":[{"title":"Service Unavailable"}]}""");
        Assert.That(await reader.FailureAsync(), Is.InstanceOf<Reading.Unreachable>());
    }

    [Test]
    public async Task Check_says_that_it_may_not_search()
    {
        AccessCheck good = await stage.Platform.CheckAsync(stage.Access, CancellationToken.None);
        Assert.That((good as AccessCheck.Works)?.What, Does.Not.Contain("search"), $"{good}");
        Assert.That(stage.Requests, Has.Some.Contains("/search/recent").And.Some.Contains("max_results=10&"));
        stage.Answers["/2/tweets/search/recent"] = (403, Forbidden);
        AccessCheck check = await stage.Platform.CheckAsync(stage.Access, CancellationToken.None);
        Assert.That(
            (check as AccessCheck.Works)?.What,
            Does.Contain("the search of the day fails: X forbids the call (client-forbidden)"),
            $"{check}"
        );
    }

    private int Count(string call) => stage.Requests.Count(request => request.Contains(call, StringComparison.Ordinal));

    private void Wait(double minutes) => stage.Time.Advance(Duration.FromMinutes(minutes));
}
