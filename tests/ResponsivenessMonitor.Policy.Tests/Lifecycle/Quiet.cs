using NodaTime;
using ResponsivenessMonitor.Policy.Lifecycle;
using static ResponsivenessMonitor.Policy.Tests.Support.London;

namespace ResponsivenessMonitor.Policy.Tests.Lifecycle;

/// <summary>Facts of an account that has no sign on 9 June 2026 at 10:00, to change in a test.</summary>
internal static class Quiet
{
    public static readonly Instant Now = At("2026-06-09T10:00");

    public static AccountFacts Facts { get; } =
        new(MonitoredSince: At("2026-01-05T09:00"), KnownTo: Now)
        {
            LastActivity = At("2026-06-08T16:00"),
            LastEvidence = At("2026-06-08T16:00"),
        };

    /// <summary>A whole row of gone-like answers: three over a day.</summary>
    public static GoneAnswers GoneSince(string first, GoneKind kind = GoneKind.Deleted) =>
        GoneAnswers.First(kind, At(first)).Next(kind, At(first) + Duration.FromHours(12)).Next(kind, At(first) + Duration.FromHours(24));
}
