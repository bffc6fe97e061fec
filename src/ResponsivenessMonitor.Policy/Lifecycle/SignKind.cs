namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>The signs that an account is defunct (¶15 e; policy §4).</summary>
public enum SignKind
{
    /// <summary>The platform says that it is suspended, deactivated or deleted.</summary>
    Gone,

    /// <summary>It has not posted or replied for long.</summary>
    Dormant,

    /// <summary>Nothing has shown a visit for long.</summary>
    Unvisited,

    /// <summary>People have waited for answers for days.</summary>
    Backlog,

    /// <summary>Letters do not reach its administrator, or are not heeded.</summary>
    AdministratorUnreachable,

    /// <summary>Its registered end has passed.</summary>
    PurposeEnded,
}
