using NodaTime;
using ResponsivenessMonitor.Platforms.YouTube;

namespace ResponsivenessMonitor.Tests.Platforms.YouTube;

/// <summary>How far threads are walked, whether "newest" goes by the thread or by what was said in it last.</summary>
internal sealed class YouTubeWalkTests
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 10, 5, 9, 0);
    private static readonly Instant LongAgo = Nine - Duration.FromDays(30);

    [Test]
    public void It_ends_where_a_thread_is_as_it_was()
    {
        YouTubeWalk walk = new YouTubeWalk().Take([Thread("c", 3), Thread("b", 2)], next: null, LongAgo);
        Assert.That(walk.IsUnderWay, Is.False);
        YouTubeWalk next = walk.Take([Thread("e", 60), Thread("d", 55)], "page 2", LongAgo);
        Assert.That(next.IsUnderWay, Is.True, "Nothing on the page is known, and all of it is new.");
        Assert.That(next.Take([Thread("c", 3), Thread("b", 2)], "page 3", LongAgo).IsUnderWay, Is.False);
    }

    [Test]
    public void A_known_thread_that_rose_to_the_top_by_a_reply_does_not_end_it()
    {
        YouTubeWalk walk = new YouTubeWalk().Take([Thread("c", 3), Thread("b", 2)], next: null, LongAgo);
        YouTubeThread risen = Thread("b", 2, 60);
        Assert.That(walk.Knows(risen), Is.False);
        Assert.That(walk.Take([risen, Thread("d", 55)], "page 2", LongAgo).IsUnderWay, Is.True);
    }

    [Test]
    public void A_reply_that_came_or_went_and_an_edit_make_it_another_thread()
    {
        YouTubeThread thread = Thread("c", 3, 4);
        Assert.That(Thread("c", 3, 4).Token, Is.EqualTo(thread.Token));
        Assert.That((thread with { Count = 2 }).Token, Is.Not.EqualTo(thread.Token));
        Assert.That((thread with { Count = 0, Replies = [] }).Token, Is.Not.EqualTo(thread.Token));
        Assert.That(
            (thread with { Top = thread.Top with { EditedAt = Nine + Duration.FromHours(1) } }).Token,
            Is.Not.EqualTo(thread.Token)
        );
        Assert.That(thread.Token, Has.Length.EqualTo(YouTubeThread.TokenLength));
    }

    [Test]
    public void It_ends_at_what_is_older_than_anything_that_was_known()
    {
        YouTubeWalk walk = new YouTubeWalk().Take([Thread("c", 60)], next: null, LongAgo);
        Assert.That(walk.Take([Thread("d", 70), Thread("z", 40)], "page 2", LongAgo).IsUnderWay, Is.False);
        Assert.That(
            walk.Take([Thread("d", 70), Thread("z", 55)], "page 2", LongAgo).IsUnderWay,
            Is.True,
            "Ten minutes are looked at again."
        );
    }

    [Test]
    public void The_first_one_ends_at_the_day_from_which_on_it_looks()
    {
        YouTubeWalk walk = new YouTubeWalk().Take([Thread("c", 60), Thread("b", -50_000)], "page 2", LongAgo);
        Assert.That(walk.IsUnderWay, Is.False);
        Assert.That(new YouTubeWalk().Take([Thread("c", 60)], "page 2", LongAgo).IsUnderWay, Is.True);
    }

    [Test]
    public void It_ends_at_a_page_that_leads_to_itself_and_at_a_hundred()
    {
        YouTubeWalk walk = new YouTubeWalk().Take([Thread("c", 60)], "page 2", LongAgo);
        Assert.That(walk.Take([Thread("b", 59)], "page 2", LongAgo).IsUnderWay, Is.False);
        int pages = 1;
        while (walk.IsUnderWay && pages < 1_000)
        {
            walk = walk.Take([Thread($"t{pages}", 59)], $"page {++pages + 1}", LongAgo);
        }

        Assert.That(pages, Is.EqualTo(100));
    }

    [Test]
    public void After_several_pages_the_first_of_them_is_what_is_known()
    {
        YouTubeWalk walk = new YouTubeWalk().Take([Thread("d", 60)], "page 2", LongAgo).Take([Thread("c", 50)], next: null, LongAgo);
        Assert.That((walk.Knows(Thread("d", 60)), walk.Knows(Thread("c", 50))), Is.EqualTo((true, false)));
        Assert.That(walk.Mark, Is.EqualTo((Nine + Duration.FromMinutes(60)).ToUnixTimeMilliseconds()));
    }

    [Test]
    public void A_bookmark_comes_back_as_it_was_and_another_channel_s_is_none()
    {
        YouTubeBookmark mark = new()
        {
            Channel = YouTubeScript.Official,
            Threads = new YouTubeWalk().Take([Thread("c", 60)], "page 2", LongAgo),
            Owed = ["Ugx1"],
            Held = new Dictionary<string, string>(StringComparer.Ordinal) { ["Ugx2"] = "Ugx2" },
            Unsaid = new Dictionary<string, long>(StringComparer.Ordinal) { ["Ugx3"] = 5 },
            Doubt = "something was refused",
        };
        YouTubeBookmark read = YouTubeBookmark.Read(mark.Write(), YouTubeScript.Official);
        Assert.That(read.Write(), Is.EqualTo(mark.Write()));
        Assert.That(read.Threads, Is.EqualTo(mark.Threads));
        YouTubeBookmark others = YouTubeBookmark.Read(mark.Write(), YouTubeScript.ChannelOf("ada"));
        Assert.That((others.Channel, others.Threads.IsUnderWay), Is.EqualTo((YouTubeScript.ChannelOf("ada"), false)));
    }

    [Test]
    public void A_walk_that_began_anew_because_the_way_on_was_refused_knows_it_for_an_hour_or_until_it_ends()
    {
        YouTubeWalk walk = new YouTubeWalk().Take([Thread("c", 60)], "page 2", LongAgo).Restart(Nine);
        Assert.That((walk.IsUnderWay, walk.WasRestarted(Nine + Duration.FromMinutes(59))), Is.EqualTo((false, true)));
        Assert.That(walk.WasRestarted(Nine + Duration.FromHours(1)), Is.False);
        YouTubeWalk onward = walk.Take([Thread("c", 60)], "page 2", LongAgo);
        Assert.That(onward.WasRestarted(Nine), Is.True);
        Assert.That(onward.Take([Thread("b", 50)], next: null, LongAgo).WasRestarted(Nine), Is.False);
    }

    [Test]
    public void The_threads_that_were_read_last_are_known_the_newest_last()
    {
        YouTubeThread[] page = [.. Enumerable.Range(0, 150).Select(i => Thread($"t{i:D3}", 1000 - i))];
        Dictionary<string, string> none = new(StringComparer.Ordinal);
        IReadOnlyDictionary<string, string> known = YouTubeBelow.With(none, page[..100], isBelow: false, LongAgo);
        known = YouTubeBelow.With(known, page[100..], isBelow: true, LongAgo);
        Assert.That(known.Keys, Is.EqualTo(page.Reverse().Select(thread => thread.Id)));
        YouTubeThread[] newer = [.. Enumerable.Range(0, 100).Select(i => Thread($"n{i:D3}", 2000 - i)), page[149]];
        known = YouTubeBelow.With(known, newer, isBelow: false, LongAgo);
        Assert.That(known, Has.Count.EqualTo(200));
        Assert.That(known.Keys.Last(), Is.EqualTo("n000"));
        Assert.That(known.Keys, Does.Contain("t149").And.Contain("t000").And.Not.Contain("t148"));
        Assert.That(YouTubeBelow.With(none, [Thread("z", -50_000)], isBelow: false, LongAgo), Is.Empty);
    }

    [Test]
    public void An_older_bookmark_is_read()
    {
        const string older =
            $$"""{"channel":"{{YouTubeScript.Official}}","threads":{"mark":1,"known":"","pages":0},"owed":["Ugx1"],"turn":2}""";
        YouTubeBookmark read = YouTubeBookmark.Read(new ResponsivenessMonitor.Platforms.Bookmark(older), YouTubeScript.Official);
        Assert.That(read.Owed, Is.EqualTo(["Ugx1"]));
        Assert.That((read.Unsaid.Count, read.Doubt, read.DoubtAt), Is.EqualTo((0, (string?)null, (long?)null)));
    }

    /// <summary>A thread that began some minutes after nine, with its last reply.</summary>
    private static YouTubeThread Thread(string id, int minutes, int? reply = null)
    {
        YouTubeRemark top = new(id, "UCada", "ada", "Hm.", Nine + Duration.FromMinutes(minutes), EditedAt: null, Status: null);
        return reply is { } later
            ? new YouTubeThread(top, [top with { Id = $"{id}.r", At = Nine + Duration.FromMinutes(later) }], 1)
            : new YouTubeThread(top, [], 0);
    }
}
