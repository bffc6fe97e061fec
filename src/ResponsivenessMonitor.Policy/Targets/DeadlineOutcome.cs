namespace ResponsivenessMonitor.Policy.Targets;

/// <summary>How one deadline of one enquiry counts in the figures.</summary>
public enum DeadlineOutcome
{
    /// <summary>Still open, the deadline not known to have lapsed: not counted yet.</summary>
    Pending,

    /// <summary>Answered at or before the lapse.</summary>
    Met,

    /// <summary>Answered later, still open past the lapse, never answered, or closed past it without Marketing's confirmation.</summary>
    Missed,

    /// <summary>Closed without an answer in time, or later with Marketing's confirmation: in no figure of this deadline.</summary>
    LeftOut,
}
