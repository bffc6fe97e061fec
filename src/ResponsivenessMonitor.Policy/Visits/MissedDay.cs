using NodaTime;

namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>A local date on which an account was not visited.</summary>
/// <param name="Date">The local date.</param>
/// <param name="KnownAt">When that became known: the start of the first complete reading after it.</param>
public readonly record struct MissedDay(LocalDate Date, Instant KnownAt);
