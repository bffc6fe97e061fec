using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Jobs.Pruning;

/// <summary>Erases words and where they stand: excerpts and addresses of enquiries, and bodies of letters (§7).</summary>
internal static class WordEraser
{
    /// <summary>An excerpt lives until its enquiry closes, and no longer than the options say.</summary>
    internal static async Task<int> EraseExcerptsAsync(MonitorDbContext db, Retention limits, int most, CancellationToken cancellationToken)
    {
        long[] due = await db
            .Enquiries.Where(Due.Excerpt(db, limits))
            .OrderBy(enquiry => enquiry.Id)
            .Select(enquiry => enquiry.Id)
            .Take(most)
            .ToArrayAsync(cancellationToken);
        return await db
            .Enquiries.Where(enquiry => due.Contains(enquiry.Id))
            .ExecuteUpdateAsync(update => update.SetProperty(enquiry => enquiry.Excerpt, (string?)null), cancellationToken);
    }

    /// <summary>An address lives until its names become hashes, unless a platform's terms say less.</summary>
    internal static async Task<int> EraseLinksAsync(MonitorDbContext db, Retention limits, int most, CancellationToken cancellationToken)
    {
        long[] due = await db
            .Enquiries.Where(Due.Link(db, limits))
            .OrderBy(enquiry => enquiry.Id)
            .Select(enquiry => enquiry.Id)
            .Take(most)
            .ToArrayAsync(cancellationToken);
        return await db
            .Enquiries.Where(enquiry => due.Contains(enquiry.Id))
            .ExecuteUpdateAsync(update => update.SetProperty(enquiry => enquiry.Permalink, (string?)null), cancellationToken);
    }

    /// <summary>A body lives seven days after its letter was settled; of one that never was, as long as everything else.</summary>
    internal static async Task<int> EraseBodiesAsync(MonitorDbContext db, Retention limits, int most, CancellationToken cancellationToken)
    {
        long[] due = await db
            .Letters.Where(Due.Body(limits))
            .OrderBy(letter => letter.Id)
            .Select(letter => letter.Id)
            .Take(most)
            .ToArrayAsync(cancellationToken);
        return await db
            .Letters.Where(letter => due.Contains(letter.Id))
            .ExecuteUpdateAsync(
                update => update.SetProperty(letter => letter.Text, (string?)null).SetProperty(letter => letter.Html, (string?)null),
                cancellationToken
            );
    }
}
