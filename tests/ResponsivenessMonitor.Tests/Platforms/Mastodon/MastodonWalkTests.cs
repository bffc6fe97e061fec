using NodaTime;
using ResponsivenessMonitor.Platforms.Mastodon;

namespace ResponsivenessMonitor.Tests.Platforms.Mastodon;

/// <summary>A list is walked by the server's links alone, ends in every case, and never counts as read beyond what was shown.</summary>
internal sealed class MastodonWalkTests
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 10, 5, 9, 0);
    private static readonly Instant Cutoff = Nine - Duration.FromDays(30);
    private static readonly MastodonLink NoLink = new(IsThere: false, Next: null);
    private static readonly MastodonLink Last = new(IsThere: true, Next: null);
    private static readonly MastodonLink More = new(IsThere: true, Next: "/api/v1/notifications?max_id=x");

    [Test]
    public void A_page_that_reaches_what_is_known_is_the_end()
    {
        MastodonStep step = Known("b", 2).Take([Entry("c", 3), Entry("b", 2), Entry("a", 1)], More, Cutoff);
        Assert.That(step, Is.EqualTo(new MastodonStep(Known("c", 3), IsDone: true, MastodonGap.None)).Using<MastodonStep>(Same));
    }

    [Test]
    public void What_was_read_is_not_news_and_what_comes_a_little_late_is()
    {
        MastodonWalk walk = new MastodonWalk().Take([Entry("c", 3), Entry("b", 2), Entry("a", -9)], Last, Cutoff).Walk;
        MastodonEntry[] page = [Entry("d", 4), Entry("c", 3), Entry("late", 2), Entry("b", 2), Entry("a", -9)];
        Assert.That(walk.IsNews(Entry("c", 3), page), Is.False);
        Assert.That(walk.IsNews(Entry("b", 2), page), Is.False);
        Assert.That(walk.IsNews(Entry("late", 2), page), Is.True);
        Assert.That(walk.IsNews(Entry("a", -9), page), Is.False);
        Assert.That(walk.IsNews(Entry("d", 4), page), Is.True);
        MastodonWalk then = walk.Take([Entry("c", 3), Entry("late", 2), Entry("b", 2)], Last, Cutoff).Walk;
        Assert.That(then.IsNews(Entry("late", 2), page), Is.False);
    }

    [Test]
    public void What_a_server_lists_first_is_news_although_its_clock_was_set_back_by_a_day()
    {
        const int Day = 24 * 60;
        MastodonWalk walk = new MastodonWalk().Take([Entry("c", 3), Entry("b", 2)], Last, Cutoff).Walk;
        MastodonEntry[] page = [Entry("e", 6 - Day), Entry("d", 5 - Day), Entry("c", 3), Entry("b", 2), Entry("a", 1 - Day)];
        Assert.That(page.Where(entry => walk.IsNews(entry, page)).Select(entry => entry.Id), Is.EqualTo(["e", "d"]));
        MastodonStep step = walk.Take(page, More, Cutoff);
        Assert.That((step.IsDone, step.Gap), Is.EqualTo((true, MastodonGap.None)));
        Assert.That(page.Where(entry => step.Walk.IsNews(entry, page)), Is.Empty, "each is news once");
        MastodonEntry[] later = [Entry("f", 7 - Day), .. page];
        Assert.That(later.Where(entry => step.Walk.IsNews(entry, later)).Select(entry => entry.Id), Is.EqualTo(["f"]));
    }

    [Test]
    public void What_is_known_may_have_been_deleted()
    {
        MastodonStep step = Known("b", 2).Take([Entry("c", 3), Entry("a", 1)], More, Cutoff);
        Assert.That((step.IsDone, step.Gap), Is.EqualTo((true, MastodonGap.None)));
    }

    [Test]
    public void A_walk_of_several_pages_looks_at_the_top_once_more()
    {
        MastodonStep first = Known("a", 1).Take([Entry("e", 5), Entry("d", 4)], More, Cutoff);
        Assert.That((first.IsDone, first.Walk.Next), Is.EqualTo((false, More.Next)));
        MastodonStep second = first.Walk.Take([Entry("c", 3), Entry("a", 1)], More, Cutoff);
        Assert.That(second.IsDone, Is.False, "Something may have come meanwhile.");
        Assert.That((second.Walk.FloorId, second.Walk.Next), Is.EqualTo(("e", (string?)null)));
        Assert.That(second.Walk.Take([Entry("e", 5), Entry("d", 4)], More, Cutoff).IsDone, Is.True);
    }

    [Test]
    public void A_page_without_anything_new_ends_the_walk_and_is_not_taken_for_all()
    {
        MastodonStep first = Known("a", 1).Take([Entry("e", 5), Entry("d", 4)], More, Cutoff);
        MastodonStep again = first.Walk.Take([Entry("e", 5), Entry("d", 4)], More, Cutoff);
        Assert.That((again.Walk.Next, again.Gap), Is.EqualTo(((string?)null, MastodonGap.GoesRound)));
    }

    [Test]
    public void Pages_that_lead_round_in_circles_come_to_an_end()
    {
        MastodonStep step = new(Known("a", 1), IsDone: false, MastodonGap.None);
        int pages = 0;
        do
        {
            step = step.Walk.Take([Entry(pages % 2 == 0 ? "e" : "d", 5)], More, Cutoff);
            pages++;
        } while (step.Walk.Next is not null);

        Assert.That(pages, Is.InRange(2, 60));
        Assert.That(step.Gap, Is.EqualTo(MastodonGap.GoesRound));
    }

    [Test]
    public void Without_any_links_what_is_below_the_page_is_missing_and_that_is_said()
    {
        MastodonStep step = Known("a", 1).Take([Entry("e", 5), Entry("d", 4)], NoLink, Cutoff);
        Assert.That((step.Gap, step.Walk.FloorId), Is.EqualTo((MastodonGap.NoPaging, "e")));
    }

    [Test]
    public void The_first_page_of_a_server_without_links_is_where_reading_begins() =>
        Assert.That(new MastodonWalk().Take([Entry("e", 5)], NoLink, Cutoff).Gap, Is.EqualTo(MastodonGap.None));

    [Test]
    public void The_last_page_of_a_server_with_links_is_the_end() =>
        Assert.That(Known("a", 1).Take([Entry("e", 5)], Last, Cutoff).Gap, Is.EqualTo(MastodonGap.None));

    [Test]
    public void An_empty_list_is_read()
    {
        MastodonStep step = Known("a", 1).Take([], NoLink, Cutoff);
        Assert.That((step.IsDone, step.Gap, step.Walk.FloorId), Is.EqualTo((true, MastodonGap.None, "a")));
    }

    [Test]
    public void Ids_are_never_compared_but_for_being_the_same()
    {
        MastodonStep step = Known("900", 2).Take([Entry("100", 3), Entry("900", 2)], Last, Cutoff);
        Assert.That(step.Walk.FloorId, Is.EqualTo("100"));
    }

    [TestCase(
        "<https://a.example/api/v1/notifications?max_id=21&types%5B%5D=mention>; rel=\"next\", <https://a.example/x>; rel=\"prev\"",
        "/api/v1/notifications?max_id=21&types%5B%5D=mention"
    )]
    [TestCase("<http://10.0.0.1/api/v1/notifications?max_id=21>; rel=next", "/api/v1/notifications?max_id=21")]
    [TestCase("<https://a.example/admin?max_id=21>; rel=\"next\"", null, TestName = "A link that leads elsewhere")]
    [TestCase("<https://a.example/api/v1/notifications?min_id=21>; rel=\"prev\"", null)]
    [TestCase("nonsense <<<>>> rel=next", null)]
    [TestCase("<file:///etc/passwd>; rel=\"next\"", null)]
    [TestCase("", null)]
    public void A_link_leads_to_the_same_list_on_the_same_server(string header, string? next) =>
        Assert.That(MastodonLink.Read(header, "/api/v1/notifications"), Is.EqualTo(new MastodonLink(IsThere: true, next)));

    private static MastodonWalk Known(string id, int minute) =>
        new() { FloorId = id, FloorAt = (Nine + Duration.FromMinutes(minute)).ToUnixTimeMilliseconds() };

    private static MastodonEntry Entry(string id, int minute) => new(id, Nine + Duration.FromMinutes(minute));

    private static bool Same(MastodonStep one, MastodonStep other) =>
        one.IsDone == other.IsDone
        && one.Gap == other.Gap
        && string.Equals(one.Walk.FloorId, other.Walk.FloorId, StringComparison.Ordinal)
        && one.Walk.FloorAt == other.Walk.FloorAt
        && string.Equals(one.Walk.Next, other.Walk.Next, StringComparison.Ordinal);
}
