using NodaTime;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Tests.Jobs;

/// <summary>An account that looks gone is asked for again soon, until it can be told: after three answers over fifteen minutes.</summary>
internal sealed class GonePaceTests
{
    [Test]
    public void An_account_that_looks_gone_is_told_after_a_quarter_of_an_hour_and_asked_seldom_only_then()
    {
        Instant first = Instant.FromUtc(2026, 11, 26, 10, 24);
        Watch watch = new();
        Reading gone = new Reading.AccountGone(GoneKind.Suspended);
        List<double> waits = [];
        for (Instant began = first; waits.Count < 4; began = OutcomeKeeper.AgainAt(watch, gone, began))
        {
            OutcomeKeeper.TakeFailure(watch, gone, began);
            waits.Add((OutcomeKeeper.AgainAt(watch, gone, began) - began).TotalMinutes);
        }

        Assert.That(waits, Is.EqualTo([5, 5, 5, 40]));
        Assert.That(watch.GoneAnswers?.Judge(new LifecycleRules()), Is.TypeOf<Visibility.CannotBeSeen>());
    }
}
