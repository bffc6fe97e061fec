namespace ResponsivenessMonitor.Policy.Targets;

/// <summary>Why an enquiry stands where it stands.</summary>
public enum StandingReason
{
    /// <summary>No reminder is due yet.</summary>
    BeforeWarning,

    /// <summary>The warning has come, no deadline has lapsed.</summary>
    WarningReached,

    /// <summary>The aim has lapsed, the commitment has not.</summary>
    AimLapsed,

    /// <summary>The commitment has lapsed.</summary>
    CommitmentLapsed,

    /// <summary>The aim has lapsed, and there is no commitment beside it.</summary>
    AimLapsedWithoutCommitment,

    /// <summary>Ten open days have passed since the breach.</summary>
    TenOpenDaysSinceBreach,

    /// <summary>An answer was given.</summary>
    AnswerGiven,

    /// <summary>It was closed without an answer.</summary>
    ClosedWithoutAnswer,
}
