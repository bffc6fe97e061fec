using NodaTime;

namespace ResponsivenessMonitor.Policy.Figures;

/// <summary>
/// Complete readings of one account in a row, each begun at most 15 minutes after the one before; a single one when both ends are the same.
/// </summary>
/// <param name="First">When the first of them began.</param>
/// <param name="Last">When the last of them began.</param>
public readonly record struct ReadingRun(Instant First, Instant Last)
{
    /// <summary>A single reading.</summary>
    public ReadingRun(Instant began)
        : this(began, began) { }
}
