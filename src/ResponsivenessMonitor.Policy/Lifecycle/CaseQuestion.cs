namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>What the administrator of an account that looks defunct is asked (policy §4).</summary>
public enum CaseQuestion
{
    /// <summary>To say that it is alive, or to delete or deactivate it.</summary>
    AliveOrClose,

    /// <summary>Whether an appeal is on its way: the platform suspended it, and what is suspended cannot be closed.</summary>
    Appeal,
}
