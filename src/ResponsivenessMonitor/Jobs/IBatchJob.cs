using NodaTime;

namespace ResponsivenessMonitor.Jobs;

/// <summary>A job that takes so many at once, and is to go on at once while it finds as many.</summary>
internal interface IBatchJob : IMonitorJob
{
    /// <summary>Does one batch of what is due by now.</summary>
    /// <returns>Whether the batch was full, so that more may be due.</returns>
    Task<bool> RunBatchAsync(Instant now, CancellationToken cancellationToken);
}
