using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Jobs.Polling;

/// <summary>
/// Keeps what an access has spent and may still spend; a limit of the access holds back all its accounts. Many readings share one access, and each
/// adds to what the row says then, not to what it said when the reading began.
/// </summary>
internal static class BudgetKeeper
{
    private static readonly Duration SameEnd = Duration.FromHours(1);

    /// <summary>Keeps what a reading said and cost; the row is locked until the transaction ends.</summary>
    internal static async Task KeepAsync(
        MonitorDbContext db,
        PlatformAccess access,
        CompletedReading reading,
        CancellationToken cancellationToken
    )
    {
        LocalDate month = reading.Began.InUtc().Date.With(DateAdjusters.StartOfMonth);
        (int cost, Instant began) = (reading.Cost, reading.Began);
        IQueryable<PlatformAccess> own = db.Accesses.Where(other => other.Id == access.Id);
        _ = await own.ExecuteUpdateAsync(
            update =>
                update
                    .SetProperty(row => row.Spent, row => (row.SpentIn == month ? row.Spent : 0) + cost)
                    .SetProperty(row => row.SpentIn, month)
                    .SetProperty(
                        row => row.ReadingCost,
                        row => row.ReadingCost <= cost ? cost : row.ReadingCost - ((row.ReadingCost - cost + 1) / 2)
                    )
                    .SetProperty(row => row.PausedBecause, row => row.PausedUntil > began ? row.PausedBecause : null)
                    .SetProperty(row => row.PausedUntil, row => row.PausedUntil > began ? row.PausedUntil : null),
            cancellationToken
        );
        if (IsOtherEnd(access.EndsAt, reading))
        {
            _ = await own.ExecuteUpdateAsync(update => update.SetProperty(row => row.EndsAt, reading.AccessEndsAt), cancellationToken);
        }

        if (reading.Budget is { } budget)
        {
            // Answers may be kept in another order than they were given: within one period there are never more calls left again.
            (int remaining, Instant reset) = (budget.Remaining, budget.ResetsAt);
            _ = await own.ExecuteUpdateAsync(
                update =>
                    update
                        .SetProperty(
                            row => row.Remaining,
                            row => row.ResetsAt == reset && row.Remaining < remaining ? row.Remaining : remaining
                        )
                        .SetProperty(row => row.ResetsAt, reset),
                cancellationToken
            );
        }

        (Instant Until, string Because)? paused = PauseOf(reading.Failure);
        if (paused is { } pause)
        {
            _ = await own.Where(row => row.PausedUntil == null || row.PausedUntil < pause.Until)
                .ExecuteUpdateAsync(
                    update => update.SetProperty(row => row.PausedUntil, pause.Until).SetProperty(row => row.PausedBecause, pause.Because),
                    cancellationToken
                );
        }

        if (paused is not null || reading.Budget is not null || access.PausedUntil is not null)
        {
            await db.Entry(access).ReloadAsync(cancellationToken);
        }
    }

    /// <summary>Ends that platforms tell as seconds from now differ a little each time; people are warned of one end once.</summary>
    private static bool IsOtherEnd(Instant? known, CompletedReading reading) =>
        (known, reading.AccessEndsAt) switch
        {
            (null, null) => false,
            ({ }, null) => reading.IsComplete,
            ({ } before, { } end) => Duration.Max(end - before, before - end) > SameEnd,
            (null, { }) => true,
        };

    private static (Instant Until, string Because)? PauseOf(Reading? failure) =>
        failure switch
        {
            Reading.RateLimited { Scope: LimitScope.Access } limited => (limited.Until, "too many calls"),
            Reading.QuotaSpent { Scope: LimitScope.Access } spent => (spent.Until, "allowance used up"),
            _ => null,
        };
}
