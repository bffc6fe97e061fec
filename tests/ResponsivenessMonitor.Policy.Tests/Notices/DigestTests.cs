using NodaTime;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Notices;

/// <summary>§6: the breach digest to Marketing.</summary>
internal sealed class DigestTests
{
    private static readonly DigestSchedule Schedule = new(London.Calendar, DigestSchedule.DefaultAt);
    private static readonly DigestWindow Today = Schedule.WindowOf(Dates.On("2026-06-10"));
    private static readonly DigestWindow Tomorrow = Schedule.WindowOf(Dates.On("2026-06-11"));

    [TestCase("2026-06-09T08:29", ExpectedResult = "2026-06-09T08:30")]
    [TestCase("2026-06-09T08:30", ExpectedResult = "2026-06-10T08:30")]
    [TestCase("2026-06-12T09:00", ExpectedResult = "2026-06-15T08:30", TestName = "After Friday's comes Monday's")]
    [TestCase("2026-05-22T09:00", ExpectedResult = "2026-05-26T08:30", TestName = "A bank holiday has none")]
    [TestCase("2026-10-23T09:00", ExpectedResult = "2026-10-26T08:30", TestName = "It keeps its local time when the clocks change")]
    public string It_is_due_each_open_day_at_08_30(string after) =>
        Schedule.NextAfter(London.At(after)).At.InZone(London.Calendar.Zone).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", null);

    [TestCase(2026, 6, 10, ExpectedResult = DigestScope.Day, TestName = "A Wednesday's speaks of its day")]
    [TestCase(2026, 6, 15, ExpectedResult = DigestScope.Day | DigestScope.Week, TestName = "A Monday's sums up the week")]
    [TestCase(2026, 5, 26, ExpectedResult = DigestScope.Day | DigestScope.Week, TestName = "After a bank holiday Tuesday's does")]
    [TestCase(
        2026,
        6,
        1,
        ExpectedResult = DigestScope.Day | DigestScope.Week | DigestScope.Month,
        TestName = "The first of a week and a month sums up both"
    )]
    [TestCase(
        2026,
        7,
        1,
        ExpectedResult = DigestScope.Day | DigestScope.Month,
        TestName = "The first of a month in mid-week sums up the month"
    )]
    [TestCase(
        2026,
        8,
        3,
        ExpectedResult = DigestScope.Day | DigestScope.Week | DigestScope.Month,
        TestName = "A month that begins at a weekend is summed up on Monday"
    )]
    public DigestScope The_first_of_a_week_or_month_is_its_summary(int year, int month, int day) =>
        Schedule.ScopeOf(new LocalDate(year, month, day));

    [Test]
    public void A_closed_day_has_no_digest() => Assert.That(() => Schedule.ScopeOf(new LocalDate(2026, 6, 14)), Throws.ArgumentException);

    [Test]
    public void It_lists_what_became_known_as_breached_since_the_last_one_and_only_then()
    {
        DigestEntry entry = Open(new Standing.Breached(London.At("2026-06-09T00:00")), DeadlineOutcome.Missed, knownAt: "2026-06-09T08:31");

        Assert.That(entry.SectionsIn(Today), Is.EqualTo(DigestSections.Breached | DigestSections.StillOpen));
        Assert.That(entry.SectionsIn(Tomorrow), Is.EqualTo(DigestSections.StillOpen));
    }

    [Test]
    public void What_is_past_its_aim_and_still_open_is_listed()
    {
        DigestEntry entry = Open(new Standing.PastAim(London.At("2026-06-10T17:00")), DeadlineOutcome.Pending, knownAt: null);

        Assert.That(entry.SectionsIn(Today), Is.EqualTo(DigestSections.PastAim));
    }

    [Test]
    public void What_was_closed_without_a_reply_after_the_deadline_is_listed_once()
    {
        DigestEntry entry = Open(
            new Standing.Closed(Policy.Enquiries.ClosingReason.Removed),
            DeadlineOutcome.Missed,
            knownAt: "2026-06-05T09:00"
        ) with
        {
            ClosedKnownAt = London.At("2026-06-09T15:00"),
        };

        Assert.That(entry.SectionsIn(Today), Is.EqualTo(DigestSections.ClosedWithoutReply));
        Assert.That(entry.SectionsIn(Tomorrow), Is.EqualTo(DigestSections.None));
    }

