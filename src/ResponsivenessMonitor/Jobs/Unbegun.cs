using System.Collections.Concurrent;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Jobs;

/// <summary>What a batch has claimed and not begun: when the batch is broken off, as by a shutdown, it is given back.</summary>
internal sealed class Unbegun(IEnumerable<Claim> claims)
{
    private readonly ConcurrentDictionary<Claim, bool> waiting = new(claims.Select(claim => KeyValuePair.Create(claim, true)));

    /// <summary>What was not begun yet.</summary>
    internal IReadOnlyList<Claim> Claims => [.. waiting.Keys.OrderBy(claim => claim.Id)];

    internal void Begin(Claim claim) => _ = waiting.TryRemove(claim, out _);
}
