using NodaTime;

namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>Signs that count for nothing for a while, because somebody said that the account is still alive (policy §4).</summary>
/// <param name="Signs">The signs it was said of.</param>
/// <param name="Until">The first instant at which they count again.</param>
public sealed record Silence(ValueList<SignKind> Signs, Instant Until)
{
    /// <summary>Whether the sign counts for nothing now.</summary>
    public bool Covers(SignKind sign, Instant now) => now < Until && Signs.Contains(sign);
}
