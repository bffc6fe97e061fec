using NodaTime;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.YouTube;

/// <summary>What is particular to threads on YouTube: replies that are shown in part, that come late, that go, and that name people.</summary>
internal sealed class YouTubeReadingTests : OnYouTube
{
    [Test]
    public async Task Replies_that_a_thread_is_not_shown_with_are_asked_for()
    {
        string question = Script.Publish("ada", "Is the map room open?", parent: null);
        string answer = Script.Publish(by: null, "Until five.", question);
        string[] others = [.. Enumerable.Range(0, 25).Select(i => Script.Publish($"person{i}", "Thanks, me too.", question))];
        Wait(1);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept.Keys, Is.EquivalentTo([question, answer, .. others]));
        Assert.That(
            Reader.Kept.Values.OrderBy(item => item.Order).Select(item => item.Id.Value),
            Is.EqualTo([question, answer, .. others]),
            "All are of one second, in which only the order of the list says what came first."
        );
        Assert.That(Stage.Requests.Count(request => request.Contains("parentId", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public async Task A_late_answer_in_an_old_thread_is_found_while_its_question_waits()
    {
        string question = Script.Publish("ada", "Where is the map room?", parent: null);
        Wait(1);
        _ = await Reader.ReadAsync();
        await BuryAsync();
        string answer = Script.Publish(by: null, "On the second floor.", question);
        Wait(5);
        int before = Stage.Requests.Count(IsById);
        _ = await Reader.ReadAsync(withActivity: false);
        Assert.That(Reader.Kept, Contains.Key(answer));
        Assert.That(Stage.Requests.Count(IsById), Is.GreaterThan(before));
    }

    [Test]
    public async Task A_thread_that_waits_unchanged_is_not_taken_again_and_is_withdrawn_when_it_is_gone()
    {
        string question = Script.Publish("ada", "Where is the map room?", parent: null);
        Wait(1);
        _ = await Reader.ReadAsync();
        await BuryAsync();
        _ = await Reader.ReadAsync();
        Wait(5);
        CompletedReading quiet = await Reader.ReadAsync(withActivity: false);
        Assert.That(quiet.Pages.SelectMany(page => page.Items), Is.Empty);
        Script.Delete(question);
        Wait(5);
        _ = await Reader.ReadAsync(withActivity: false);
        Assert.That(Reader.Withdrawn, Is.EqualTo([question]));
    }

    [Test]
    public async Task A_follow_up_that_waits_and_is_deleted_is_withdrawn_and_its_thread_is_not()
    {
        string question = Script.Publish("ada", "Where is the map room?", parent: null);
        string answer = Script.Publish(by: null, "On the second floor.", question);
        Wait(1);
        string followUp = Script.Publish("ada", "And the lift?", question);
        Wait(1);
        _ = await Reader.ReadAsync();
        Script.Delete(followUp);
        Wait(5);
        _ = await Reader.ReadAsync(withActivity: false);
        Assert.That(Reader.Withdrawn, Is.EqualTo([followUp]));
        Assert.That(Reader.Kept.Keys, Is.EquivalentTo([question, answer]));
    }

    [Test]
    public async Task Waiting_threads_of_which_a_list_shows_none_are_asked_for_one_by_one_before_they_count_as_gone()
    {
        string question = Script.Publish("ada", "Where is the map room?", parent: null);
        string other = Script.Publish("bob", "Where is the café?", parent: null);
        Wait(1);
        _ = await Reader.ReadAsync();
        await BuryAsync();
        Stage.Server.Instead[$"id={question},{other}"] = (200, YouTubeTold.List("youtube#commentThreadListResponse", []));
        Wait(5);
        _ = await Reader.ReadAsync(withActivity: false);
        Assert.That(Reader.Withdrawn, Is.Empty);
    }

    [Test]
    public async Task A_waiting_thread_that_cannot_be_asked_for_is_no_gone_one()
    {
        string question = Script.Publish("ada", "Where is the map room?", parent: null);
        Wait(1);
        _ = await Reader.ReadAsync();
        await BuryAsync();
        Refuse($"&id={question}", 500, "backendError");
        Wait(5);
        Assert.That((await Reader.TryAsync(withActivity: false)).Failure, Is.TypeOf<Reading.Unreachable>());
        Assert.That(Reader.Withdrawn, Is.Empty);
    }

    [TestCase("commentsDisabled", TestName = "Comments of its video are switched off")]
    [TestCase("forbidden", TestName = "Its video is nobody's any more")]
    public async Task A_waiting_thread_of_which_YouTube_says_nothing_neither_ends_the_reading_nor_is_gone(string reason)
    {
        string question = Script.Publish("ada", "Where is the map room?", parent: null);
        Wait(1);
        _ = await Reader.ReadAsync();
        await BuryAsync();
        Refuse($"&id={question}", 403, reason);
        string other = Script.Publish("bob", "Where is the café?", parent: null);
        Wait(5);
        _ = await Reader.ReadAsync(withActivity: false);
        Assert.That(Reader.Withdrawn, Is.Empty);
        Assert.That(Reader.Kept, Contains.Key(other));
    }

    [Test]
    public async Task An_edit_is_seen_although_something_else_was_said_since()
    {
        string question = Script.Publish("ada", "Is the libary open?", parent: null);
        Wait(1);
        _ = Script.Publish("bob", "I would like to know too.", question);
        Wait(1);
        _ = await Reader.ReadAsync();
        Script.Edit(question, "Is the library open?");
        _ = Script.Publish("cy", "Hm.", parent: null);
        Wait(1);
        _ = await Reader.ReadAsync(withActivity: false);
        Assert.That(Reader.Kept[question].Text, Does.Contain("library"));
    }

    [Test]
    public async Task Many_threads_with_many_replies_are_read_a_few_at_a_time_and_all()
    {
        string[] threads = [.. Enumerable.Range(0, 24).Select(i => Script.Publish($"person{i}", $"Question {i}?", parent: null))];
        string[] answers =
        [
            .. threads.SelectMany(thread =>
                Enumerable.Range(0, 22).Select(i => Script.Publish(i == 0 ? null : $"other{i}", "I think so.", thread))
            ),
        ];
        Wait(1);
        CompletedReading reading = await Reader.ReadAsync();
        Assert.That(reading.IsComplete, Is.True);
        Assert.That(reading.Pages.Max(page => page.Cost), Is.LessThan(40), "A page of a reading has to end within its time.");
        Assert.That(Reader.Kept.Keys, Is.EquivalentTo([.. threads, .. answers]));
    }

    [Test]
    public async Task An_answer_names_whom_it_calls_by_the_name_that_is_shown()
    {
        string question = Script.Publish("ada", "Is it open?", parent: null);
        string second = Script.Publish("bob", "And on Sunday?", question);
        string third = Script.Publish("bobby", "And in August?", question);
        string answer = Script.Publish(by: null, "@bob: no, sorry.", question);
        string toAll = Script.Publish(by: null, "It is.", question);
        Wait(1);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept[answer].Names, Is.EqualTo([YouTubeScript.ChannelOf("bob")]));
        Assert.That(Reader.Kept[toAll].Names, Is.Empty);
        Assert.That(new[] { question, second, third }.Select(id => Reader.Kept[id].Names.Count), Is.All.Zero);
    }

    [Test]
    public async Task What_the_account_says_first_below_its_video_answers_nobody_and_what_is_said_there_replies_to_it()
    {
        string video = Script.Publish(by: null, "Welcome week.", parent: null);
        Wait(1);
        string pinned = Script.Publish(by: null, "Ask us below.", video);
        string question = Script.Publish("ada", "When does it begin?", pinned);
        Wait(1);
        _ = await Reader.ReadAsync();
        Assert.That((Reader.Kept[pinned].Kind, Reader.Kept[pinned].InReplyTo), Is.EqualTo(((MessageKind?)null, (ItemId?)null)));
        Assert.That(Reader.Kept[question].InReplyTo?.Value, Is.EqualTo(pinned));
        Assert.That(Reader.Kept[question].Conversation.Value, Is.EqualTo(pinned));
        Assert.That(Reader.Kept[video].Permalink, Is.EqualTo(new Uri($"https://www.youtube.com/watch?v={video}")));
        Assert.That(Reader.Kept[question].Permalink?.Query, Is.EqualTo($"?v={video}&lc={question}"));
    }

    [Test]
    public async Task A_reply_to_an_old_thread_that_nobody_waits_in_is_seen_while_the_thread_is_on_the_first_page()
    {
        string question = Script.Publish("ada", "Is it open?", parent: null);
        _ = Script.Publish(by: null, "Yes.", question);
        Wait(1);
        _ = await Reader.ReadAsync();
        Wait(60 * 24 * 3);
        string again = Script.Publish("bob", "Still?", question);
        Wait(5);
        _ = await Reader.ReadAsync(withActivity: false);
        Assert.That(Reader.Kept[again].InReplyTo?.Value, Is.EqualTo(question));
    }

    [Test]
    public async Task A_follow_up_in_an_answered_thread_below_the_newest_page_is_found_within_an_hour_by_one_call()
    {
        string question = Script.Publish("ada", "Is it open?", parent: null);
        Wait(1);
        _ = Script.Publish(by: null, "Yes.", question);
        Wait(1);
        _ = await Reader.ReadAsync();
        await BuryAsync();
        string again = Script.Publish("ada", "And the lift?", question);
        for (int i = 0; i < 12; i++)
        {
            Wait(5);
            _ = await Reader.ReadAsync();
        }

        Assert.That(Reader.Kept, Contains.Key(again));
        Assert.That(
            Stage.Requests.Count(request => IsById(request) && request.Contains(question, StringComparison.Ordinal)),
            Is.EqualTo(1)
        );
        Script.Delete(question);
        Reader.Kept.Clear(); // nothing waits
        for (int i = 0; i < 36; i++)
        {
            Wait(5);
            _ = await Reader.ReadAsync();
        }

        Assert.That(
            Stage.Requests.Count(request => IsById(request) && request.Contains(question, StringComparison.Ordinal)),
            Is.LessThan(5)
        );
    }

    [Test]
    public async Task The_first_reading_looks_back_as_far_as_it_is_set_and_no_further()
    {
        Instant now = Stage.Time.Now;
        string old = Script.Publish("ada", "Long ago?", parent: null, at: now - Duration.FromDays(31));
        string late = Script.Publish("bob", "Lately?", parent: null, at: now - Duration.FromDays(29));
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept.Keys, Is.EquivalentTo([late]));
        Assert.That(Reader.Kept, Does.Not.ContainKey(old));
    }

    [Test]
    public async Task A_channel_may_be_registered_by_its_id()
    {
        string question = Script.Publish("ada", "Is it open?", parent: null);
        Wait(1);
        ReadRequest request = Reader.Request(withProfile: true) with { Access = Stage.Access with { Handle = YouTubeScript.Official } };
        Reading.Page page = (Reading.Page)await Stage.Platform.ReadAsync(request, Patience);
        Assert.That(page.Items.Select(item => item.Id.Value), Is.EqualTo([question]));
        Assert.That(page.Profile, Is.TypeOf<AccountProfile.Live>(), "An id is no handle that could be another one.");
        Assert.That(Stage.Requests, Has.None.Contains("forHandle"));
    }

    /// <summary>The figures of docs/platforms.md.</summary>
    [TestCase(false, 0, 128, 330, TestName = "Calls of a quiet channel that consented, in a day")]
    [TestCase(false, 20, 128, 700, TestName = "Calls of a busy channel that consented, in a day")]
    [TestCase(true, 0, 128, 230, TestName = "Calls of a quiet channel by a key, in a day")]
    [TestCase(true, 20, 128, 600, TestName = "Calls of a busy channel by a key, in a day")]
    public async Task Calls_of_a_day(bool isKey, int questions, int least, int most)
    {
        await using YouTubeStage stage = new(isKey);
        await stage.StartAsync(Patience);
        int calls = await DayOfReadings.CallsAsync(stage, questions);
        int tokens = stage.Requests.Count(request => request.EndsWith("/token", StringComparison.Ordinal));
        await TestContext.Out.WriteLineAsync(
            $"{(isKey ? "By a key" : "By consent")}, {questions} questions: {calls} calls, {tokens} of them for tokens."
        );
        Assert.That(calls, Is.InRange(least, most));
    }

    private static bool IsById(string request) =>
        request.Contains("commentThreads", StringComparison.Ordinal) && request.Contains("&id=", StringComparison.Ordinal);
}
