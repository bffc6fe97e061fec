namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>Why a lost access is not for an administrator to mend.</summary>
public enum AccessLossReason
{
    /// <summary>The platform is down or out of reach.</summary>
    PlatformIsDown,

    /// <summary>Two or more of its accounts fail alike: the cause lies in what they share.</summary>
    SeveralFailAlike,

    /// <summary>It is our own bill or allowance.</summary>
    OursToMend,
}
