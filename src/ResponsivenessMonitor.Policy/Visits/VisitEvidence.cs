using NodaTime;

namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>One act that shows a visit; whose it was is neither asked for nor kept (¶28, 30).</summary>
/// <param name="Kind">What was done.</param>
/// <param name="At">When, by the platform's time; the instant of the click for a check-in. Its local date is the day it speaks of.</param>
public readonly record struct VisitEvidence(EvidenceKind Kind, Instant At)
{
    /// <summary>Weak for a published post, strong for everything else.</summary>
    public EvidenceStrength Strength => Kind == EvidenceKind.Published ? EvidenceStrength.Weak : EvidenceStrength.Strong;
}
