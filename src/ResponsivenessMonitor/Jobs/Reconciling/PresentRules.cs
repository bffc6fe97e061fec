using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>
/// What is open goes by the calendar and the target that its account has now (§1). An enquiry that a reading opened while somebody edited them may have
/// been given the former ones, for neither sees what the other has not yet committed. It is mended by recomputing it.
/// </summary>
/// <remarks>Looks where something was edited in the last hour, and so as a rule at nothing: a reading is kept within its lease.</remarks>
internal sealed class PresentRules(RuleBook rules, EnquiryEdits edits) : IInvariant
{
    private static readonly Duration Lately = Duration.FromHours(1);

    /// <inheritdoc/>
    public Duration Patience => Duration.Zero;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Found>> CheckAsync(MonitorDbContext db, Instant now, bool mends, CancellationToken cancellationToken)
    {
        List<long> accounts = [];
        List<string> keys = [];
        foreach (Account account in await EditedAsync(db, now - Lately, cancellationToken))
        {
            EnquiryRules present = await rules.RulesOfAsync(db, account, cancellationToken);
            List<long> behind = await db
                .Enquiries.Where(enquiry => enquiry.AccountId == account.Id && enquiry.NextLookAt != null)
                .Where(enquiry => enquiry.CalendarId != present.CalendarId || enquiry.TargetId != present.TargetId)
                .OrderBy(enquiry => enquiry.Id)
                .Select(enquiry => enquiry.Id)
                .Take(Found.Most)
                .ToListAsync(cancellationToken);
            if (behind.Count > 0)
            {
                accounts.Add(account.Id);
                keys.AddRange(behind.Select(Found.Key));
            }
        }

        if (mends)
        {
            _ = await edits.RecomputeAsync(db, accounts, now, cancellationToken);
        }

        return keys.Count == 0 ? [] : [new Found(FindingKind.FormerRules, [.. keys.Take(Found.Most)], mends)];
    }

    /// <summary>The accounts whose calendar or registration was edited since an instant.</summary>
    private static async Task<List<Account>> EditedAsync(MonitorDbContext db, Instant since, CancellationToken cancellationToken)
    {
        List<string> calendars = await db
            .Calendars.Where(version => version.MadeAt >= since)
            .Select(version => version.Name)
            .Distinct()
            .ToListAsync(cancellationToken);
        List<long?> changed = await db
            .AuditEntries.Where(entry => entry.At >= since && entry.Action == RegisterAccounts.Changed)
            .Select(entry => entry.AccountId)
            .Distinct()
            .ToListAsync(cancellationToken);
        return calendars.Count + changed.Count == 0
            ? []
            : await db
                .Accounts.Where(account => calendars.Contains(account.Calendar ?? RuleBook.DefaultCalendar) || changed.Contains(account.Id))
                .OrderBy(account => account.Id)
                .ToListAsync(cancellationToken);
    }
}
