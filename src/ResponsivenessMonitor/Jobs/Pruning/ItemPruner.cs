using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Jobs.Pruning;

/// <summary>Erases items older than 90 days, never those of an open enquiry; what is older opens no enquiry from then on.</summary>
internal static class ItemPruner
{
    internal static async Task<int> PruneAsync(MonitorDbContext db, Retention limits, int most, CancellationToken cancellationToken)
    {
        var due = await db
            .Items.Where(Due.Item(db, limits))
            .OrderBy(item => item.AccountId)
            .ThenBy(item => item.PlatformItemId)
            .Select(item => new { item.AccountId, item.PlatformItemId })
            .Take(most)
            .ToListAsync(cancellationToken);
        foreach (IGrouping<long, string> account in due.GroupBy(item => item.AccountId, item => item.PlatformItemId))
        {
            string[] ids = [.. account];
            _ = await db
                .Items.Where(item => item.AccountId == account.Key && ids.Contains(item.PlatformItemId))
                .ExecuteDeleteAsync(cancellationToken);
            await MoveOnAsync(db, account.Key, limits.Items, cancellationToken);
        }

        return due.Count;
    }

    /// <summary>What is open must stay open when its conversation is read again.</summary>
    private static async Task MoveOnAsync(MonitorDbContext db, long accountId, Instant to, CancellationToken cancellationToken)
    {
        Instant? oldest = await db
            .Enquiries.Where(enquiry => enquiry.AccountId == accountId && enquiry.State == EnquiryState.Open)
            .MinAsync(enquiry => (Instant?)enquiry.Received, cancellationToken);
        Instant opensAfter = oldest is { } open && open <= to ? open - Duration.FromMilliseconds(1) : to;
        _ = await db
            .Watches.Where(watch => watch.AccountId == accountId && watch.OpensAfter < opensAfter)
            .ExecuteUpdateAsync(update => update.SetProperty(watch => watch.OpensAfter, opensAfter), cancellationToken);
    }
}
