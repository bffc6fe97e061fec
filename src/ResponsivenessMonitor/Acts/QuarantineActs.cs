using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Acts;

/// <summary>What a person decides of the outbox as a whole: that nothing is to be sent, or that letters may leave again.</summary>
internal sealed class QuarantineActs(IDbContextFactory<MonitorDbContext> databases, TableIdentity identity)
{
    /// <summary>Ends a quarantine. Letters leave once the service has caught up; that is not waited for.</summary>
    internal async Task<ActOutcome> EndAsync(ActedBy who, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        switch (await QuarantineNote.ReadAsync(db, cancellationToken))
        {
            case null or { IsOver: true }:
                return new ActOutcome.AlreadySo("The outbox is not in quarantine.");
            case { Stage: not QuarantineStage.Held } released:
                return new ActOutcome.AlreadySo(released.Sentence);
            case { } held:
                QuarantineNote next = held with { Stage = QuarantineStage.Released, At = who.At };
                // So that a service that is started only now does not find that it stood still.
                await new TickNote(who.At, await identity.OfAsync(db, cancellationToken)).WriteAsync(db, cancellationToken);
                return await KeepAsync(db, transaction, held, next, "quarantine-release", held.Because, who, cancellationToken);
        }
    }

    /// <summary>Begins one.</summary>
    internal async Task<ActOutcome> BeginAsync(string reason, ActedBy who, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new ActOutcome.Refused("Say why, for the audit log: --reason TEXT.");
        }

        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        QuarantineNote? was = await QuarantineNote.ReadAsync(db, cancellationToken);
        QuarantineNote next = new(QuarantineCause.AskedFor, who.At, who.At, QuarantineStage.Held, who.At);
        return was is { Stage: QuarantineStage.Held }
            ? new ActOutcome.AlreadySo(was.Sentence)
            : await KeepAsync(db, transaction, was, next, "quarantine", reason.Trim(), who, cancellationToken);
    }

    private static async Task<ActOutcome> KeepAsync(
        MonitorDbContext db,
        IDbContextTransaction transaction,
        QuarantineNote? was,
        QuarantineNote next,
        string action,
        string detail,
        ActedBy who,
        CancellationToken cancellationToken
    )
    {
        if (!await QuarantineNote.TryReplaceAsync(db, was, next, cancellationToken))
        {
            return new ActOutcome.Refused("Somebody else changed it in this moment; see 'letters held', and try again.");
        }

        _ = db.AuditEntries.Add(
            new AuditEntry
            {
                At = who.At,
                By = who.By,
                Action = action,
                Detail = detail,
            }
        );
        _ = await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ActOutcome.Done();
    }
}
