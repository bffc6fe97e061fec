using NodaTime;
using ResponsivenessMonitor.Platforms.Meta;

namespace ResponsivenessMonitor.Tests.Platforms.Meta;

/// <summary>How far lists are walked that come newest first.</summary>
internal sealed class MetaWalkTests
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 10, 5, 9, 0);
    private static readonly Instant Cutoff = Nine - Duration.FromDays(30);

    [Test]
    public void The_first_walk_goes_to_the_end_and_the_next_one_to_what_it_saw()
    {
        MetaWalk walk = new MetaWalk().Take(Page(3), "after=a", Cutoff);
        Assert.That(walk.IsUnderWay, Is.True);
        walk = walk.Take(Page(0), cursor: null, Cutoff);
        Assert.That(walk.IsUnderWay, Is.False);
        Assert.That(walk.Knows(Token(3)), Is.True);
        Assert.That(walk.Take([.. Page(5), .. Page(3)], "after=b", walk.FloorFrom(Cutoff)).IsUnderWay, Is.False);
        Assert.That(walk.Take(Page(5), "after=b", walk.FloorFrom(Cutoff)).IsUnderWay, Is.True);
    }

    [Test]
    public void What_it_knew_may_all_be_gone_and_the_walk_ends_an_hour_below_it()
    {
        MetaWalk walk = new MetaWalk().Take(Page(3), cursor: null, Cutoff);
        Assert.That(walk.Take(Page(2), "after=a", walk.FloorFrom(Cutoff)).IsUnderWay, Is.True);
        Assert.That(walk.Take([(Token(-90), At(-90))], "after=a", walk.FloorFrom(Cutoff)).IsUnderWay, Is.False);
    }

    [Test]
    public void A_walk_to_the_end_passes_over_what_is_known()
    {
        MetaWalk walk = new MetaWalk().Take(Page(3), cursor: null, Cutoff);
        Assert.That(walk.Take(Page(3), "after=a", Cutoff, isToFloor: true).IsUnderWay, Is.True);
        Assert.That(walk.Take([(Token(-90), Cutoff)], "after=a", Cutoff, isToFloor: true).IsUnderWay, Is.False);
    }

    [Test]
    public void A_page_that_leads_to_itself_is_the_last_one()
    {
        MetaWalk walk = new MetaWalk().Take(Page(3), "after=a", Cutoff).Take(Page(2), "after=a", Cutoff);
        Assert.That(walk.IsUnderWay, Is.False);
    }

    [Test]
    public void A_walk_whose_way_on_is_not_known_any_more_begins_anew_three_times_and_then_ends()
    {
        MetaWalk walk = new MetaWalk().Take(Page(1), cursor: null, Cutoff);
        for (int attempt = 0; attempt < 3; attempt++)
        {
            walk = walk.Take(Page(3), "after=a", walk.FloorFrom(Cutoff)).Restart();
            Assert.That((walk.IsUnderWay, walk.Knows(Token(1)), walk.Knows(Token(3))), Is.EqualTo((false, true, false)));
        }

        walk = walk.Take(Page(3), "after=a", walk.FloorFrom(Cutoff)).Restart();
        Assert.That((walk.IsUnderWay, walk.Knows(Token(3)), walk.Restarts), Is.EqualTo((false, true, 0)));
    }

    private static IReadOnlyList<(string, Instant)> Page(int minute) => [(Token(minute), At(minute))];

    private static string Token(int minute) => MetaWalk.TokenOf($"entry {minute}");

    private static Instant At(int minute) => Nine + Duration.FromMinutes(minute);
}
