using NodaTime;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Tests.Support;
using static ResponsivenessMonitor.Policy.Tests.Support.London;

namespace ResponsivenessMonitor.Policy.Tests.Figures;

public sealed class CoverageTests
{
    private static readonly FigureRules Options = new();

    [TestCase("", ExpectedResult = 0)]
    [TestCase("2026-06-09T10:00", ExpectedResult = 15, TestName = "A reading covers 15 minutes from its start")]
    [TestCase("2026-06-09T10:00 2026-06-09T10:05", ExpectedResult = 20, TestName = "Overlapping readings count once")]
    [TestCase("2026-06-09T10:00 2026-06-09T10:15", ExpectedResult = 30, TestName = "Readings 15 minutes apart leave no gap")]
    [TestCase("2026-06-09T10:00 2026-06-09T10:20", ExpectedResult = 30, TestName = "Readings 20 minutes apart leave five")]
    [TestCase("2026-06-09T08:50", ExpectedResult = 5, TestName = "Only office time counts, after the opening")]
    [TestCase("2026-06-09T16:50", ExpectedResult = 10, TestName = "Only office time counts, before the close")]
    [TestCase("2026-06-09T20:00", ExpectedResult = 0, TestName = "A reading in the evening covers no office time")]
    public long Covered_is_office_time_in_which_the_last_reading_was_younger_than_15_minutes(string began) =>
        Minutes(Of("2026-06-09T00:00", "2026-06-10T00:00", began).Covered);

    [TestCase("2026-06-09T09:55", ExpectedResult = 10, TestName = "A reading before the period reaches into it")]
    [TestCase("2026-06-09T09:45", ExpectedResult = 0, TestName = "One 15 minutes before it does not")]
    [TestCase("2026-06-09T10:55", ExpectedResult = 5, TestName = "A reading does not reach beyond the period")]
    [TestCase("2026-06-09T11:00", ExpectedResult = 0, TestName = "One at its end is not in it")]
    [TestCase("2026-06-09T09:50 2026-06-09T09:58 2026-06-09T12:00", ExpectedResult = 13, TestName = "Two before, one after")]
    public long The_period_is_half_open(string began) => Minutes(Of("2026-06-09T10:00", "2026-06-09T11:00", began).Covered);

    [Test]
    public void A_reading_every_15_minutes_covers_everything()
    {
        Coverage coverage = Coverage.Of(Calendar, At("2026-06-08T00:00"), At("2026-06-15T00:00"), Every15("2026-06-08T00:00", 7), Options);
        Assert.That(coverage.Share, Is.EqualTo(1.0));
        Assert.That(coverage.OfficeTime, Is.EqualTo(Duration.FromHours(40)));
    }

    [TestCase("2026-10-25T00:00", "2026-10-26T00:00", ExpectedResult = 25, TestName = "A Sunday of 25 hours, open all day")]
    [TestCase("2026-03-29T00:00", "2026-03-30T00:00", ExpectedResult = 23, TestName = "A Sunday of 23 hours, open all day")]
    public double Office_time_is_physical_when_the_clocks_change(string from, string to)
    {
        Coverage coverage = Coverage.Of(Offices.Always, At(from), At(to), Every15(from, 2), Options);
        Assert.That(coverage.Share, Is.EqualTo(1.0));
        return coverage.OfficeTime.TotalHours;
    }

    [Test]
    public void A_closure_has_no_office_time_to_cover()
    {
        Coverage coverage = Of("2026-05-23T00:00", "2026-05-26T00:00", "2026-05-25T10:00");
        Assert.That(coverage.Share, Is.Null);
        Assert.That(coverage.IsKnown(Options), Is.True);
    }

    [Test]
    public void Runs_of_readings_cover_what_their_readings_cover()
    {
        Instant first = At("2026-06-09T10:00");
        ReadingRun[] runs = [new(first, first + Duration.FromHours(2)), new(At("2026-06-09T15:00"))];
        Instant[] began = [.. Enumerable.Range(0, 9).Select(i => first + Duration.FromMinutes(15 * i)), At("2026-06-09T15:00")];
        (Instant from, Instant to) = (At("2026-06-09T09:00"), At("2026-06-10T00:00"));
        Assert.That(Coverage.Of(Calendar, from, to, runs, Options), Is.EqualTo(Coverage.Of(Calendar, from, to, began, Options)));
        Assert.That(Minutes(Coverage.Of(Calendar, from, to, runs, Options).Covered), Is.EqualTo(150));
    }

    [Test]
    public void Readings_out_of_order_are_refused() =>
        Assert.That(() => Of("2026-06-09T00:00", "2026-06-10T00:00", "2026-06-09T11:00 2026-06-09T10:00"), Throws.ArgumentException);

    [TestCase(80, ExpectedResult = true)]
    [TestCase(79, ExpectedResult = false)]
    public bool Under_80_percent_a_figure_is_not_known(int covered) =>
        new Coverage(Duration.FromMinutes(100), Duration.FromMinutes(covered)).IsKnown(Options);

    private static Coverage Of(string from, string to, string began)
    {
        Instant[] readings = [.. began.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(At)];
        return Coverage.Of(Calendar, At(from), At(to), readings, Options);
    }

    private static IEnumerable<Instant> Every15(string from, int days) =>
        Enumerable.Range(0, days * 96).Select(i => At(from) + Duration.FromMinutes(15 * i));

    private static long Minutes(Duration duration) => (long)duration.TotalMinutes;
}
