using System.Collections.Concurrent;
using NodaTime;

namespace ResponsivenessMonitor.Telemetry;

/// <summary>What this process knows of itself, for whoever asks without asking the database.</summary>
internal sealed class ProcessFacts
{
    private readonly ConcurrentDictionary<string, Instant> jobs = new(StringComparer.Ordinal);
    private volatile RoundFacts? round;
    private long heartbeat = long.MinValue;

    /// <summary>When a tick of each job last ended well, by the job's name.</summary>
    internal IReadOnlyDictionary<string, Instant> Jobs => jobs;

    /// <summary>The last round of the reconciling, this process's own or another's; null before the first.</summary>
    internal RoundFacts? Round => round;

    /// <summary>When this process last called the dead man's switch; null before.</summary>
    internal Instant? Heartbeat =>
        Interlocked.Read(ref heartbeat) is var ticks && ticks != long.MinValue ? Instant.FromUnixTimeTicks(ticks) : null;

    internal void KeepJob(string job, Instant at) => jobs[job] = at;

    internal void KeepRound(RoundFacts last) => round = last;

    internal void KeepHeartbeat(Instant at) => Interlocked.Exchange(ref heartbeat, at.ToUnixTimeTicks());
}

/// <summary>A round of the reconciling.</summary>
/// <param name="At">When.</param>
/// <param name="Unmended">What wants a person, by kind; kinds of which nothing was found have 0.</param>
internal sealed record RoundFacts(Instant At, IReadOnlyDictionary<string, int> Unmended);
