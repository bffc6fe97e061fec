namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>The last round that this process knows of, its own or another replica's; for whoever asks without asking the database.</summary>
internal sealed class LastRound
{
    private volatile ReconcileRound? latest;

    /// <summary>The round, or null before the first.</summary>
    internal ReconcileRound? Latest => latest;

    internal void Keep(ReconcileRound round) => latest = round;
}
