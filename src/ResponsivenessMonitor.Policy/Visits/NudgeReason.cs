namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>Why no nudge is given.</summary>
public enum NudgeReason
{
    /// <summary>The day asks for no visit.</summary>
    NotDue,

    /// <summary>The day has its visit.</summary>
    Visited,

    /// <summary>The office has no hours that day: letters to administrators keep to them, although the day asks for a visit.</summary>
    NoOfficeHours,

    /// <summary>The office has shut; a nudge could not be acted on.</summary>
    AfterLastClose,

    /// <summary>A nudge was given today.</summary>
    AlreadyGiven,

    /// <summary>Three days in a row were missed, and this week's line was given.</summary>
    LineGivenThisWeek,

    /// <summary>No complete reading begun since the day's opening is fresh enough: a visit may have gone unseen. Ask again after the next one.</summary>
    NotReadLately,
}
