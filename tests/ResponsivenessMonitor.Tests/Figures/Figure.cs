namespace ResponsivenessMonitor.Tests.Figures;

/// <summary>Figures are measured when somebody asks for them, on a machine that does nothing else: <c>RM_FIGURES=1</c>.</summary>
internal static class Figure
{
    internal static void OnlyWhenAskedFor()
    {
        if (Environment.GetEnvironmentVariable("RM_FIGURES") is not "1")
        {
            Assert.Ignore("Figures are measured with RM_FIGURES=1 alone.");
        }
    }

    /// <summary>Says a figure.</summary>
    internal static void Say(string line)
    {
        TestContext.Out.WriteLine(line);
        TestContext.Progress.WriteLine($"FIGURE {line}");
    }

    internal static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
