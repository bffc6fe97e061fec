using NodaTime.Extensions;
using Quartz;

namespace ResponsivenessMonitor.Jobs;

/// <summary>Has a job done at each tick; a tick that comes while the last one is still at work is left out.</summary>
[DisallowConcurrentExecution]
internal sealed partial class TickJob<TJob>(TJob job, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<TickJob<TJob>> logger)
    : IJob
    where TJob : IMonitorJob
{
    /// <summary>What it is called: by what is done, whoever lets it.</summary>
    internal static string Name { get; } =
        typeof(TJob) is { IsGenericType: true } gated ? gated.GetGenericArguments()[0].Name : typeof(TJob).Name;

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // Who is told to stop ends what it can, and gives the rest back.
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            lifetime.ApplicationStopping
        );
        try
        {
            if (job is not IBatchJob batches)
            {
                await job.RunAsync(time.GetUtcNow().ToInstant(), either.Token);
                return;
            }

            // What is left of a full batch does not wait for the next tick; but who is told to stop takes no more.
            while (await batches.RunBatchAsync(time.GetUtcNow().ToInstant(), either.Token) && !either.IsCancellationRequested) { }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // What was given up is due still, for another process or for the next start.
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // What is due stays due: the next tick tries again.
            LogFailed(exception, Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "Failed at a tick of {Job}; the next one tries again.")]
    private partial void LogFailed(Exception exception, string job);
}
