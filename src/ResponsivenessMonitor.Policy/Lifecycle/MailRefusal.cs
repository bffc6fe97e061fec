using NodaTime;

namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>A letter to an administrator that was refused for its recipient (at RCPT), not for its content or its sender.</summary>
/// <param name="At">When it was refused.</param>
/// <param name="RelayAcceptedAt">
/// When, nearest to that instant before or after it, the relay accepted somebody else's letter; null if it did not. It shows that the refusal is the
/// recipient's and not the relay's.
/// </param>
public readonly record struct MailRefusal(Instant At, Instant? RelayAcceptedAt);
