using NodaTime;

namespace ResponsivenessMonitor.Jobs.Quarantining;

/// <summary>A job that tells people something: in a quarantine it is not done. A play does the job itself, and has none.</summary>
internal sealed class GatedJob<TJob>(TJob job, QuarantineGate gate) : IBatchJob
    where TJob : IMonitorJob
{
    /// <inheritdoc/>
    public Task RunAsync(Instant now, CancellationToken cancellationToken) => RunBatchAsync(now, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> RunBatchAsync(Instant now, CancellationToken cancellationToken)
    {
        if (!await gate.IsOpenAsync(typeof(TJob), now, cancellationToken))
        {
            return false;
        }

        if (job is IBatchJob batches)
        {
            return await batches.RunBatchAsync(now, cancellationToken);
        }

        await job.RunAsync(now, cancellationToken);
        return false;
    }
}
