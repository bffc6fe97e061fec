using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Tests.Support;
using ResponsivenessMonitor.Policy.Visits;
using static ResponsivenessMonitor.Policy.Tests.Lifecycle.Quiet;
using static ResponsivenessMonitor.Policy.Tests.Support.Dates;
using static ResponsivenessMonitor.Policy.Tests.Support.London;

namespace ResponsivenessMonitor.Policy.Tests.Lifecycle;

public sealed class SignReaderTests
{
    private static readonly SignReader Signs = new(London.Calendar, new LifecycleRules());

    [Test]
    public void An_account_that_is_looked_after_has_no_sign() => Assert.That(Signs.Read(Facts, Now), Is.Empty);

    [Test]
    public void A_platform_that_says_gone_for_a_day_is_a_sign_with_its_evidence() =>
        Assert.That(
            Signs.Read(Facts with { GoneAnswers = GoneSince("2026-06-08T09:00") }, Now),
            Is.EqualTo([new DefunctSign.Gone(At("2026-06-08T09:00"), GoneKind.Deleted, Answers: 3)])
        );

    [Test]
    public void An_account_that_cannot_be_seen_for_less_than_a_day_has_no_sign() =>
        Assert.That(Signs.Read(Facts with { GoneAnswers = GoneAnswers.First(GoneKind.Suspended, Now) }, Now), Is.Empty);

    [TestCase("2026-05-10T10:00:01", null, ExpectedResult = false)]
    [TestCase("2026-05-10T10:00", null, ExpectedResult = true, TestName = "30 days without post or reply")]
    [TestCase("2026-05-10T10:00", 14, ExpectedResult = false, TestName = "30 days of an account that plans to post every 14")]
    [TestCase("2026-04-28T10:00", 14, ExpectedResult = true, TestName = "42 days of that account")]
    [TestCase("2026-05-12T10:00", 7, ExpectedResult = false, TestName = "28 days of an account that plans to post every 7")]
    public bool No_post_or_reply_for_30_days_or_3_posting_intervals_is_dormant(string last, int? interval) =>
        Has(
            SignKind.Dormant,
            Facts with
            {
                LastActivity = At(last),
                PostingInterval = interval is { } days ? Duration.FromDays(days) : null,
            }
        );

    [TestCase("2026-04-24T11:00", ExpectedResult = true, TestName = "30 days of 24 hours over the clocks going forward")]
    [TestCase("2026-04-24T10:59", ExpectedResult = false, TestName = "Not an hour earlier by the wall")]
    public bool Dormancy_counts_24_hour_days(string now) =>
        Signs
            .Read(Facts with { LastActivity = At("2026-03-25T10:00"), KnownTo = At(now) }, At(now))
            .Any(sign => sign.Kind == SignKind.Dormant);

    [Test]
    public void Dormancy_is_counted_only_as_far_as_the_account_was_read()
    {
        AccountFacts facts = Facts with { LastActivity = At("2026-05-01T10:00"), KnownTo = At("2026-05-20T10:00") };
        Assert.That(Has(SignKind.Dormant, facts), Is.False);
        Assert.That(Has(SignKind.Dormant, facts with { KnownTo = null }), Is.False);
        Assert.That(Has(SignKind.Dormant, facts with { KnownTo = Now }), Is.True);
    }

    [Test]
    public void A_reading_after_the_instant_of_asking_says_nothing_yet() =>
        Assert.That(
            Has(SignKind.Dormant, Facts with { LastActivity = At("2026-05-11T10:00"), KnownTo = At("2026-06-20T10:00") }),
            Is.False
        );

    [Test]
    public void An_account_without_any_known_post_is_dormant_from_the_start_of_watching() =>
        Assert.That(
            Signs.Read(Facts with { LastActivity = null }, Now),
            Is.EqualTo([new DefunctSign.Dormant(Facts.MonitoredSince, LastActivity: null, Duration.FromDays(30))])
        );

    [TestCase(9, ExpectedResult = false)]
    [TestCase(10, ExpectedResult = true)]
    public bool Ten_open_days_without_evidence_are_unvisited(int days) =>
        Has(SignKind.Unvisited, Facts with { Missed = MissedOpenDays("2026-05-18", days) });

    [Test]
    public void Closed_days_do_not_count_towards_the_ten_even_where_every_day_is_visited()
    {
        VisitStreak everyDay = new([.. Enumerable.Range(0, 14).Select(day => Missed(On("2026-05-18").PlusDays(day)))]);
        Assert.That(Has(SignKind.Unvisited, Facts with { Missed = everyDay }), Is.False);
    }

