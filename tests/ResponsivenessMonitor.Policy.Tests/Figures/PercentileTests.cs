using NodaTime;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Policy.Tests.Figures;

public sealed class PercentileTests
{
    [TestCase("75 50", 50, ExpectedResult = 50, TestName = "Worked example 11: the median of 50 and 75 minutes is 50")]
    [TestCase("1 2 3", 50, ExpectedResult = 2)]
    [TestCase("1 2 3 4", 50, ExpectedResult = 2)]
    [TestCase("10 9 8 7 6 5 4 3 2 1", 90, ExpectedResult = 9)]
    [TestCase("1 2 3 4 5 6 7 8 9 10 11", 90, ExpectedResult = 10)]
    [TestCase("5", 90, ExpectedResult = 5)]
    [TestCase("1 2 3", 1, ExpectedResult = 1)]
    [TestCase("1 2 3", 100, ExpectedResult = 3)]
    public long A_percentile_is_the_value_at_the_position_of_p_times_n_rounded_up(string minutes, int percent) =>
        (long)Percentile.NearestRank(Minutes(minutes), percent)!.Value.TotalMinutes;

    [Test]
    public void The_position_is_exact_where_floating_point_would_round_it_up() =>
        Assert.That(
            Percentile.NearestRank(Enumerable.Range(1, 100).Select(i => Duration.FromMinutes(i)), 55),
            Is.EqualTo(Duration.FromMinutes(55)) // 0.55 * 100 is 55.00000000000001
        );

    [Test]
    public void Of_no_values_there_is_no_percentile() => Assert.That(Percentile.NearestRank([], 50), Is.Null);

    [TestCase(0)]
    [TestCase(101)]
    public void A_percentile_lies_from_1_to_100(int percent) =>
        Assert.That(() => Percentile.NearestRank(Minutes("1"), percent), Throws.TypeOf<ArgumentOutOfRangeException>());

    private static IEnumerable<Duration> Minutes(string text) => text.Split(' ').Select(long.Parse).Select(Duration.FromMinutes);
}
