using NodaTime.Extensions;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Web;

/// <summary>Makes the database ready before anything ticks, and holds it while the service runs.</summary>
internal sealed partial class StoreAtStart(Store store, TimeProvider time, ILogger<StoreAtStart> logger) : IHostedService, IDisposable
{
    private IDisposable? held;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> applied = await store.PrepareAsync(time.GetUtcNow().ToInstant(), cancellationToken);
        held = await store.HoldAsync(cancellationToken);
        LogReady(applied.Count);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => held?.Dispose();

    [LoggerMessage(LogLevel.Information, "The database is ready; {Applied} updates were applied.")]
    private partial void LogReady(int applied);
}
