using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Jobs.Writing;

namespace ResponsivenessMonitor.Jobs.Quarantining;

/// <summary>Whether a job that tells people something may do it now.</summary>
internal sealed class QuarantineGate(IDbContextFactory<MonitorDbContext> databases, Quarantine quarantine, QuarantineExit exit)
{
    /// <summary>Asks for one job; whoever writes letters also leads out of a quarantine that a person ended.</summary>
    internal async Task<bool> IsOpenAsync(Type job, Instant now, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        QuarantineNote? note = await quarantine.FindAsync(db, now, cancellationToken);
        return note is null or { IsOver: true }
            || (
                job == typeof(PlanDigestsJob)
                && note.Stage == QuarantineStage.Deciding
                && await QuarantineExit.IsDecidedAsync(db, note, now, cancellationToken)
            )
            || (job == typeof(WriteLettersJob) && note.Stage != QuarantineStage.Held && await exit.LeadAsync(now, cancellationToken));
    }
}
