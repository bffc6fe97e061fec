using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Web;

/// <summary>Makes the database ready before anything ticks, and holds it while the service runs.</summary>
internal sealed partial class StoreAtStart(Store store, TimeProvider time, ILogger<StoreAtStart> logger) : IHostedService, IDisposable
{
    private IDisposable? held;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        held = await store.HoldAsync(cancellationToken); // first: nobody updates tables that another process works on
        Preparation done = await store.PrepareAsync(time.Present(), cancellationToken);
        LogReady(done.Migrations.Count, done.Moved);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => held?.Dispose();

    [LoggerMessage(
        1002,
        LogLevel.Information,
        "The database is ready; {Applied} updates were applied, and calendars that changed moved {Moved} open enquiries.",
        EventName = "DatabaseReady"
    )]
    private partial void LogReady(int applied, int moved);
}
