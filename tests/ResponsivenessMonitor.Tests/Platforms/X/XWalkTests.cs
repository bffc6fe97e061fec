using System.Text.Json.Nodes;
using NodaTime;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Tests.Platforms.X;

/// <summary>Lists of several pages: what breaks off is taken up, what is refused is read another way, and nothing is told as read that was not.</summary>
internal sealed class XWalkTests : OnX
{
    private const string Refused = """{"errors":[{"parameters":{"pagination_token":["x"]},"message":"no"}],"title":"Invalid Request"}""";
    private const string TooOld = """{"errors":[{"parameters":{"since_id":["1"]},"message":"too old"}],"title":"Invalid Request"}""";

    protected override Task BeginAsync() => Reader.ReadAsync();

    [TestCase("/tweets?", TestName = "What came while a reading of own posts was broken off is read before the next one is complete")]
    [TestCase("/mentions?", TestName = "What came while a reading of mentions was broken off is read before the next one is complete")]
    public async Task What_came_while_a_reading_was_broken_off(string list)
    {
        string question = await AskAndReadAsync();
        await SayAsync(XPages.PageSize + 2);
        await AskAsync(XPages.PageSize + 2);
        int failures = 0;
        Stage.Instead = path => path.Contains(list, StringComparison.Ordinal) && IsWayOn(path) && failures++ == 0 ? (200, "{}") : null;
        Assert.That(await Reader.FailureAsync(), Is.InstanceOf<Reading.Unreachable>());
        Wait(2);
        string answer = await Stage.PublishAsync(by: null, "Yes.", question);
        string next = await Stage.PublishAsync("bob", "Where is the map room?");
        Wait(3);
        CompletedReading reading = await Reader.ReadAsync();
        Assert.That(reading.IsComplete, Is.True);
        Assert.That(Reader.Kept.Keys, Is.SupersetOf([answer, next]));
    }

    [Test]
    public async Task More_than_a_page_within_the_overlap_is_not_read_without_an_end()
    {
        await AskAsync(4 * XPages.PageSize);
        for (int i = 0; i < 3; i++)
        {
            CompletedReading reading = await Reader.ReadAsync();
            Assert.That(reading.IsComplete, Is.True);
            Assert.That(reading.Pages, Has.Count.LessThan(10));
            Wait(0.2);
        }

        Assert.That(Reader.Kept, Has.Count.EqualTo(4 * XPages.PageSize));
    }

    [TestCase("pagination_token", TestName = "Own posts are read to their end where each way to the next page is refused")]
    [TestCase("b26v", TestName = "Own posts are read to their end where X does not know its own way on")]
    public async Task Own_posts_are_read_to_their_end_by_another_way(string refused)
    {
        string question = await AskAndReadAsync();
        string answer = await Stage.PublishAsync(by: null, "Yes.", question);
        Wait(1);
        await SayAsync(3 * XPages.PageSize);
        Stage.Instead = path => path.Contains(refused, StringComparison.Ordinal) ? (400, Refused) : null;
        CompletedReading reading = await Reader.ReadAsync();
        Assert.That(reading.IsComplete, Is.True);
        Assert.That(Reader.Kept, Contains.Key(answer));
        Assert.That(Reader.Kept, Has.Count.EqualTo(2 + (3 * XPages.PageSize)));
    }

