namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>Whom a notice is for. The role's person is looked up when the letter is written.</summary>
public enum Role
{
    /// <summary>The named person who manages the account (¶13).</summary>
    Administrator,

    /// <summary>The administrator's stand-in.</summary>
    Deputy,

    /// <summary>The Marketing Service.</summary>
    Marketing,

    /// <summary>The Dean or Director who approved the account (¶12); written to about defunct accounts only.</summary>
    Authoriser,

    /// <summary>Those who run this service.</summary>
    Operations,
}
