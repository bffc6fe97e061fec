using NodaTime;
using ResponsivenessMonitor.Policy.Tests.Support;
using ResponsivenessMonitor.Policy.Visits;
using static ResponsivenessMonitor.Policy.Tests.Support.London;

namespace ResponsivenessMonitor.Policy.Tests.Visits;

public sealed class SpamWatchTests
{
    private static readonly SpamWatch Watch = new(London.Calendar);

    [TestCase("2026-06-09T10:00", "2026-06-10T17:00")]
    [TestCase("2026-06-09T23:59", "2026-06-10T17:00")]
    [TestCase("2026-06-12T10:00", "2026-06-15T17:00", TestName = "Over a weekend")]
    [TestCase("2026-05-22T10:00", "2026-05-26T17:00", TestName = "Over a bank holiday")]
    [TestCase("2026-03-27T10:00", "2026-03-30T17:00", TestName = "Over a change of the clocks")]
    public void Spam_may_stand_until_the_next_open_days_last_close(string judged, string from) =>
        Assert.That(Watch.ListedFrom(At(judged)), Is.EqualTo(At(from)));

    [Test]
    public void Spam_still_visible_in_a_reading_after_it_is_listed()
    {
        Instant judged = At("2026-06-09T10:00");
        Assert.That(
            Watch.Decide(judged, At("2026-06-10T16:59:59"), isVisible: true),
            Is.EqualTo(new SpamDecision.NotYet(At("2026-06-10T17:00")))
        );
        Assert.That(
            Watch.Decide(judged, At("2026-06-10T17:00"), isVisible: true),
            Is.EqualTo(new SpamDecision.Listed(At("2026-06-10T17:00")))
        );
    }

    [TestCase("2026-06-09T10:05")]
    [TestCase("2026-06-11T10:05")]
    public void Spam_that_is_gone_is_not_listed(string read) =>
        Assert.That(Watch.Decide(At("2026-06-09T10:00"), At(read), isVisible: false), Is.EqualTo(new SpamDecision.Removed()));
}