    [Test]
    public async Task Own_posts_to_which_there_is_no_way_are_out_of_reach_and_read_once_there_is_one()
    {
        string question = await AskAndReadAsync();
        string answer = await Stage.PublishAsync(by: null, "Yes.", question);
        Wait(1);
        await SayAsync(3 * XPages.PageSize);
        Stage.Instead = path => IsWayOn(path) && path.Contains("/tweets?", StringComparison.Ordinal) ? (400, Refused) : null;
        for (int i = 0; i < 3; i++)
        {
            string other = await Stage.PublishAsync("bob", "Where is the map room?");
            int before = Stage.Calls;
            Assert.That(await Reader.FailureAsync(), Is.InstanceOf<Reading.Unreachable>());
            Assert.That(Stage.Calls - before, Is.LessThan(30));
            Assert.That(Reader.Kept, Contains.Key(other), "What can be read is kept.");
            Wait(10);
        }

        Stage.Instead = null;
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Contains.Key(answer));
    }

    [Test]
    public async Task A_page_that_is_never_answered_does_not_keep_what_is_new_from_being_read()
    {
        _ = await AskAndReadAsync();
        await SayAsync(3 * XPages.PageSize);
        Stage.Instead = path => IsWayOn(path) && path.Contains("/tweets?", StringComparison.Ordinal) ? (200, "{}") : null;
        Assert.That(await Reader.FailureAsync(), Is.InstanceOf<Reading.Unreachable>());
        Wait(10);
        string next = await Stage.PublishAsync("bob", "Where is the map room?");
        Assert.That(await Reader.FailureAsync(), Is.InstanceOf<Reading.Unreachable>());
        Assert.That(Reader.Kept, Contains.Key(next));
    }

    [TestCase("/mentions?")]
    [TestCase("/tweets?")]
    public async Task A_list_of_which_the_first_page_was_asked_for_by_time_is_asked_for_so_to_its_end(string list)
    {
        Stage.Instead = path =>
            path.Contains(list, StringComparison.Ordinal) && path.Contains("since_id", StringComparison.Ordinal) ? (400, TooOld) : null;
        await AskAsync(2 * XPages.PageSize);
        await SayAsync(2 * XPages.PageSize);
        CompletedReading reading = await Reader.ReadAsync();
        Assert.That(reading.IsComplete, Is.True);
        Assert.That(Reader.Kept, Has.Count.EqualTo(4 * XPages.PageSize));
        Assert.That(
            Stage.Requests.Where(request =>
                request.Contains(list, StringComparison.Ordinal)
                && request.Contains("since_id", StringComparison.Ordinal)
                && IsWayOn(request)
            ),
            Is.Empty,
            "What was refused on the first page is not asked for again on the next one."
        );
    }

    [Test]
    public async Task A_search_that_is_cut_is_made_again_until_nothing_is_missing()
    {
        for (int i = 0; i < 3 * XPages.PageSize; i++)
        {
            _ = Stage.Script.Publish("ada", "Is it open?", parent: null, post => post with { IsMissed = true });
            Wait(1);
        }

        Stage.Time.Advance(Instant.FromUtc(2026, 10, 5, 23, 5) - Stage.Time.Now);
        Stage.Instead = path => path.Contains("/search/recent", StringComparison.Ordinal) && IsWayOn(path) ? (400, Refused) : null;
        Assert.That((await Reader.ReadAsync()).IsComplete, Is.True);
        Assert.That(Reader.Kept, Has.Count.EqualTo(XPages.PageSize));
        Stage.Instead = null;
        Wait(30);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Has.Count.EqualTo(XPages.PageSize), "It is not made without a rest.");
        Wait(40);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Has.Count.EqualTo(3 * XPages.PageSize));
    }

    [Test]
    public async Task Mentions_to_which_there_is_no_way_are_searched_for()
    {
        await AskAsync(3 * XPages.PageSize);
        Stage.Instead = path => path.Contains("/mentions?", StringComparison.Ordinal) && IsWayOn(path) ? (400, Refused) : null;
        Assert.That((await Reader.ReadAsync()).IsComplete, Is.True);
        Assert.That(Reader.Kept, Has.Count.EqualTo(3 * XPages.PageSize));
    }

    [Test]
    public async Task A_bookmark_as_it_was_written_before_is_read()
    {
        await SayAsync(XPages.PageSize + 2);
        _ = await Reader.PageAsync();
        JsonObject kept = JsonNode.Parse(Reader.Bookmark!.Value.Value)!.AsObject();
        Assert.That(kept["own"]?["next"], Is.Not.Null);
        Assert.That(kept["own"]!.AsObject().Remove("oldest"), Is.True);
        Reader.Bookmark = new Bookmark(kept.ToJsonString());
        CompletedReading reading = await Reader.ReadAsync();
        Assert.That(reading.IsComplete, Is.True);
        Assert.That(Reader.Kept, Has.Count.EqualTo(XPages.PageSize + 2));
    }

    [Test]
    public async Task An_empty_page_that_says_that_there_are_more_is_gone_on_from()
    {
        await AskAsync(2);
        Stage.Instead = path =>
            path.Contains("/mentions?", StringComparison.Ordinal) && !IsWayOn(path)
                ? (200, $$"""{"meta":{"result_count":0,"next_token":"b26v89c19zqg8o3f{{long.MaxValue}}"} }""")
                : null;
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_list_that_says_the_same_for_ever_is_not_read_for_ever()
    {
        const string Post =
            "\"author_id\":\"70\",\"conversation_id\":\"71\",\"created_at\":\"2026-10-05T09:00:00.000Z\",\"text\":\"Open.\"";
        int pages = 0;
        Stage.Instead = path =>
            path.Contains("/tweets?", StringComparison.Ordinal)
                ? (200, $$"""{"data":[{"id":"71",{{Post}}}],"meta":{"result_count":1,"next_token":"{{++pages}}"} }""")
                : null;
        Assert.That(await Reader.FailureAsync(), Is.InstanceOf<Reading.Unreachable>());
        Assert.That(pages, Is.LessThan(40));
    }

    private static bool IsWayOn(string path) =>
        new[] { "pagination_token=", "next_token=", "until_id=" }.Any(name => path.Contains(name, StringComparison.Ordinal));

    private async Task<string> AskAndReadAsync()
    {
        string question = await Stage.PublishAsync("ada", "Is the library open?");
        Wait(1);
        _ = await Reader.ReadAsync();
        Wait(1);
        return question;
    }

    private async Task AskAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _ = await Stage.PublishAsync($"person{i}", $"Question {i}: is the library open?");
            Wait(0.5);
        }
    }

    private async Task SayAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _ = await Stage.PublishAsync(by: null, $"Day {i} of the exhibition.");
            Wait(0.5);
        }
    }
}
