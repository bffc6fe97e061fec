using NodaTime;

namespace ResponsivenessMonitor.Jobs;

/// <summary>One thing that is done again and again: load what is due, decide, save. A tick missed, doubled or late changes nothing.</summary>
internal interface IMonitorJob
{
    /// <summary>Does what is due by now.</summary>
    Task RunAsync(Instant now, CancellationToken cancellationToken);
}
