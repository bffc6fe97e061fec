using Quartz;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Telemetry;

namespace ResponsivenessMonitor.Jobs;

/// <summary>Has a job done at each tick; a tick that comes while the last one is still at work is left out.</summary>
[DisallowConcurrentExecution]
internal sealed partial class TickJob<TJob>(
    TJob job,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    MonitorMetrics metrics,
    Replica replica,
    ILogger<TickJob<TJob>> logger
) : IJob
    where TJob : IMonitorJob
{
    /// <summary>What it is called: by what is done, whoever lets it.</summary>
    internal static string Name { get; } =
        typeof(TJob) is { IsGenericType: true } gated ? gated.GetGenericArguments()[0].Name : typeof(TJob).Name;

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        using IDisposable? scope = logger.Job(Name, replica.Name);
        // Who is told to stop ends what it can, and gives the rest back.
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            lifetime.ApplicationStopping
        );
        long began = TimeProvider.System.GetTimestamp();
        bool isWell = false;
        try
        {
            await RunAsync(either.Token);
            isWell = true;
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // What was given up is due still, for another process or for the next start.
            isWell = true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // What is due stays due: the next tick tries again.
            LogFailed(exception, Name);
        }

        metrics.Ticked(Name, TimeProvider.System.GetElapsedTime(began), isWell, time.Present());
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        if (job is not IBatchJob batches)
        {
            await job.RunAsync(time.Present(), cancellationToken);
            return;
        }

        // What is left of a full batch does not wait for the next tick; but who is told to stop takes no more.
        while (await batches.RunBatchAsync(time.Present(), cancellationToken) && !cancellationToken.IsCancellationRequested) { }
    }

    [LoggerMessage(3901, LogLevel.Error, "Failed at a tick of {Job}; the next one tries again.", EventName = "TickFailed")]
    private partial void LogFailed(Exception exception, string job);
}
