using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Jobs.Reconciling;

namespace ResponsivenessMonitor.Jobs.Quarantining;

/// <summary>
/// Finds out whether the service stood still, or works on a copy of its database: then nobody is told anything until a person says so. Whoever asks
/// first decides it, for all replicas.
/// </summary>
internal sealed partial class Quarantine(MonitoringOptions options, TableIdentity identity, ILogger<Quarantine> logger)
{
    /// <summary>The quarantine as it stands; it begins here where it must.</summary>
    /// <returns>The note, perhaps of one that is over; null where there never was one.</returns>
    internal async Task<QuarantineNote?> FindAsync(MonitorDbContext db, Instant now, CancellationToken cancellationToken)
    {
        (TickNote? tick, QuarantineNote? note) = await TickNote.ReadAsync(db, cancellationToken);
        if (note is { Stage: QuarantineStage.Held } || tick is null)
        {
            return note; // nobody was ever at work on a new installation, nor on one that is played
        }

        string? tables = tick.Tables is null ? null : await identity.OfAsync(db, cancellationToken);
        if (CauseOf(tick, tables, now) is not { } cause)
        {
            return note;
        }

        QuarantineNote begun = new(cause, now, tick.At, QuarantineStage.Held, now);
        if (await QuarantineNote.TryReplaceAsync(db, note, begun, cancellationToken))
        {
            LogBegan(begun.Sentence);
            return begun;
        }

        return await QuarantineNote.ReadAsync(db, cancellationToken);
    }

    /// <summary>Whether nobody may be told anything now.</summary>
    internal async Task<bool> HoldsAsync(MonitorDbContext db, Instant now, CancellationToken cancellationToken) =>
        await FindAsync(db, now, cancellationToken) is { IsOver: false };

    private QuarantineCause? CauseOf(TickNote tick, string? tables, Instant now) =>
        tick.Tables is not null && !string.Equals(tick.Tables, tables, StringComparison.Ordinal) ? QuarantineCause.Copied
        : options.QuarantineAfter > TimeSpan.Zero && now - tick.At > Duration.FromTimeSpan(options.QuarantineAfter)
            ? QuarantineCause.StoodStill
        : null;

    [LoggerMessage(6201, LogLevel.Error, "The outbox is in quarantine. {Sentence}", EventName = "QuarantineBegan")]
    private partial void LogBegan(string sentence);
}
