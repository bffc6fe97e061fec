namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>Who answers for an account's timescales (¶15 a, b).</summary>
public enum Steward
{
    /// <summary>The Marketing Service itself: the one-hour aim.</summary>
    Marketing,

    /// <summary>A department: the four-hour aim and the same-day commitment.</summary>
    Department,
}
