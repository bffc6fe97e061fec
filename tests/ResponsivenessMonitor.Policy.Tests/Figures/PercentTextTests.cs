using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Policy.Tests.Figures;

public sealed class PercentTextTests
{
    [TestCase(8996, 10_000, ExpectedResult = "89.9 %", TestName = "What misses the goal never looks like it")]
    [TestCase(9999, 10_000, ExpectedResult = "99.9 %", TestName = "What is short of all never looks like all")]
    [TestCase(29, 100, ExpectedResult = "29 %", TestName = "A whole percent has no decimal and loses nothing")]
    [TestCase(9, 10, ExpectedResult = "90 %", TestName = "The goal itself is shown as reached")]
    [TestCase(0, 3, ExpectedResult = "0 %", TestName = "None is none")]
    public string A_share_is_cut_and_not_rounded(int met, int counted) => PercentText.Of((double)met / counted);

    [Test]
    public void A_share_without_decimals_is_cut_too() => Assert.That(PercentText.Of(0.7999, decimals: 0), Is.EqualTo("79 %"));
}
