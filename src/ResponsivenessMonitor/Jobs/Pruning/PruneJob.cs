using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Jobs.Pruning;

/// <summary>Erases on time what may be kept no longer (§7).</summary>
/// <remarks>It remembers nothing: each run erases what is due by then, so it may come every hour, twice or late. Each batch is one transaction.</remarks>
internal sealed partial class PruneJob(
    IDbContextFactory<MonitorDbContext> databases,
    RuleBook rules,
    KeyRing keys,
    PolicyOptions options,
    ILogger<PruneJob> logger
) : IMonitorJob
{
    private const int BatchSize = 200;

    /// <summary>Batches of one kind in one run at most; the next run goes on.</summary>
    private const int MostBatches = 100;

    /// <summary>One kind of erasing, of so many rows at most.</summary>
    private delegate Task<int> Erase(MonitorDbContext db, Retention limits, int most, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public async Task RunAsync(Instant now, CancellationToken cancellationToken)
    {
        Retention limits;
        Pseudonyms pseudonyms;
        await using (MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken))
        {
            DateTimeZone zone = (await rules.LatestAsync(db, RuleBook.DefaultCalendar, cancellationToken)).Calendar.Zone;
            limits = Retention.At(now, zone, options);
            pseudonyms = await keys.GetAsync(db, cancellationToken);
        }

        Erase[] kinds =
        [
            WordEraser.EraseExcerptsAsync,
            WordEraser.EraseLinksAsync,
            AuthorLabeller.LabelAsync,
            WordEraser.EraseBodiesAsync,
            new NameHasher(rules, pseudonyms).HashAsync,
            new SpellCounter(rules).CountAsync,
            ItemPruner.PruneAsync,
            RowPruner.PruneAsync,
        ];
        int erased = 0;
        foreach (Erase kind in kinds)
        {
            erased += await EraseAsync(kind, limits, cancellationToken);
        }

        if (erased > 0)
        {
            LogErased(erased);
        }
    }

    private async Task<int> EraseAsync(Erase kind, Retention limits, CancellationToken cancellationToken)
    {
        int all = 0;
        for (int batch = 0; batch < MostBatches; batch++)
        {
            await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
            await using IDbContextTransaction? turn = await Turns.TryTakeAsync(db, Turns.Pruning, cancellationToken);
            if (turn is null)
            {
                return all;
            }

            int erased = await kind(db, limits, BatchSize, cancellationToken);
            if (erased == 0)
            {
                return all;
            }

            _ = await db.SaveChangesAsync(cancellationToken);
            FailPoint.Hit(FailPoints.PruneBeforeCommit);
            await turn.CommitAsync(cancellationToken);
            FailPoint.Hit(FailPoints.PruneCommitted);
            all += erased;
        }

        return all;
    }

    [LoggerMessage(3201, LogLevel.Information, "Erased or reduced {Rows} rows that had been kept long enough.", EventName = "RowsErased")]
    private partial void LogErased(int rows);
}
