namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>In which way something of a replay script happens; each belongs to one <see cref="ScriptAct"/>.</summary>
internal enum ScriptHow
{
    /// <summary>Gone: by its owner's wish for good.</summary>
    Deleted,

    /// <summary>Gone: its owner switched it off.</summary>
    Deactivated,

    /// <summary>Throttle: too many calls for now.</summary>
    Rate,

    /// <summary>Throttle: the allowance of a day or month is used up.</summary>
    Quota,

    /// <summary>Revoke: somebody withdrew our token.</summary>
    Token,

    /// <summary>Revoke: our token ran out.</summary>
    Expiry,

    /// <summary>Revoke: whoever granted access lost the role that allowed it.</summary>
    Role,

    /// <summary>Revoke: the grant does not cover what we must read.</summary>
    Scope,

    /// <summary>Revoke: bills of our access are unpaid.</summary>
    Billing,
}
