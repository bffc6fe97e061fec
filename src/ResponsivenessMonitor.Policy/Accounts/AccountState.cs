namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>Where an account is between its business case and its end (¶12, 13); it only ever moves to the next state.</summary>
public enum AccountState
{
    /// <summary>Asked for, not yet registered in full; never read.</summary>
    Proposed,

    /// <summary>Registered and watched.</summary>
    Live,

    /// <summary>About to be closed; still read, so that nobody is left waiting and its end is seen.</summary>
    Closing,

    /// <summary>Over; never read again.</summary>
    Closed,
}
