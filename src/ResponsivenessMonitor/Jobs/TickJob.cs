using NodaTime.Extensions;
using Quartz;

namespace ResponsivenessMonitor.Jobs;

/// <summary>Has a job done at each tick; a tick that comes while the last one is still at work is left out.</summary>
[DisallowConcurrentExecution]
internal sealed partial class TickJob<TJob>(TJob job, TimeProvider time, ILogger<TickJob<TJob>> logger) : IJob
    where TJob : IMonitorJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await job.RunAsync(time.GetUtcNow().ToInstant(), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // What is due stays due: the next tick tries again.
            LogFailed(exception, typeof(TJob).Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "Failed at a tick of {Job}; the next one tries again.")]
    private partial void LogFailed(Exception exception, string job);
}
