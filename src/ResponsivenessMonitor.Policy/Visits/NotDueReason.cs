namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>Why a day asks for no visit.</summary>
public enum NotDueReason
{
    /// <summary>The account's office has no open time on it.</summary>
    ClosedDay,

    /// <summary>It is not after the local date on which watching began.</summary>
    NotYetMonitored,
}