    [Test]
    public void A_breach_that_was_undone_is_corrected_in_the_next_one()
    {
        DigestEntry entry = Open(
            Asked.Department("2026-06-08T10:00").Answered("2026-06-08T16:00").Verdict,
            DeadlineOutcome.Met,
            "2026-06-09T08:00"
        ) with
        {
            CorrectedAt = London.At("2026-06-09T15:00"),
        };

        Assert.That(entry.SectionsIn(Today), Is.EqualTo(DigestSections.Corrected));
    }

    [Test]
    public void A_breach_undone_before_anybody_was_told_is_not_mentioned()
    {
        DigestEntry entry = Open(
            Asked.Department("2026-06-08T10:00").Answered("2026-06-08T16:00").Verdict,
            DeadlineOutcome.Met,
            "2026-06-09T10:00"
        ) with
        {
            CorrectedAt = London.At("2026-06-09T15:00"),
        };

        Assert.That(entry.SectionsIn(Today), Is.EqualTo(DigestSections.None));
    }

    [Test]
    public void What_is_never_answered_is_off_the_open_list() =>
        Assert.That(
            Open(new Standing.NeverAnswered(London.At("2026-05-01T00:00")), DeadlineOutcome.Missed, "2026-05-01T00:01").SectionsIn(Today),
            Is.EqualTo(DigestSections.None)
        );

    [Test]
    public void It_speaks_of_what_became_known_since_the_digest_of_the_open_day_before()
    {
        DigestWindow tuesday = Schedule.WindowOf(Dates.On("2026-05-26"));

        Assert.That(
            tuesday,
            Is.EqualTo(new DigestWindow(London.At("2026-05-22T08:30"), London.At("2026-05-26T08:30"))),
            "Monday is a holiday"
        );
        Assert.That(tuesday.Holds(tuesday.From), Is.False, "known then, it was in the last one");
        Assert.That(tuesday.Holds(tuesday.To), Is.True);
        Assert.That(tuesday.Holds(null), Is.False);
    }

    [Test]
    public void A_breach_that_was_undone_and_lapsed_again_is_news_again()
    {
        DigestEntry entry = Open(new Standing.Breached(London.At("2026-06-10T00:00")), DeadlineOutcome.Missed, knownAt: "2026-06-10T00:01");

        Assert.That(
            entry.SectionsIn(Today) & DigestSections.Breached,
            Is.EqualTo(DigestSections.Breached),
            "BreachKnownAt is the last declaration"
        );
    }

    [TestCase(DigestScope.Day, ExpectedResult = DigestFate.Empty)]
    [TestCase(DigestScope.Day | DigestScope.Week, ExpectedResult = DigestFate.SentAllClear)]
    [TestCase(DigestScope.Day | DigestScope.Month, ExpectedResult = DigestFate.SentAllClear)]
    public DigestFate With_nothing_to_say_it_is_unsent_and_the_weekly_one_says_all_clear(DigestScope scope) =>
        new DigestContents([DigestSections.None, DigestSections.None]).FateIn(scope);

    [Test]
    public void Each_list_with_something_in_it_is_a_reason_to_send_it()
    {
        DigestContents nothing = new([]);

        Assert.That(new DigestContents([DigestSections.Corrected]).FateIn(DigestScope.Day), Is.EqualTo(DigestFate.Sent));
        Assert.That((nothing with { MissedVisits = 1 }).FateIn(DigestScope.Day), Is.EqualTo(DigestFate.Sent));
        Assert.That((nothing with { DefunctAccounts = 1 }).FateIn(DigestScope.Day), Is.EqualTo(DigestFate.Sent));
        Assert.That((nothing with { UnreadAccounts = 1 }).FateIn(DigestScope.Day), Is.EqualTo(DigestFate.Sent));
    }

    [Test]
    public void The_open_list_begins_with_the_oldest()
    {
        DigestEntry young = Open(new Standing.Breached(Today.From), DeadlineOutcome.Missed, null);
        DigestEntry old = young with { Received = London.At("2026-06-01T10:00") };

        Assert.That(DigestEntry.OldestFirst([young, old]), Is.EqualTo([old, young]));
    }

    private static DigestEntry Open(Standing standing, DeadlineOutcome outcome, string? knownAt) =>
        new(London.At("2026-06-08T10:00"), standing, outcome, knownAt is null ? null : London.At(knownAt));
}
