using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Audit.Showing;

/// <summary>Attainments as people read them.</summary>
internal static class AttainmentText
{
    /// <summary>The share with its count, such as <c>92 % (46/50)</c>; something must count.</summary>
    internal static string Of(Attainment attainment) => $"{PercentText.Of(attainment.Share ?? 0)} ({attainment.Met}/{attainment.Counted})";
}