    [Test]
    public void Unvisited_says_since_when_and_how_many_open_days() =>
        Assert.That(
            Signs.Read(Facts with { Missed = MissedOpenDays("2026-05-21", 12) }, Now),
            Is.EqualTo([new DefunctSign.Unvisited(At("2026-05-21T00:00"), OpenDays: 12, Facts.LastEvidence)])
        );

    [TestCase("2026-06-02T00:00", ExpectedResult = false, TestName = "Breached for exactly five open days, on Mon 8 Jun 17:00")]
    [TestCase("2026-06-01T00:00", ExpectedResult = true, TestName = "Breached for over five open days")]
    [TestCase("2026-05-23T00:00", ExpectedResult = true, TestName = "Breached before a bank holiday")]
    public bool Three_enquiries_breached_for_over_5_open_days_are_a_backlog(string lapsed) =>
        Signs.Read(Facts with { Lapsed = Lapsed(lapsed, 3) }, At("2026-06-08T17:00")).Any(sign => sign.Kind == SignKind.Backlog);

    [TestCase("2026-06-02T17:00", ExpectedResult = false, TestName = "The holiday is not one of the five open days")]
    [TestCase("2026-06-02T17:00:01", ExpectedResult = true)]
    public bool A_closure_lengthens_the_five_open_days(string now) =>
        Signs
            .Read(Facts with { KnownTo = At(now), Lapsed = Lapsed("2026-05-26T17:30", 3) }, At(now))
            .Any(sign => sign.Kind == SignKind.Backlog);

    [Test]
    public void Two_enquiries_are_no_backlog() =>
        Assert.That(Has(SignKind.Backlog, Facts with { Lapsed = Lapsed("2026-05-01T00:00", 2) }), Is.False);

    [Test]
    public void Enquiries_never_answered_count_too_and_are_told_apart() =>
        Assert.That(
            Signs.Read(
                Facts with
                {
                    Lapsed =
                    [
                        new LapsedEnquiry(At("2026-05-02T00:00"), NeverAnswered: true),
                        new LapsedEnquiry(At("2026-05-01T00:00"), NeverAnswered: true),
                        new LapsedEnquiry(At("2026-05-28T00:00"), NeverAnswered: false),
                        new LapsedEnquiry(At("2026-06-08T00:00"), NeverAnswered: false),
                    ],
                },
                Now
            ),
            Is.EqualTo([new DefunctSign.Backlog(At("2026-05-01T00:00"), StillBreached: 1, NeverAnswered: 2)])
        );

    [TestCase("2026-03-11T09:00", ExpectedResult = true)]
    [TestCase("2026-03-11T08:59", ExpectedResult = false, TestName = "90 days of 24 hours, the clocks having gone forward")]
    public bool A_breach_over_90_days_ago_is_no_backlog_any_more(string lapsed) =>
        Has(SignKind.Backlog, Facts with { Lapsed = Lapsed(lapsed, 3) });

    [Test]
    public void A_backlog_is_counted_only_as_far_as_the_account_was_read() =>
        Assert.That(
            Has(SignKind.Backlog, Facts with { Lapsed = Lapsed("2026-05-20T00:00", 3), KnownTo = At("2026-05-21T10:00") }),
            Is.False
        );

    [TestCase("2026-06-09T23:59:59", ExpectedResult = false, TestName = "The end date itself is still of its purpose")]
    [TestCase("2026-06-10T00:00", ExpectedResult = true)]
    public bool A_purpose_has_ended_when_its_end_date_has_passed(string now) =>
        Signs.Read(Facts with { EndsOn = On("2026-06-09") }, At(now)) is [DefunctSign.PurposeEnded];

    [Test]
    public void A_purpose_ends_at_local_midnight_also_when_the_clocks_change_and_the_office_is_closed() =>
        Assert.That(
            Signs.Read(Facts with { EndsOn = On("2026-10-24"), LastActivity = At("2026-10-24T10:00") }, At("2026-10-25T00:00")),
            Is.EqualTo([new DefunctSign.PurposeEnded(At("2026-10-25T00:00"), On("2026-10-24"))])
        );

    private static bool Has(SignKind kind, AccountFacts facts) => Signs.Read(facts, Now).Any(sign => sign.Kind == kind);

    private static MissedDay Missed(LocalDate date) => new(date, London.Calendar.StartOfDay(date.PlusDays(1)));

    private static VisitStreak MissedOpenDays(string first, int count)
    {
        OfficeCalendar calendar = London.Calendar;
        List<LocalDate> dates = [On(first)];
        while (dates.Count < count)
        {
            dates.Add(calendar.NextOpenDay(dates[^1]));
        }

        return new VisitStreak([.. dates.Select(Missed)]);
    }

    private static ValueList<LapsedEnquiry> Lapsed(string at, int count) =>
        [.. Enumerable.Repeat(new LapsedEnquiry(At(at), NeverAnswered: false), count)];
}
