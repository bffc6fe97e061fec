using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Audit.Showing;

/// <summary>Attainments as people read them.</summary>
internal static class AttainmentText
{
    /// <summary>The share with its count, such as <c>92 % (46/50)</c>; something must count.</summary>
    internal static string Of(Attainment attainment) => $"{Percent(attainment)} % ({attainment.Met}/{attainment.Counted})";

    /// <summary>Whole percents; a share short of 100 % is never shown as 100 %, nor one above 0 % as 0 %.</summary>
    private static int Percent(Attainment attainment)
    {
        int percent = (int)Math.Round(100m * attainment.Met / attainment.Counted, MidpointRounding.AwayFromZero);
        return attainment.Met == attainment.Counted ? 100 : Math.Clamp(percent, attainment.Met == 0 ? 0 : 1, 99);
    }
}
