using NodaTime;

namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>The time whose news a digest tells: what became known after one instant, up to another and in it.</summary>
/// <param name="From">When the digest before was written; what was known then is no news.</param>
/// <param name="To">When this one is written.</param>
public readonly record struct DigestWindow(Instant From, Instant To)
{
    /// <summary>Whether what became known then is news; what never became known is not.</summary>
    public bool Holds(Instant? knownAt) => knownAt > From && knownAt <= To;
}
