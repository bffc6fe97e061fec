using NodaTime;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Tests.Platforms.X;

/// <summary>A call beside the lists that alone is not answered is put off, and ends no reading.</summary>
internal sealed class XSideCallsTests : OnX
{
    private const string Forbidden = """{"title":"Client Forbidden","type":"https://api.x.com/2/problems/client-forbidden"}""";
    private const string Suspended = """{"title":"Forbidden","type":"https://api.x.com/2/problems/app-suspended"}""";

    private const string Unseen =
        """{"errors":[{"resource_type":"user","type":"https://api.x.com/2/problems/not-authorized-for-resource"}]}""";

    protected override Task BeginAsync() => Reader.ReadAsync();

    [TestCase(403, Forbidden)]
    [TestCase(400, "{}")]
    [TestCase(503, "{}")]
    [TestCase(200, "{}")]
    [TestCase(200, Unseen)]
    public async Task A_search_that_is_not_answered_is_put_off_for_an_hour_and_looks_as_far_back_as_before(int status, string body)
    {
        string missed = Stage.Script.Publish("ada", "Is it open?", parent: null, post => post with { IsMissed = true });
        Stage.Time.Advance(Duration.FromHours(26));
        Stage.Answers["/2/tweets/search/recent"] = (status, body);
        string question = await Stage.PublishAsync("bob", "Where is the map room?");
        CompletedReading reading = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Contains.Key(question));
        Assert.That(reading.Reads.Posts, Is.EqualTo(1));
        int before = Count("/search/recent");
        Wait(55);
        Assert.That((await Reader.ReadAsync()).Reads.Posts, Is.Zero, "The same was billed again.");
        Assert.That(Count("/search/recent"), Is.EqualTo(before));
        Stage.Answers.Clear();
        Wait(10);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Contains.Key(missed));
    }

    [TestCase(403, Forbidden)]
    [TestCase(400, "{}")]
    [TestCase(200, "{}")]
    public async Task A_profile_that_is_not_answered_is_put_off_for_an_hour(int status, string body)
    {
        Stage.Answers["/2/users?ids="] = (status, body);
        string question = await Stage.PublishAsync("bob", "Where is the map room?");
        CompletedReading reading = await Reader.ReadAsync(withProfile: true);
        Assert.That(Reader.Kept, Contains.Key(question));
        Assert.That(reading.Profile, Is.Null);
        Wait(55);
        _ = await Reader.ReadAsync(withProfile: true);
        Assert.That(Count("/2/users?ids="), Is.EqualTo(1));
        Stage.Answers.Clear();
        Wait(10);
        Assert.That((await Reader.ReadAsync(withProfile: true)).Profile, Is.TypeOf<AccountProfile.Live>());
    }

    [Test]
    public async Task What_the_whole_app_is_refused_for_is_put_off_nowhere()
    {
        Stage.Answers["/2/users?ids="] = (403, Suspended);
        Assert.That((await Reader.TryAsync(withProfile: true)).Failure, Is.InstanceOf<Reading.AccessLost>());
        Stage.Answers["/2/tweets/search/recent"] = (403, Suspended);
        Stage.Time.Advance(Duration.FromHours(26));
        Assert.That(await Reader.FailureAsync(), Is.InstanceOf<Reading.AccessLost>());
    }

    [Test]
    public async Task What_waits_is_never_put_off_for_it_may_have_been_deleted()
    {
        string question = await Stage.PublishAsync("ada", "Is the library open?");
        _ = await Reader.ReadAsync();
        Stage.Script.Hide(question);
        Stage.Answers["/2/tweets?ids="] = (403, Forbidden);
        Assert.That(await Reader.FailureAsync(), Is.InstanceOf<Reading.AccessLost>());
        Stage.Answers["/2/tweets?ids="] = (200, """{"errors":[{"title":"Service Unavailable"}]}""");
        Assert.That(await Reader.FailureAsync(), Is.InstanceOf<Reading.Unreachable>());
    }

    [Test]
    public async Task Check_says_that_it_may_not_search()
    {
        AccessCheck good = await Stage.Platform.CheckAsync(Stage.Access, CancellationToken.None);
        Assert.That((good as AccessCheck.Works)?.What, Does.Not.Contain("search"), $"{good}");
        Assert.That(Stage.Requests, Has.Some.Contains("/search/recent").And.Some.Contains("max_results=10&"));
        Stage.Answers["/2/tweets/search/recent"] = (403, Forbidden);
        AccessCheck check = await Stage.Platform.CheckAsync(Stage.Access, CancellationToken.None);
        Assert.That(
            (check as AccessCheck.Works)?.What,
            Does.Contain("the search of the day fails: X forbids the call (client-forbidden)"),
            $"{check}"
        );
    }

    private int Count(string call) => Stage.Requests.Count(request => request.Contains(call, StringComparison.Ordinal));
}
