namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>Who hears of a lost access (policy §4, §6).</summary>
public abstract record AccessLossRoute
{
    private AccessLossRoute() { }

    /// <summary>The administrator, who can mend it, and ops.</summary>
    /// <param name="Kind">What is to be mended.</param>
    public sealed record AdministratorAndOps(AccessLossKind Kind) : AccessLossRoute;

    /// <summary>Ops, once for the platform, and the next digest; no administrator.</summary>
    /// <param name="Reason">Why not the administrator.</param>
    /// <param name="Accounts">How many accounts of the platform fail alike, this one among them.</param>
    public sealed record OpsOnceAndDigest(AccessLossReason Reason, int Accounts) : AccessLossRoute;
}
