namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>How our access to an account was lost (policy §4): never a sign that the account is defunct.</summary>
public enum AccessLossKind
{
    /// <summary>Somebody withdrew our token.</summary>
    TokenRevoked,

    /// <summary>Our token ran out.</summary>
    TokenExpired,

    /// <summary>The person who granted access lost the role that allowed it.</summary>
    RoleLost,

    /// <summary>The grant does not cover what we must read.</summary>
    ScopeMissing,

    /// <summary>Credits or bills of our access are unpaid.</summary>
    BillingStopped,

    /// <summary>Our access has read as much as it may until a later time.</summary>
    QuotaSpent,

    /// <summary>The platform says that it is out of order.</summary>
    PlatformDown,

    /// <summary>The platform could not be reached or answered nonsense.</summary>
    Unreachable,
}
