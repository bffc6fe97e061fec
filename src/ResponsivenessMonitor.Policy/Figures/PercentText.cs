using System.Globalization;

namespace ResponsivenessMonitor.Policy.Figures;

/// <summary>Shares in percent, written one way in letters, pages, reports and audits (policy, Figures).</summary>
public static class PercentText
{
    /// <summary>Such as <c>92.8 %</c>. Cut, not rounded: 89.96 % must not look like a goal of 90, nor 999 of 1,000 like all of them.</summary>
    /// <param name="share">From 0 to 1.</param>
    /// <param name="decimals">How many digits at most stand behind the point; zeros at the end do not.</param>
    public static string Of(double share, int decimals = 1)
    {
        double scale = Math.Pow(10, decimals);
        // A little more, because 0.29 × 100 is a little less than 29.
        double cut = Math.Floor((share * 100 * scale) + 1e-9) / scale;
        return $"{cut.ToString("0.##", CultureInfo.InvariantCulture)} %";
    }
}
