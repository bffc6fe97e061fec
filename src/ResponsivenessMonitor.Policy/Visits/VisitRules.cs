using NodaTime;

namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>How daily visits are judged (¶15 c; policy §3).</summary>
public sealed record VisitRules
{
    /// <summary>Whether closed days ask for a visit too; default false.</summary>
    public bool EveryDay { get; init; }

    /// <summary>Whether a published post is evidence of a visit; default true.</summary>
    public bool PublishingCountsAsVisit { get; init; } = true;

    /// <summary>Local dates after a day on which a check-in for it still counts; default 3.</summary>
    public int CheckInDays { get; init; } = 3;

    /// <summary>Missed days in a row that are escalated; default 3.</summary>
    public int EscalatedAfter { get; init; } = 3;

    /// <summary>Office time left before the last close when the nudge falls due; default 2 hours.</summary>
    public Duration NudgeBeforeClose { get; init; } = Duration.FromHours(2);

    /// <summary>A reading this old or older is too old to say "not visited yet"; default 15 minutes.</summary>
    public Duration ReadingIsFreshFor { get; init; } = Duration.FromMinutes(15);

    /// <summary>Local dates from one nudge to the next once three days in a row were missed; default 7.</summary>
    public int DaysBetweenWeeklyLines { get; init; } = 7;
}
