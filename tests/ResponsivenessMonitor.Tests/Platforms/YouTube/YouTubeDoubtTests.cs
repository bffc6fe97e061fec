using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.YouTube;

namespace ResponsivenessMonitor.Tests.Platforms.YouTube;

/// <summary>
/// One answer that is out of reach takes nothing else with it: what else was said is kept, by this reading and by all later ones. Where an answer may be
/// hidden by it, the reading is not complete.
/// </summary>
internal sealed class YouTubeDoubtTests : OnYouTube
{
    [Test]
    public async Task A_first_reading_that_breaks_off_after_its_first_page_has_said_whose_answers_are_the_account_s_own()
    {
        string question = PublishMany(YouTubeServer.PageSize + 5)[^1];
        string answer = Script.Publish(by: null, "It is.", question);
        Refuse("pageToken", 429, "rateLimitExceeded");
        Wait(1);
        CompletedReading reading = await Reader.TryAsync(withProfile: true);
        Assert.That(reading.Failure, Is.TypeOf<Reading.RateLimited>());
        Assert.That(Reader.Kept, Contains.Key(answer), "Rows of the first page are kept.");
        Assert.That(reading.Profile?.AuthorId, Is.EqualTo(Reader.Kept[answer].AuthorId));
    }

    [TestCase(400, "invalidPageToken")]
    [TestCase(400, "processingFailure")]
    [TestCase(500, "backendError")]
    public async Task A_later_page_that_is_always_refused_neither_goes_on_for_ever_nor_hides_what_is_new(int status, string reason)
    {
        string[] questions = PublishMany(YouTubeServer.PageSize + 5);
        Refuse("pageToken", status, reason);
        Wait(1);
        for (int i = 0; i < 4; i++)
        {
            string fresh = Script.Publish($"late{i}", "And today?", parent: null);
            Wait(5);
            CompletedReading reading = await Reader.TryAsync(withProfile: i == 0);
            Assert.That((reading.Failure as Reading.Unreachable)?.Reason, Does.Contain($"{status}"), $"{reading.Failure}");
            Assert.That(reading.Cost, Is.LessThan(30));
            Assert.That(Reader.Kept, Contains.Key(fresh));
        }

        Stage.Server.Instead.Clear();
        Wait(5);
        _ = await Reader.ReadAsync();
        Assert.That(questions, Is.SubsetOf(Reader.Kept.Keys), "The bookmark has not passed what was not read.");
    }

    [TestCase(400, "processingFailure")]
    [TestCase(500, "backendError")]
    public async Task A_thread_whose_replies_are_always_out_of_reach_leaves_the_others_as_they_are(int status, string reason)
    {
        string[] threads = PublishMany(40);
        string[] answers =
        [
            .. threads.SelectMany(thread => Enumerable.Range(0, 4).Select(i => Script.Publish(i == 0 ? null : $"o{i}", "So?", thread))),
        ];
        string bad = threads[0];
        Refuse($"parentId={bad}", status, reason);
        Wait(1);
        CompletedReading reading = await Reader.TryAsync();
        Assert.That(
            (reading.Failure as Reading.Unreachable)?.Reason,
            Does.Contain($"{status}"),
            "Its question may be answered where it is not shown."
        );
        Assert.That(threads, Is.SubsetOf(Reader.Kept.Keys), "The thread itself and what was shown of it are kept too.");
        string[] others = [.. answers.Where(id => !id.StartsWith(bad, StringComparison.Ordinal))];
        Assert.That(others, Is.SubsetOf(Reader.Kept.Keys));
        string fresh = Script.Publish("zoe", "And today?", parent: null);
        Wait(5);
        Assert.That((await Reader.TryAsync()).Failure, Is.TypeOf<Reading.Unreachable>());
        Assert.That(Reader.Kept, Contains.Key(fresh));
        Stage.Server.Instead.Clear();
        Wait(5);
        _ = await Reader.ReadAsync();
        Assert.That(answers, Is.SubsetOf(Reader.Kept.Keys));
    }

    [TestCase("parentId=", TestName = "Lists of replies")]
    [TestCase("&id=", TestName = "Threads by their ids")]
    public async Task Where_all_of_a_kind_is_refused_the_newest_is_read_all_the_same_and_the_rest_when_it_is_given_again(string calls)
    {
        string[] threads = PublishMany(20);
        string[] replies =
        [
            .. threads.SelectMany(thread =>
                Enumerable.Range(0, 65).Select(i => Script.Publish(i == 0 ? null : $"o{i}", "So it is.", thread))
            ),
        ];
        Refuse(calls, 400, "processingFailure");
        Wait(1);
        for (int i = 0; i < 3; i++)
        {
            string fresh = Script.Publish($"late{i}", "And today?", parent: null);
            CompletedReading reading = await Reader.TryAsync();
            Assert.That(reading.Failure, Is.TypeOf<Reading.Unreachable>());
            Assert.That(reading.Cost, Is.LessThan(120));
            Assert.That(Reader.Kept, Contains.Key(fresh));
            Wait(5);
        }

        Stage.Server.Instead.Clear();
        for (int i = 0; i < 5; i++)
        {
            Wait(60);
            _ = await Reader.TryAsync();
        }

        Assert.That(replies, Is.SubsetOf(Reader.Kept.Keys));
    }

