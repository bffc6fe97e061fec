namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>In which way a platform says that an account is gone.</summary>
public enum GoneKind
{
    /// <summary>The platform suspended it; its owner may appeal.</summary>
    Suspended,

    /// <summary>Its owner switched it off.</summary>
    Deactivated,

    /// <summary>It does not exist any more.</summary>
    Deleted,
}
