namespace ResponsivenessMonitor.Data;

/// <summary>A row that is ours to work on until its lease ends.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Epoch">Counts its leases: who finishes proves by it that the lease is still the same.</param>
internal sealed record Claim(long Id, long Epoch);
