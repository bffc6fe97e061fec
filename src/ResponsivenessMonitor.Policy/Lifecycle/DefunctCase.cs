using NodaTime;

namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>An account that was said to look defunct, until somebody or something answers (policy §4). One at a time per account.</summary>
/// <param name="OpenedAt">When administrator and Marketing were told.</param>
/// <param name="Named">The signs that were named to them.</param>
/// <param name="SaidClosedAt">When somebody said "we have closed it", or null if nobody did.</param>
public sealed record DefunctCase(Instant OpenedAt, ValueList<SignKind> Named, Instant? SaidClosedAt = null)
{
    /// <summary>"Still alive": the case is closed, and the signs it named are silenced for 90 days.</summary>
    public Silence StillAlive(Instant at, LifecycleRules rules) => new(Named, at + rules.SilencedFor);

    /// <summary>"We have closed it": believed when the platform says so.</summary>
    public DefunctCase SaidClosed(Instant at) => this with { SaidClosedAt = at };
}