    [TestCase(400, "processingFailure")]
    [TestCase(500, "backendError")]
    public async Task A_waiting_thread_of_which_nothing_is_said_hides_no_other_and_no_reading_is_complete_while_something_waits_in_it(
        int status,
        string reason
    )
    {
        string bad = Script.Publish("ada", "Where is the map room?", parent: null);
        string other = Script.Publish("bob", "Where is the café?", parent: null);
        Wait(1);
        _ = await Reader.ReadAsync();
        await BuryAsync();
        Refuse(bad, status, reason);
        string answer = Script.Publish(by: null, "On the second floor.", other);
        Wait(5);
        Assert.That((await Reader.TryAsync()).Failure, Is.TypeOf<Reading.Unreachable>());
        Assert.That(Reader.Kept, Contains.Key(answer));
        Assert.That(Reader.Withdrawn, Is.Empty);
        Wait(5);
        CompletedReading again = await Reader.TryAsync();
        Assert.That((again.Failure as Reading.Unreachable)?.Reason, Does.Contain($"{status}"));
        Assert.That(again.Cost, Is.LessThan(15));
        _ = Reader.Kept.Remove(bad); // a person closed it
        Wait(5);
        _ = await Reader.ReadAsync();
    }

    [Test]
    public async Task A_waiting_thread_of_which_nothing_was_said_is_read_when_it_is_shown_again()
    {
        string bad = Script.Publish("ada", "Where is the map room?", parent: null);
        Wait(1);
        _ = await Reader.ReadAsync();
        await BuryAsync();
        Refuse(bad, 500, "backendError");
        string answer = Script.Publish(by: null, "On the second floor.", bad);
        Wait(5);
        _ = await Reader.TryAsync();
        Stage.Server.Instead.Clear();
        Wait(5);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Contains.Key(answer));
    }

    [Test]
    public async Task What_was_out_of_reach_for_a_moment_is_read_by_the_same_reading()
    {
        string bad = Script.Publish("ada", "Where is the map room?", parent: null);
        Wait(1);
        _ = await Reader.ReadAsync();
        await BuryAsync();
        Refuse(bad, 500, "backendError");
        string answer = Script.Publish(by: null, "On the second floor.", bad);
        Wait(5);
        Assert.That((await Reader.PageAsync() as Reading.Page)?.More, Is.True, "All is looked at once more.");
        Stage.Server.Instead.Clear();
        Assert.That((await Reader.PageAsync() as Reading.Page)?.More, Is.False);
        Assert.That(Reader.Kept, Contains.Key(answer));
    }

    [Test]
    public async Task A_thread_that_cannot_be_read_leaves_the_rest_of_its_page()
    {
        string[] threads = PublishMany(3);
        Script.Spoil(threads[1]);
        Wait(1);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept.Keys, Is.EquivalentTo([threads[0], threads[2]]));
        Script.Spoil(threads[1], isSpoiled: false);
        Wait(5);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept.Keys, Is.EquivalentTo(threads));
    }

    [Test]
    public async Task A_page_of_which_nothing_can_be_read_is_out_of_reach()
    {
        foreach (string id in PublishMany(3))
        {
            Script.Spoil(id);
        }

        Wait(1);
        Assert.That(await OnceAsync(), Is.TypeOf<Reading.Unreachable>());
    }

    [Test]
    public async Task A_reply_that_cannot_be_read_leaves_the_others_and_where_it_may_be_an_answer_the_reading_is_not_complete()
    {
        string question = Script.Publish("ada", "Is it open?", parent: null);
        string[] replies = [.. new[] { "bob", "cy", "dee" }.Select(by => Script.Publish(by, "And on Sunday?", question))];
        Script.Spoil(replies[0]);
        Wait(1);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept.Keys, Is.EquivalentTo([question, replies[1], replies[2]]));
        string answer = Script.Publish(by: null, "It is.", question);
        Script.Spoil(answer);
        Wait(5);
        for (int i = 0; i < 2; i++)
        {
            Assert.That((await Reader.TryAsync()).Failure, Is.TypeOf<Reading.Unreachable>());
            Wait(5);
        }

        Script.Spoil(answer, isSpoiled: false);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Contains.Key(answer));
    }

    [TestCase("playlistItems", TestName = "Videos")]
    [TestCase("/channels", TestName = "The channel")]
    public async Task Comments_are_kept_where_something_else_is_out_of_reach(string calls)
    {
        _ = await Reader.ReadAsync(withProfile: true);
        Refuse(calls, 500, "backendError");
        string question = Script.Publish("ada", "Is it open?", parent: null);
        Wait(5);
        Assert.That((await Reader.TryAsync(withProfile: true)).Failure, Is.TypeOf<Reading.Unreachable>());
        Assert.That(Reader.Kept, Contains.Key(question));
    }

    [Test]
    public async Task A_thread_in_which_nothing_waits_is_asked_for_again_once_an_hour_for_a_day()
    {
        string thread = Script.Publish(by: null, "Ask us below.", Script.Publish(by: null, "Welcome week.", parent: null));
        string[] replies = [.. Enumerable.Range(0, 4).Select(_ => Script.Publish(by: null, "So it is.", thread))];
        Refuse($"parentId={thread}", 400, "processingFailure");
        Wait(1);
        Assert.That((await Reader.TryAsync()).Failure, Is.TypeOf<Reading.Unreachable>(), "What was shown of it may be new.");
        int before = Stage.Requests.Count(IsOfReplies);
        for (int i = 0; i < 12; i++)
        {
            Wait(5);
            _ = await Reader.ReadAsync();
        }

        Assert.That(Stage.Requests.Count(IsOfReplies) - before, Is.EqualTo(1));
        Wait(60 * 24);
        _ = await Reader.ReadAsync();
        Assert.That(YouTubeBookmark.Read(Reader.Bookmark, channel: null).Unsaid, Is.Empty);
        Assert.That(Reader.Kept.Keys.Intersect(replies, StringComparer.Ordinal), Is.EquivalentTo(replies[^2..]));
    }

    private static bool IsOfReplies(string request) => request.Contains("parentId", StringComparison.Ordinal);

    private string[] PublishMany(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Script.Publish($"person{i}", $"Question {i}?", parent: null))];
}
