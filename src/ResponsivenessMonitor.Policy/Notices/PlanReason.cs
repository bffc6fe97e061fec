namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>Why a role is told something now, or is not.</summary>
public enum PlanReason
{
    /// <summary>Nothing has fallen due that was not settled before.</summary>
    NothingNew,

    /// <summary>A step has fallen due.</summary>
    FellDue,

    /// <summary>Several steps were waiting together: only the gravest is told.</summary>
    GravestOfSeveral,

    /// <summary>A graver step already waits to be told.</summary>
    GraverStepWaits,

    /// <summary>What had fallen due was overtaken before a person reopened the enquiry.</summary>
    OvertakenBeforeRound,

    /// <summary>What was waiting is no longer true.</summary>
    NoLongerTrue,

    /// <summary>The enquiry is no longer open: nothing more is said of it.</summary>
    NoLongerOpen,
}
