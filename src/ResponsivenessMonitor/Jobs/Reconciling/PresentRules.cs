using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>
/// What is open goes by the calendar and the target that its account has now (§1). An enquiry that a reading opened while somebody edited them may have
/// been given the former ones, for neither sees what the other has not yet committed. It is mended by recomputing it.
/// </summary>
internal sealed class PresentRules(RuleBook rules, EnquiryEdits edits) : IInvariant
{
    /// <inheritdoc/>
    public Duration Patience => Duration.Zero;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Found>> CheckAsync(MonitorDbContext db, Instant now, bool mends, CancellationToken cancellationToken)
    {
        var open = await db
            .Enquiries.Where(enquiry => enquiry.NextLookAt != null)
            .GroupBy(enquiry => new
            {
                enquiry.AccountId,
                enquiry.CalendarId,
                enquiry.TargetId,
            })
            .Select(same => new { same.Key, Oldest = same.Min(enquiry => enquiry.Id) })
            .ToListAsync(cancellationToken);
        List<long> accounts = [];
        List<string> keys = [];
        foreach (var account in open.GroupBy(same => same.Key.AccountId).OrderBy(account => account.Key))
        {
            Account registered = await db.Accounts.SingleAsync(other => other.Id == account.Key, cancellationToken);
            EnquiryRules present = await rules.RulesOfAsync(db, registered, cancellationToken);
            string[] behind =
            [
                .. account
                    .Where(same => same.Key.CalendarId != present.CalendarId || same.Key.TargetId != present.TargetId)
                    .Select(same => Found.Key(same.Oldest)),
            ];
            if (behind.Length > 0)
            {
                accounts.Add(account.Key);
                keys.AddRange(behind);
            }
        }

        if (mends)
        {
            _ = await edits.RecomputeAsync(db, accounts, now, cancellationToken);
        }

        return keys.Count == 0 ? [] : [new Found(FindingKind.FormerRules, [.. keys.Take(Found.Most)], mends)];
    }
}
