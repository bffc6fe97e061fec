using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Tests.Platforms;

/// <summary>When an account is read next, every 5 minutes in office hours and every 30 outside. Times are London's.</summary>
public sealed class PollPlanTests
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly PollRules Rules = new(Duration.FromMinutes(5), Duration.FromMinutes(30));

    private static readonly OfficeCalendar Calendar = new(
        new OfficeHours(London, OfficeCalendarText.ParseHours("mon-fri 09:00-17:00")) { Closures = EnglandBankHolidays.Closures }
    );

    [TestCase("2026-06-09T10:00", ExpectedResult = "2026-06-09T10:05", TestName = "In office hours after the shorter interval")]
    [TestCase("2026-06-09T16:58", ExpectedResult = "2026-06-09T17:03", TestName = "The last reading of the day may lie after the close")]
    [TestCase("2026-06-09T17:00", ExpectedResult = "2026-06-09T17:30", TestName = "Outside after the longer interval")]
    [TestCase("2026-06-09T08:45", ExpectedResult = "2026-06-09T09:00", TestName = "At the opening")]
    [TestCase("2026-05-25T10:00", ExpectedResult = "2026-05-25T10:30", TestName = "A bank holiday is outside office hours")]
    [TestCase(
        "2026-03-29T00:45",
        ExpectedResult = "2026-03-29T02:15",
        TestName = "Half an hour is half an hour when the clocks go forward"
    )]
    [TestCase(
        "2026-10-26T08:40",
        ExpectedResult = "2026-10-26T09:00",
        TestName = "At the opening on the Monday after the clocks went back"
    )]
    public string Without_enquiries(string now) => Next(now, [], []);

    [TestCase("2026-06-09T10:03", ExpectedResult = "2026-06-09T10:03", TestName = "At a warning before the interval is over")]
    [TestCase("2026-06-09T10:00", ExpectedResult = "2026-06-09T10:05", TestName = "A warning at the reading itself is past")]
    [TestCase("2026-06-09T10:30", ExpectedResult = "2026-06-09T10:05", TestName = "A warning after the interval waits")]
    public string With_a_warning(string warnAt) => Next("2026-06-09T10:00", [warnAt], []);

    [TestCase("2026-06-09T10:03", ExpectedResult = "2026-06-09T10:03:01", TestName = "A second after a lapse")]
    [TestCase("2026-06-09T10:00", ExpectedResult = "2026-06-09T10:00:01", TestName = "A lapse at the reading itself asks for one after it")]
    [TestCase("2026-06-09T09:59", ExpectedResult = "2026-06-09T10:05", TestName = "A lapse before the reading is past")]
    public string With_a_lapse(string lapse) => Next("2026-06-09T10:00", [], [lapse]);

    [Test]
    public void The_earliest_of_all_comes_first() =>
        Assert.That(
            Next("2026-06-09T10:00", ["2026-06-09T10:04", "2026-06-09T10:02"], ["2026-06-09T10:01", "2026-06-09T12:00"]),
            Is.EqualTo("2026-06-09T10:01:01")
        );

    [TestCase(
        "2026-10-25T00:00",
        ExpectedResult = "2026-10-25T00:00:01",
        TestName = "A midnight lapse in the night in which the clocks go back"
    )]
    [TestCase("2026-10-25T02:00", ExpectedResult = "2026-10-25T00:15", TestName = "A lapse after the longer interval waits")]
    public string In_the_night_of_the_clock_change(string lapse) => Next("2026-10-24T23:45", [], [lapse]);

    [Test]
    public void A_short_aim_is_looked_after_more_often_and_a_long_one_as_often_as_any()
    {
        Assert.That(Rules.ForAim(Duration.FromMinutes(8)).InOfficeHours, Is.EqualTo(Duration.FromMinutes(2)));
        Assert.That(Rules.ForAim(Duration.FromMinutes(2)).InOfficeHours, Is.EqualTo(Duration.FromMinutes(1)));
        Assert.That(Rules.ForAim(Duration.FromHours(4)), Is.EqualTo(Rules));
        Assert.That(Rules.ForAim(aim: null), Is.EqualTo(Rules));
        PollRules often = new(Duration.FromSeconds(30), Duration.FromMinutes(30));
        Assert.That(often.ForAim(Duration.FromMinutes(1)).InOfficeHours, Is.LessThanOrEqualTo(often.InOfficeHours));
    }

    [Test]
    public void What_the_access_may_still_spend_lasts_until_there_is_more() =>
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
                seed =>
                {
                    Random random = new(seed);
                    Instant start = Instant.FromUtc(2026, 6, 9, 9, 0);
                    Instant reset = start + Duration.FromSeconds(random.Next(1, 4_000));
                    (int left, int accounts, int cost) = (random.Next(0, 300), random.Next(1, 20), random.Next(1, 6));
                    Duration regular = Duration.FromSeconds(random.Next(10, 900));
                    Instant[] due = [.. Enumerable.Repeat(start, accounts)];
                    int spent = 0;
                    while (due.Min() is var now && now < reset)
                    {
                        spent += cost;
                        Instant next = PollPlan.Spare(now + regular, new Budget(Math.Max(0, left - spent), reset), accounts, cost, now);
                        bool isLateOnlyForWant = next <= Instant.Max(now + regular, reset) && next > now;
                        if (!isLateOnlyForWant)
                        {
                            return false;
                        }

                        due[Array.IndexOf(due, now)] = next;
                    }

                    // The first reading of each account is due whatever is left.
                    return spent <= Math.Max(left, accounts * cost);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true));

    [Test]
    public void A_limit_that_is_far_off_changes_nothing()
    {
        Instant now = Instant.FromUtc(2026, 6, 9, 9, 0);
        Budget ample = new(3_000, now + Duration.FromMinutes(5));
        Assert.That(PollPlan.Spare(now + Duration.FromMinutes(1), ample, 50, 2, now), Is.EqualTo(now + Duration.FromMinutes(1)));
        Budget past = new(0, now);
        Assert.That(PollPlan.Spare(now + Duration.FromMinutes(1), past, 50, 2, now), Is.EqualTo(now + Duration.FromMinutes(1)));
    }

    [TestCase(null, "2026-06-09T10:05", ExpectedResult = true, TestName = "Own activity is wanted by the first reading")]
    [TestCase("2026-06-09T10:05", "2026-06-09T10:10", ExpectedResult = false, TestName = "Not by the next one")]
    [TestCase("2026-06-09T10:28", "2026-06-09T10:33", ExpectedResult = true, TestName = "By the first one of each half of an hour")]
    [TestCase("2026-06-08T23:58", "2026-06-09T00:03", ExpectedResult = true, TestName = "By the first one of a day")]
    [TestCase("2026-06-09T10:05", "2026-06-10T10:10", ExpectedResult = true, TestName = "After a long time")]
    public bool Own_activity_is_wanted(string? knownTo, string now) =>
        PollPlan.WantsActivity(knownTo is null ? null : At(knownTo), At(now));

    private static string Next(string now, string[] warnings, string[] lapses)
    {
        Instant next = PollPlan.Next(Calendar, Rules, warnings.Select(At), lapses.Select(At), At(now));
        LocalDateTime local = next.InZone(London).LocalDateTime;
        return (
            local.Second == 0 ? LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm") : LocalDateTimePattern.GeneralIso
        ).Format(local);
    }

    private static Instant At(string local) =>
        LocalDateTimePattern.ExtendedIso.Parse($"{local}:00").Value.InZoneLeniently(London).ToInstant();
}
