namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>What people are told about one enquiry, once per enquiry and round (§6); in order of gravity, the gravest last.</summary>
public enum Step
{
    /// <summary>The first deadline is near.</summary>
    DueSoon,

    /// <summary>The aim has lapsed, the commitment is still to come.</summary>
    PastAim,

    /// <summary>The commitment, or the aim where there is none, has lapsed.</summary>
    Breached,

    /// <summary>Still waiting on the first open day after the breached letter's day.</summary>
    FirstReminder,

    /// <summary>Still waiting on the second open day after the breached letter's day.</summary>
    SecondReminder,

    /// <summary>Four open hours have passed since the breach.</summary>
    Escalated,
}
