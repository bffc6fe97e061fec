namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>Who runs an account in the university's name (¶11).</summary>
public enum RunBy
{
    /// <summary>Staff of the university.</summary>
    Staff,

    /// <summary>The students' union.</summary>
    StudentsUnion,

    /// <summary>A partner of the university.</summary>
    Partner,
}
