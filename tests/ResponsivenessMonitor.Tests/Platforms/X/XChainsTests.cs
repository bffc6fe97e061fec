using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Tests.Platforms.X;

/// <summary>An answer below a post that no list shows hangs together with the question above it.</summary>
internal sealed class XChainsTests : OnX
{
    protected override Task BeginAsync() => Reader.ReadAsync();

    [Test]
    public async Task An_answer_to_the_second_post_of_a_thread_that_does_not_name_the_account_answers_its_first()
    {
        string question = await Stage.PublishAsync("ada", "Is the library open?");
        Wait(1);
        string second = GoOn("ada", question);
        Wait(4);
        _ = await Reader.ReadAsync();
        string answer = await Stage.PublishAsync(by: null, "Yes.", second);
        Wait(5);
        CompletedReading reading = await Reader.ReadAsync();
        Assert.That(Reader.Kept[answer].InReplyTo?.Value, Is.EqualTo(second));
        Assert.That(Reader.Kept[second].InReplyTo?.Value, Is.EqualTo(question));
        Assert.That(Reader.Kept.Values.Select(item => item.Conversation.Value), Is.All.EqualTo(question));
        Assert.That(Reader.Kept[second].Text, Is.Empty, "It is no question to the account: without words it opens nothing.");
        Assert.That(reading.Reads, Is.EqualTo(new ReadCounts(Posts: 2, Users: 0)));
        Assert.That(Stage.Pages.Bill.Posts, Is.EqualTo(3));
    }

    [Test]
    public async Task What_lies_above_an_answer_is_asked_for_once_also_where_it_is_not_there_any_more()
    {
        string question = await Stage.PublishAsync("ada", "Is the library open?");
        string second = GoOn("ada", question);
        string gone = GoOn("bob", question);
        _ = await Reader.ReadAsync();
        _ = await Stage.PublishAsync(by: null, "Yes.", second);
        _ = await Stage.PublishAsync(by: null, "Quite so.", gone);
        await Stage.DeleteAsync(gone);
        Wait(1);
        WaitingItem[] waiting = [new(new ItemId(question), new ItemId(question))];
        for (int i = 0; i < 3; i++)
        {
            Reading.Page page = (Reading.Page)
                await Stage.Platform.ReadAsync(Reader.Request() with { Waiting = waiting }, CancellationToken.None);
            Reader.Bookmark = page.Bookmark;
            Assert.That(page.More, Is.False);
            Wait(5);
        }

        Assert.That(Asked(second), Is.EqualTo(1));
        Assert.That(Asked(gone), Is.EqualTo(1));
    }

    [TestCase(4, true)]
    [TestCase(5, false)]
    public async Task Four_posts_above_an_answer_are_asked_for_and_no_more(int between, bool isWhole)
    {
        string question = await Stage.PublishAsync("ada", "Is the library open?");
        _ = await Reader.ReadAsync();
        string last = question;
        List<string> chain = [];
        for (int i = 0; i < between; i++)
        {
            Wait(1);
            chain.Add(last = GoOn("ada", last));
        }

        _ = await Stage.PublishAsync(by: null, "Yes.", last);
        Wait(1);
        _ = await Reader.ReadAsync();
        Assert.That(chain.All(Reader.Kept.ContainsKey), Is.EqualTo(isWhole));
    }

    [Test]
    public async Task The_chain_is_whole_also_where_question_and_answer_are_found_in_one_reading_of_several_pages()
    {
        string question = await Stage.PublishAsync("ada", "Is the library open?");
        string second = GoOn("ada", question);
        string answer = await Stage.PublishAsync(by: null, "Yes.", second);
        for (int i = 0; i < 2 * XPages.PageSize; i++)
        {
            Wait(10);
            _ = await Stage.PublishAsync($"person{i}", "Where is the map room?");
            _ = await Stage.PublishAsync(by: null, $"Day {i} of the exhibition.");
        }

        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept.Keys, Is.SupersetOf([question, second, answer]));
        Assert.That(Reader.Bookmark?.Value, Does.Not.Contain("asked"), "What was asked in a reading that is complete waits by now.");
    }

    [Test]
    public async Task What_lies_above_an_answer_in_other_conversations_is_not_paid_for()
    {
        string chat = Stage.Script.Publish("cy", "A fine day.", parent: null, post => post with { Named = [], Text = "A fine day." });
        _ = await Stage.PublishAsync("ada", "Is the library open?");
        _ = await Reader.ReadAsync();
        _ = await Stage.PublishAsync(by: null, "It is.", chat);
        Wait(1);
        _ = await Reader.ReadAsync();
        Assert.That(Asked(chat), Is.Zero);
    }

    [Test]
    public async Task A_post_above_an_answer_that_cannot_be_asked_for_ends_the_reading_and_is_asked_for_again()
    {
        string question = await Stage.PublishAsync("ada", "Is the library open?");
        string second = GoOn("ada", question);
        _ = await Reader.ReadAsync();
        _ = await Stage.PublishAsync(by: null, "Yes.", second);
        Wait(1);
        Stage.Answers[$"/2/tweets?ids={second}"] = (200, """{"errors":[{"title":"Service Unavailable"}]}""");
        Assert.That(await Reader.FailureAsync(), Is.InstanceOf<Reading.Unreachable>());
        Stage.Answers.Clear();
        Wait(5);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Contains.Key(second));
    }

    [Test]
    public async Task What_names_the_account_and_came_so_keeps_its_words()
    {
        string question = await Stage.PublishAsync("ada", "Is the library open?");
        string missed = Stage.Script.Publish("bob", "And on Sunday?", question, post => post with { IsMissed = true });
        _ = await Reader.ReadAsync();
        _ = await Stage.PublishAsync(by: null, "Yes.", missed);
        Wait(1);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept[missed].Text, Does.Contain("And on Sunday?"));
    }

    /// <summary>A reply that names nobody.</summary>
    private string GoOn(string author, string parent) =>
        Stage.Script.Publish(author, string.Empty, parent, post => post with { Named = [], Text = "On Sunday, I mean?" });

    private int Asked(string id) =>
        Stage.Requests.Count(request =>
            request.StartsWith("GET /2/tweets?ids=", StringComparison.Ordinal) && request.Contains(id, StringComparison.Ordinal)
        );
}
