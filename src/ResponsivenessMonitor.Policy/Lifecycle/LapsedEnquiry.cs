using NodaTime;

namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>An enquiry declared breached and still unanswered.</summary>
/// <param name="LapsedAt">When its last deadline lapsed.</param>
/// <param name="NeverAnswered">Whether it was given up as never answered; else it is open.</param>
public readonly record struct LapsedEnquiry(Instant LapsedAt, bool NeverAnswered);
