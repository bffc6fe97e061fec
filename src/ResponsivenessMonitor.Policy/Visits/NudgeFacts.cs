using NodaTime;

namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>All that a nudge depends on.</summary>
/// <param name="Date">The local date that asks for a visit.</param>
/// <param name="Verdict">What is said of that date now.</param>
/// <param name="Streak">The days missed in a row before it.</param>
/// <param name="LastReading">When the last complete reading of the account began, or null if there was none.</param>
/// <param name="LastNudgedOn">The local date of the last nudge, letter or line, or null if there was none.</param>
public sealed record NudgeFacts(
    LocalDate Date,
    VisitVerdict Verdict,
    VisitStreak Streak,
    Instant? LastReading,
    LocalDate? LastNudgedOn = null
);
