namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>What people are told beside the steps of an enquiry (§3 to §6).</summary>
public enum NoticeKind
{
    /// <summary>Today's visit is still to come (¶15 c).</summary>
    VisitNudge,

    /// <summary>Three open days in a row were missed (¶15 c).</summary>
    VisitsMissed,

    /// <summary>The platform says that the account is gone, three times over 15 minutes.</summary>
    CannotBeSeen,

    /// <summary>The account looks defunct: is it alive, or will you close it (¶15 e)?</summary>
    LooksDefunct,

    /// <summary>14 days without either.</summary>
    ClosureOverdue,

    /// <summary>Our access was lost, or ends soon, and the account's owner can mend it.</summary>
    AccessLost,

    /// <summary>Our access was lost, and neither the owner nor a single account is why.</summary>
    PlatformLost,

    /// <summary>What a registration still lacks (¶13).</summary>
    RegistrationIncomplete,

    /// <summary>The rehearsal is over: what is watched, and which mails come.</summary>
    Introduction,

    /// <summary>The registration is to be confirmed (§5, ¶10).</summary>
    YearlyReview,

    /// <summary>What became known since the last digest.</summary>
    BreachDigest,

    /// <summary>How the year went, for the yearly look at the policy (¶10).</summary>
    YearlyReport,
}
