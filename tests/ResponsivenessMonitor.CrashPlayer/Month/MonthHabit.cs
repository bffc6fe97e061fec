namespace ResponsivenessMonitor.CrashPlayer.Month;

/// <summary>How an account of the simulated month is looked after.</summary>
internal enum MonthHabit
{
    /// <summary>Answers within the hour, likes something every day.</summary>
    Prompt,

    /// <summary>Answers after the aim, on the same day or in its evening.</summary>
    Late,

    /// <summary>Answers on the next open day only.</summary>
    NextDay,

    /// <summary>Never answers, and publishes every day.</summary>
    Publishes,

    /// <summary>Never answers, and likes something on most days.</summary>
    Likes,

    /// <summary>Never answers and is never visited.</summary>
    Absent,

    /// <summary>Prompt, with days on which nobody is there, at times several in a row.</summary>
    OffDays,

    /// <summary>Each enquiry by another habit, and several open at once.</summary>
    Mixed,

    /// <summary>Asked at night and at weekends too; answers within hours of the opening.</summary>
    Nights,

    /// <summary>Answers in the evening; its administrator checks in, now and then for a day before.</summary>
    ChecksIn,
}
