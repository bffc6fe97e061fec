namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>What can be found that must not be; the numbers are the event ids of the log.</summary>
internal enum FindingKind
{
    /// <summary>An open enquiry is breached, and of a role that must be told of it there is no notice.</summary>
    UntoldBreach = 6101,

    /// <summary>An open day of Marketing's calendar has no digest's row.</summary>
    MissingDigest = 6102,

    /// <summary>Something is due whose lease ended, and nobody took it again.</summary>
    LeaseLeftOver = 6103,

    /// <summary>A letter is due and was not sent, nor put off.</summary>
    LateLetter = 6104,

    /// <summary>An account's reading is due and was not tried.</summary>
    UnreadAccount = 6105,

    /// <summary>An account in force is not to be read, or looked at, ever.</summary>
    ForgottenAccount = 6106,

    /// <summary>The look at an enquiry is due.</summary>
    LateEnquiry = 6107,

    /// <summary>The look at an account's visits is due.</summary>
    LateVisits = 6108,

    /// <summary>An account's review is due.</summary>
    LateReview = 6109,

    /// <summary>A notice's letter is due and was not written.</summary>
    LateNotice = 6110,

    /// <summary>A digest is due and was not settled.</summary>
    LateDigest = 6111,

    /// <summary>An open enquiry goes by a calendar or a target that its account has no longer.</summary>
    FormerRules = 6112,
}
