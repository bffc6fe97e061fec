using NodaTime;

namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>A local date of one account and what is said of it.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Verdict">Its verdict.</param>
public sealed record JudgedDay(LocalDate Date, VisitVerdict Verdict);
