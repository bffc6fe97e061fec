using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Jobs.Polling;

/// <summary>Writes down how readings ended, run by run: what coverage is counted from.</summary>
internal static class ReadingLog
{
    /// <summary>From one reading to the next of the same run at most.</summary>
    private static readonly Duration LongestGap = Duration.FromMinutes(15);

    internal static async Task AddAsync(MonitorDbContext db, long accountId, CompletedReading reading, CancellationToken cancellationToken)
    {
        if (reading.IsCutShort)
        {
            return;
        }

        ReadingOutcome outcome = OutcomeOf(reading.Failure);
        string? detail = (reading.Failure as Reading.Unreachable)?.Reason;
        ReadingPeriod? last = await db
            .Readings.Where(period => period.AccountId == accountId)
            .OrderByDescending(period => period.LastAt)
            .ThenByDescending(period => period.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (last is not null && last.Outcome == outcome && reading.Began - last.LastAt <= LongestGap && reading.Began >= last.LastAt)
        {
            last.Count += reading.Began == last.LastAt ? 0 : 1;
            (last.LastAt, last.Detail) = (reading.Began, detail);
            return;
        }

        _ = db.Readings.Add(
            new ReadingPeriod
            {
                AccountId = accountId,
                Outcome = outcome,
                FirstAt = reading.Began,
                LastAt = reading.Began,
                Detail = detail,
            }
        );
    }

    /// <summary>How a reading that was not cut short is kept.</summary>
    internal static ReadingOutcome OutcomeOf(Reading? failure) =>
        failure switch
        {
            null => ReadingOutcome.Complete,
            Reading.RateLimited or Reading.QuotaSpent => ReadingOutcome.Limited,
            Reading.BillingStopped => ReadingOutcome.BillingStopped,
            Reading.AccessLost => ReadingOutcome.AccessLost,
            Reading.AccountGone => ReadingOutcome.Gone,
            _ => ReadingOutcome.Unreachable,
        };
}
