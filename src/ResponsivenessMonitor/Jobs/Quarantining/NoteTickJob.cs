using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Jobs.Quarantining;

/// <summary>Notes that the service is at work, so that whoever finds the note old knows that it was not; and repeats aloud that nothing is sent.</summary>
/// <remarks>No part of a play, which may well stand still for a year.</remarks>
internal sealed partial class NoteTickJob(
    IDbContextFactory<MonitorDbContext> databases,
    Quarantine quarantine,
    TableIdentity identity,
    ILogger<NoteTickJob> logger
) : IMonitorJob
{
    /// <summary>From one note to the next.</summary>
    internal static TimeSpan Every { get; } = TimeSpan.FromMinutes(1);

    private static readonly Duration BetweenWords = Duration.FromHours(1);

    private Instant? told;

    /// <inheritdoc/>
    public async Task RunAsync(Instant now, CancellationToken cancellationToken)
    {
        QuarantineNote? note;
        await using (MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken))
        await using (IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            // Together: who finds the tick fresh finds the quarantine, too.
            note = await quarantine.FindAsync(db, now, cancellationToken);
            await new TickNote(now, await identity.OfAsync(db, cancellationToken)).WriteAsync(db, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        if (note is { IsOver: false } && !(now - told < BetweenWords))
        {
            told = now;
            LogHolds(note.Sentence);
        }
    }

    [LoggerMessage(6202, LogLevel.Error, "The outbox is in quarantine. {Sentence}", EventName = "QuarantineHolds")]
    private partial void LogHolds(string sentence);
}
