using NodaTime;

namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>An administrator's word that the account was visited on a date.</summary>
/// <param name="For">The local date it speaks of.</param>
/// <param name="At">When it was given, that day or later.</param>
public readonly record struct CheckIn(LocalDate For, Instant At);
