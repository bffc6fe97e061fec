namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>Decides who hears that an account cannot be read (policy §4). Pure; when it was told is the caller's to keep.</summary>
public static class AccessLossRouter
{
    private const int SeveralAccounts = 2;

    /// <summary>Who hears of the loss.</summary>
    /// <param name="loss">The loss in question.</param>
    /// <param name="present">All losses at present, of any platform, with or without that one.</param>
    public static AccessLossRoute Route(AccessLoss loss, IEnumerable<AccessLoss> present)
    {
        int alike = present
            .Append(loss)
            .Where(other => other.Kind == loss.Kind && other.Account.Platform == loss.Account.Platform)
            .Select(other => other.Account)
            .Distinct()
            .Count();
        return loss.Kind switch
        {
            AccessLossKind.PlatformDown or AccessLossKind.Unreachable => new AccessLossRoute.OpsOnceAndDigest(
                AccessLossReason.PlatformIsDown,
                alike
            ),
            AccessLossKind.BillingStopped or AccessLossKind.QuotaSpent => new AccessLossRoute.OpsOnceAndDigest(
                AccessLossReason.OursToMend,
                alike
            ),
            _ when alike >= SeveralAccounts => new AccessLossRoute.OpsOnceAndDigest(AccessLossReason.SeveralFailAlike, alike),
            _ => new AccessLossRoute.AdministratorAndOps(loss.Kind),
        };
    }
}
