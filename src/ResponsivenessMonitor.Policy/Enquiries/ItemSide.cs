namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>Whose item it is, seen from one official account.</summary>
public enum ItemSide
{
    /// <summary>By a member of the public; an employee's own account is one of them (¶16, ¶28).</summary>
    Inbound,

    /// <summary>By the account itself.</summary>
    Own,

    /// <summary>By another registered account of the university.</summary>
    Sibling,
}
