using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Data;

/// <summary>Recomputes open enquiries after an edit of a calendar or a target (§1).</summary>
internal sealed class EnquiryEdits(RuleBook rules)
{
    /// <returns>How many of the accounts' open enquiries have another deadline now.</returns>
    internal async Task<int> RecomputeAsync(
        MonitorDbContext db,
        IReadOnlyCollection<long> accounts,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        List<Enquiry> open = await db
            .Enquiries.Include(enquiry => enquiry.Account)
            .Where(enquiry => accounts.Contains(enquiry.AccountId) && enquiry.NextLookAt != null)
            .OrderBy(enquiry => enquiry.Id)
            .ToListAsync(cancellationToken);
        int moved = 0;
        foreach (Enquiry enquiry in open)
        {
            if (enquiry.Account is { } account)
            {
                moved += enquiry.TakeEdit(await rules.RulesOfAsync(db, account, cancellationToken), now) ? 1 : 0;
            }
        }

        // Whether a day asks for a visit may have changed too.
        foreach (Watch watch in await db.Watches.Where(watch => accounts.Contains(watch.AccountId)).ToListAsync(cancellationToken))
        {
            watch.NextVisitLookAt = watch.NextVisitLookAt is null ? null : now;
        }

        _ = await db.SaveChangesAsync(cancellationToken);
        return moved;
    }
}
