using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Jobs.Review;

/// <summary>What is left waiting at an account that is gone ends with it (§1).</summary>
internal sealed class GoneAccounts(Conversations conversations)
{
    /// <summary>Closes the open enquiries as of the last complete reading: what had lapsed by then stays in the figures.</summary>
    internal async Task CloseEnquiriesAsync(
        MonitorDbContext db,
        Watch watch,
        Account account,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        List<Enquiry> open = await db
            .Enquiries.Where(enquiry => enquiry.AccountId == watch.AccountId && enquiry.State == EnquiryState.Open)
            .Where(enquiry =>
                !db.EnquiryActs.Any(act =>
                    act.AccountId == enquiry.AccountId && act.OnItem == enquiry.OpeningItem && act.Closing == ClosingReason.AccountClosed
                )
            )
            .OrderBy(enquiry => enquiry.Id)
            .ToListAsync(cancellationToken);
        foreach (Enquiry enquiry in open)
        {
            _ = db.EnquiryActs.Add(
                new EnquiryAct
                {
                    AccountId = watch.AccountId,
                    Conversation = enquiry.Conversation,
                    OnItem = enquiry.OpeningItem,
                    At = watch.KnownTo ?? enquiry.FoundAt,
                    SaidAt = now,
                    Closing = ClosingReason.AccountClosed,
                }
            );
        }

        string[] threads = [.. open.Select(enquiry => enquiry.Conversation).Distinct(StringComparer.Ordinal)];
        _ = await db.SaveChangesAsync(cancellationToken);
        await conversations.RereadAsync(db, account, threads, now, words: null, cancellationToken);
    }
}
