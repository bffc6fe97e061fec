using ResponsivenessMonitor.Policy.Visits;
using static ResponsivenessMonitor.Policy.Tests.Support.Dates;
using static ResponsivenessMonitor.Policy.Tests.Visits.Visiting;

namespace ResponsivenessMonitor.Policy.Tests.Visits;

public sealed class VisitStreakTests
{
    private static readonly VisitRules Options = new();

    [Test]
    public void Three_missed_open_days_in_a_row_are_escalated_on_the_third_verdict()
    {
        JudgedDay[] days = [Missed("2026-06-08"), Missed("2026-06-09"), Missed("2026-06-10"), Missed("2026-06-11")];
        bool[] escalated = [.. days.Select((day, i) => VisitStreak.Of(days[..(i + 1)]).EscalatesOn(day.Date, Options))];
        Assert.That(escalated, Is.EqualTo([false, false, true, false]));
    }

    [Test]
    public void Unknown_and_closed_days_are_skipped() =>
        Assert.That(
            VisitStreak
                .Of([Missed("2026-05-22"), Closed("2026-05-23"), Closed("2026-05-25"), Unknown("2026-05-26"), Missed("2026-05-27")])
                .Days.Select(day => day.Date),
            Is.EqualTo([On("2026-05-22"), On("2026-05-27")])
        );

    [Test]
    public void A_visited_day_ends_the_row() =>
        Assert.That(
            VisitStreak.Of([Missed("2026-06-08"), Missed("2026-06-09"), Visited("2026-06-10"), Missed("2026-06-11")]).Count,
            Is.EqualTo(1)
        );

    [Test]
    public void A_visit_today_leaves_no_row() =>
        Assert.That(VisitStreak.Of([Missed("2026-06-08"), Missed("2026-06-09"), Visited("2026-06-10")]).Days, Is.Empty);

    [Test]
    public void A_check_in_for_a_missed_day_splits_the_row()
    {
        JudgedDay[] days = [Missed("2026-06-08"), Visited("2026-06-09", EvidenceKind.CheckedIn), Missed("2026-06-10")];
        Assert.That(VisitStreak.Of(days).EscalatesOn(On("2026-06-10"), Options), Is.False);
    }

    [Test]
    public void Days_may_come_in_any_order() =>
        Assert.That(
            VisitStreak.Of([Missed("2026-06-10"), Missed("2026-06-08"), Missed("2026-06-09")]).Days.Select(day => day.Date),
            Is.EqualTo([On("2026-06-08"), On("2026-06-09"), On("2026-06-10")])
        );

    [TestCase(2, ExpectedResult = false)]
    [TestCase(3, ExpectedResult = true)]
    [TestCase(4, ExpectedResult = true)]
    public bool Nudges_shrink_from_the_third_missed_day_on(int count) =>
        VisitStreak.Of(Enumerable.Range(8, count).Select(day => Missed($"2026-06-{day:00}"))).ShrinksNudges(Options);

    [Test]
    public void A_week_of_weak_evidence_only_is_told_from_one_with_a_strong_visit()
    {
        JudgedDay[] week =
        [
            Visited("2026-06-08", EvidenceKind.Published),
            Missed("2026-06-09"),
            Visited("2026-06-10", EvidenceKind.Published),
            Unknown("2026-06-11"),
        ];
        Assert.That(new VisitWeek([.. week]).Evidence, Is.EqualTo(WeekEvidence.WeakOnly));
        Assert.That(new VisitWeek([.. week, Visited("2026-06-12")]).Evidence, Is.EqualTo(WeekEvidence.Strong));
        Assert.That(new VisitWeek([Missed("2026-06-09")]).Evidence, Is.EqualTo(WeekEvidence.None));
    }
}
