using NodaTime;

namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>One look at all invariants, and what came of it.</summary>
/// <param name="At">When.</param>
/// <param name="Findings">What was wrong, by kind; empty when nothing was.</param>
/// <param name="IsCatchingUp">Whether something is late only because the service has not been at work for long.</param>
internal sealed record ReconcileRound(Instant At, IReadOnlyList<Finding> Findings, bool IsCatchingUp)
{
    /// <summary>Whether nothing is sent until a person says so; what waits because of that is no finding.</summary>
    internal bool IsQuarantined { get; init; }

    /// <summary>Whether nobody has to do anything: nothing was wrong, or all of it was mended.</summary>
    internal bool IsWell => !IsCatchingUp && !IsQuarantined && Findings.All(finding => finding.Mended == finding.Count);

    /// <summary>What was found of a kind, also when that is nothing.</summary>
    internal Finding Of(FindingKind kind) => Findings.FirstOrDefault(finding => finding.Kind == kind) ?? new Finding(kind, 0, 0);

    /// <summary>Why all is not well, in a sentence's part; empty when it is.</summary>
    internal string Because =>
        string.Join(
            ", ",
            Findings
                .Where(finding => finding.Mended < finding.Count)
                .Select(finding => $"{finding.Count - finding.Mended} {FindingWords.Of(finding.Kind)}")
                .Concat(IsCatchingUp ? ["work from before the start is still being caught up with"] : Array.Empty<string>())
                .Concat(IsQuarantined ? ["nothing is sent, for the outbox is in quarantine"] : Array.Empty<string>())
        );
}
