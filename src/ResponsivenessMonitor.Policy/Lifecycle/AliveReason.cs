namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>Why an account does not look defunct.</summary>
public enum AliveReason
{
    /// <summary>There is no sign.</summary>
    NoSign,

    /// <summary>There is a single sign, of those that do not suffice alone.</summary>
    OneSignOnly,

    /// <summary>It is dormant and unvisited and no more, and its last post or visit is less than 60 days ago.</summary>
    NotQuietForLong,

    /// <summary>Its signs would suffice, and somebody said less than 90 days ago that it is still alive.</summary>
    Silenced,
}
