using NodaTime;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Tests.Platforms.Conformance;

/// <summary>Whatever lies between two readings, nothing is lost, nothing is doubled, and nothing new costs one call.</summary>
[TestFixtureSource(typeof(Stages), nameof(Stages.All))]
internal sealed class PagingTests(Func<Stage> make) : OnStage(make)
{
    [Test]
    public async Task When_nothing_is_new_a_reading_costs_one_call()
    {
        _ = await Stage.PublishAsync(by: null, "We are open.");
        _ = await Reader.ReadAsync(withProfile: true);
        for (int i = 0; i < 3; i++)
        {
            Wait(5);
            int before = Stage.Calls;
            CompletedReading reading = await Reader.ReadAsync(withActivity: false);
            Assert.That(Stage.Calls - before, Is.EqualTo(Stage.QuietCalls));
            Assert.That(reading.Cost, Is.EqualTo(Stage.QuietCalls), "What it says that it spent is not what it spent.");
        }

        Wait(5);
        int without = Stage.Calls;
        CompletedReading last = await Reader.ReadAsync(withActivity: true);
        Assert.That(Stage.Calls - without, Is.LessThanOrEqualTo(Stage.ActivityCalls));
        Assert.That(last.Cost, Is.EqualTo(Stage.Calls - without));
    }

    [Test]
    public async Task More_than_a_page_comes_whole_and_in_order()
    {
        _ = await Reader.ReadAsync();
        string[] ids = await AskAsync(Stage.MoreThanAPage * 2);
        CompletedReading reading = await Reader.ReadAsync();
        Assert.That(reading.IsComplete, Is.True);
        Assert.That(InOrder(), Is.EqualTo(ids));
        Assert.That(Reader.Kept.Values.Select(item => item.Kind), Is.All.EqualTo(Stage.Opening));
    }

    [Test]
    public async Task What_was_published_at_the_same_instant_comes_in_the_order_of_its_conversation()
    {
        string post = await Stage.PublishAsync(by: null, "Ask us anything.");
        Wait(1);
        _ = await Reader.ReadAsync();
        string question = await Stage.PublishAsync("ada", "Where?", post);
        string answer = await Stage.PublishAsync(by: null, "Here.", question);
        Wait(1);
        _ = await Reader.ReadAsync();
        PlatformItem[] items = [Reader.Kept[question], Reader.Kept[answer]];
        Assert.That(items[0].At, Is.EqualTo(items[1].At));
        Assert.That(items[1].InReplyTo, Is.EqualTo(items[0].Id));
    }

    [Test]
    public async Task What_is_published_between_two_pages_is_not_lost()
    {
        _ = await Reader.ReadAsync();
        List<string> ids = [.. await AskAsync(Stage.MoreThanAPage * 2)];
        bool more = true;
        int pages = 0;
        while (more && pages < 50)
        {
            more = await Reader.PageAsync() is Reading.Page { More: true };
            ids.AddRange(pages++ < 2 ? await AskAsync(3) : []);
        }

        _ = await Reader.ReadAsync();
        Assert.That(InOrder(), Is.EqualTo(ids));
    }

    [Test]
    public async Task What_was_not_read_when_it_broke_is_read_afterwards()
    {
        Needs(StageAct.BreakMidway);
        string[] ids = await AskAsync(Stage.MoreThanAPage * 2);
        for (int calls = 1; calls <= 3; calls++)
        {
            await Stage.BreakAsync(Trouble.Empty, calls);
            _ = await Reader.TryAsync();
            await Stage.RestoreAsync();
        }

        _ = await Reader.ReadAsync();
        Assert.That(InOrder(), Is.EqualTo(ids));
    }

    [Test]
    public async Task A_bookmark_that_was_not_kept_reads_the_same_again()
    {
        string[] ids = await AskAsync(4);
        _ = await Reader.ReadAsync();
        Bookmark? old = Reader.Bookmark;
        string[] more = await AskAsync(4);
        _ = await Reader.ReadAsync();
        Dictionary<string, PlatformItem> first = new(Reader.Kept, StringComparer.Ordinal);
        Reader.Bookmark = old;
        foreach (string id in more)
        {
            _ = Reader.Kept.Remove(id);
        }

        _ = await Reader.ReadAsync();
        Assert.That(InOrder(), Is.EqualTo(ids.Concat(more)));
        Assert.That(Reader.Kept, Is.EquivalentTo(first));
    }

    [TestCase("")]
    [TestCase("nonsense")]
    [TestCase("{\"since\":null}")]
    [TestCase("99999999999999999999999999")]
    public async Task What_is_no_bookmark_makes_it_begin_again(string bookmark)
    {
        string[] ids = await AskAsync(3);
        Reader.Bookmark = new Bookmark(bookmark);
        _ = await Reader.ReadAsync();
        Assert.That(InOrder(), Is.EqualTo(ids));
    }

    [Test]
    public async Task A_service_that_starts_anew_finds_what_it_had_by_its_bookmark_alone()
    {
        string[] ids = await AskAsync(3);
        _ = await Reader.ReadAsync(withProfile: true);
        StageReader other = new(Stage) { Bookmark = Reader.Bookmark };
        string[] more = await AskAsync(2);
        _ = await other.ReadAsync();
        Assert.That(other.Kept.Keys, Is.SupersetOf(more));
        Assert.That(other.Kept.Keys.Except(ids.Concat(more), StringComparer.Ordinal), Is.Empty);
    }

    [Test]
    public async Task What_may_still_be_asked_is_told_where_the_platform_says_it()
    {
        Needs(StageAct.TellBudget);
        CompletedReading first = await Reader.ReadAsync();
        CompletedReading second = await Reader.ReadAsync();
        Assert.That(first.Budget, Is.Not.Null);
        Assert.That(second.Budget!.Value.Remaining, Is.LessThan(first.Budget!.Value.Remaining));
        Assert.That(second.Budget.Value.ResetsAt, Is.InRange(Stage.Time.Now, Stage.Time.Now + Duration.FromHours(24)));
    }

    /// <summary>Questions a minute apart, by several people.</summary>
    private async Task<string[]> AskAsync(int count)
    {
        List<string> ids = [];
        for (int i = 0; i < count; i++)
        {
            Wait(1);
            ids.Add(await Stage.PublishAsync($"person{i % 7}", $"Question {i}: is the library open?"));
        }

        Wait(1);
        return [.. ids];
    }

    private string[] InOrder() => [.. Reader.Kept.Values.OrderBy(item => item.At).ThenBy(item => item.Order).Select(item => item.Id.Value)];
}
