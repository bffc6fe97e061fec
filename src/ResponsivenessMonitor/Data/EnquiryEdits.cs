using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Data;

/// <summary>Recomputes open enquiries after an edit of a calendar or a target (§1).</summary>
internal sealed class EnquiryEdits(RuleBook rules)
{
    private const int Attempts = 5;

    /// <summary>Takes the latest versions of calendars to the open enquiries of the accounts that go by them.</summary>
    /// <param name="db">The database; saved account by account, so that what was done stays done.</param>
    /// <param name="calendars">Their names; one that did not change costs a query.</param>
    /// <param name="now">When the edit counts.</param>
    /// <param name="cancellationToken">Ends the work; the next call does what is left.</param>
    /// <returns>How many enquiries had a deadline moved.</returns>
    internal async Task<int> TakeCalendarsAsync(
        MonitorDbContext db,
        IReadOnlyCollection<string> calendars,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        int moved = 0;
        foreach (string name in calendars)
        {
            (long latest, _) = await rules.LatestAsync(db, name, cancellationToken);
            bool isDefault = string.Equals(name, RuleBook.DefaultCalendar, StringComparison.Ordinal);
            List<long> accounts = await db
                .Enquiries.Where(enquiry =>
                    enquiry.NextLookAt != null
                    && enquiry.CalendarId != latest
                    && (enquiry.Account!.Calendar == name || (isDefault && enquiry.Account.Calendar == null))
                )
                .Select(enquiry => enquiry.AccountId)
                .Distinct()
                .OrderBy(id => id)
                .ToListAsync(cancellationToken);
            moved += await RecomputeAsync(db, accounts, now, cancellationToken);
        }

        return moved;
    }

    /// <summary>Takes the present calendar and target of accounts to their open enquiries, and has their visits looked at again.</summary>
    /// <returns>How many enquiries had a deadline moved.</returns>
    internal async Task<int> RecomputeAsync(
        MonitorDbContext db,
        IReadOnlyCollection<long> accounts,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        int moved = 0;
        foreach (long id in accounts)
        {
            Account account = await db.Accounts.SingleAsync(account => account.Id == id, cancellationToken);
            EnquiryRules present = await rules.RulesOfAsync(db, account, cancellationToken);
            List<Enquiry> behind = await db
                .Enquiries.Where(enquiry =>
                    enquiry.AccountId == id
                    && enquiry.NextLookAt != null
                    && (enquiry.CalendarId != present.CalendarId || enquiry.TargetId != present.TargetId)
                )
                .OrderBy(enquiry => enquiry.Id)
                .ToListAsync(cancellationToken);
            moved += await TakeAsync(db, behind, present, now, cancellationToken);
            _ = await db
                .Watches.Where(watch => watch.AccountId == id && watch.NextVisitLookAt > now)
                .ExecuteUpdateAsync(set => set.SetProperty(watch => watch.NextVisitLookAt, now), cancellationToken);
        }

        return moved;
    }

    /// <summary>Edits and saves; what somebody else decided on meanwhile is read and edited again, if it is still open.</summary>
    private static async Task<int> TakeAsync(
        MonitorDbContext db,
        List<Enquiry> behind,
        EnquiryRules present,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        HashSet<Enquiry> moved = [.. behind.Where(enquiry => enquiry.TakeEdit(present, now))];
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                _ = await db.SaveChangesAsync(cancellationToken);
                return moved.Count;
            }
            catch (DbUpdateConcurrencyException conflict) when (attempt < Attempts)
            {
                foreach (Enquiry enquiry in conflict.Entries.Select(entry => entry.Entity).OfType<Enquiry>())
                {
                    await db.Entry(enquiry).ReloadAsync(cancellationToken);
                    _ = moved.Remove(enquiry);
                    if (enquiry.NextLookAt is not null && enquiry.TakeEdit(present, now))
                    {
                        _ = moved.Add(enquiry);
                    }
                }
            }
        }
    }
}
