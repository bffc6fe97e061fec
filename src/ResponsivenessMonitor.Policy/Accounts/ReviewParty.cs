namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>Who confirms a registration each year (§5).</summary>
public enum ReviewParty
{
    /// <summary>The account's administrator.</summary>
    Administrator,

    /// <summary>The Dean or Director who approved it.</summary>
    Authoriser,
}
