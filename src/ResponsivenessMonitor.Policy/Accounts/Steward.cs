namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>Who runs an account, which decides its default target (¶15 b).</summary>
public enum Steward
{
    /// <summary>A department: four-hour aim, same-day commitment.</summary>
    Department,

    /// <summary>The Marketing Service: one-hour aim.</summary>
    Marketing,
}
