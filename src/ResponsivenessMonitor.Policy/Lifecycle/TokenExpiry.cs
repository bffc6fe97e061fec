using NodaTime;

namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>A token that will expire unless a person renews it; one that renews itself needs no warning.</summary>
/// <param name="At">The first instant at which it is refused.</param>
public readonly record struct TokenExpiry(Instant At)
{
    /// <summary>What is to be said now: of several warnings that fell due unsaid, only the last.</summary>
    /// <param name="lastGiven">Which warning about this expiry was given last, or null if none was.</param>
    /// <param name="rules">How long before the expiry warnings are given.</param>
    /// <param name="now">The instant of asking.</param>
    public TokenWarning Decide(Duration? lastGiven, LifecycleRules rules, Instant now)
    {
        Instant expiry = At;
        if (now >= expiry)
        {
            return new TokenWarning.Expired(expiry);
        }

        Duration[] left = [.. rules.TokenWarnings.Where(before => lastGiven is null || before < lastGiven).OrderDescending()];
        Duration[] due = [.. left.Where(before => expiry - before <= now)];
        return due.Length > 0 ? new TokenWarning.Due(due[^1], expiry - due[^1])
            : left.Length > 0 ? new TokenWarning.NotYet(expiry - left[0])
            : new TokenWarning.NotYet(expiry);
    }
}
