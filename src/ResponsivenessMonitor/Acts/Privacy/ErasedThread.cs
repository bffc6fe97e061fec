using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Acts.Privacy;

/// <summary>Takes an author out of one conversation; what others said in it, and what was measured, stays.</summary>
internal sealed class ErasedThread(MonitorDbContext db, SoughtAuthor author, Pseudonyms pseudonyms, Instant now)
{
    /// <summary>Why their notices need no letter any more.</summary>
    private const string Because = "its enquirer was erased";

    /// <summary>Erases and saves.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="thread">The conversation, under the name it is kept by.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task<ErasedRows> EraseAsync(long accountId, string thread, CancellationToken cancellationToken)
    {
        List<Enquiry> all = await db
            .Enquiries.Where(enquiry => enquiry.AccountId == accountId && enquiry.Conversation == thread)
            .ToListAsync(cancellationToken);
        List<Enquiry> theirs = all.FindAll(enquiry => author.Keys.Contains(enquiry.Enquirer, StringComparer.Ordinal));
        List<StoredItem> items = await db
            .Items.AsNoTracking()
            .Where(item => item.AccountId == accountId && item.Conversation == thread && author.Keys.Contains(item.Author))
            .ToListAsync(cancellationToken);
        ErasedLetters letters = new(db, now);
        int wiped = await letters.EraseAsync(
            [.. theirs.Select(enquiry => enquiry.Id)],
            [
                .. theirs
                    .Select(enquiry => enquiry.Permalink)
                    .Concat(items.Select(item => item.Permalink))
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal),
            ],
            cancellationToken
        );
        int acts = await EraseActsAsync(accountId, theirs, items, cancellationToken);
        int excerpts = theirs.Count(enquiry => enquiry.Excerpt is not null);
        await EraseTracesAsync([.. theirs.Select(enquiry => enquiry.Id)], cancellationToken);
        theirs.ForEach(enquiry => enquiry.EraseEnquirer(now));
        await EraseItemsAsync(accountId, thread, items, cancellationToken);
        List<Enquiry> others = all.FindAll(enquiry => !theirs.Contains(enquiry));
        // Who still waits there is looked for at the platform by its own names, so these stay until nobody does.
        bool isWaitedIn = others.Exists(enquiry => enquiry.State == EnquiryState.Open);
        if (!isWaitedIn)
        {
            await new ThreadNames(pseudonyms).HashAsync(db, accountId, thread, others, cancellationToken);
        }

        _ = await db.SaveChangesAsync(cancellationToken);
        return new ErasedRows(theirs.Count, excerpts, items.Count, acts, wiped, isWaitedIn ? 1 : 0);
    }

    private Task<int> EraseActsAsync(long accountId, List<Enquiry> theirs, List<StoredItem> items, CancellationToken cancellationToken)
    {
        string[] on = [.. theirs.Select(enquiry => enquiry.OpeningItem), .. items.Select(item => item.PlatformItemId)];
        return db.EnquiryActs.Where(act => act.AccountId == accountId && on.Contains(act.OnItem)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>What tells of an enquiry by other names: the keys of notices are hashes of its item, and details of the audit may hold addresses.</summary>
    private async Task EraseTracesAsync(long[] enquiries, CancellationToken cancellationToken)
    {
        _ = await db
            .Notices.Where(notice => notice.EnquiryId != null && enquiries.Contains(notice.EnquiryId.Value))
            .ExecuteUpdateAsync(
                update => update.SetProperty(notice => notice.DedupKey, notice => StoredItem.ErasedAuthor + ":" + notice.Id),
                cancellationToken
            );
        _ = await db
            .Notices.Where(notice => notice.EnquiryId != null && enquiries.Contains(notice.EnquiryId.Value) && notice.DeliverAt != null)
            .ExecuteUpdateAsync(
                update =>
                    update
                        .SetProperty(notice => notice.State, NoticeState.Superseded)
                        .SetProperty(notice => notice.DeliverAt, (Instant?)null)
                        .SetProperty(notice => notice.SettledBecause, Because),
                cancellationToken
            );
        _ = await db
            .AuditEntries.Where(entry => entry.EnquiryId != null && enquiries.Contains(entry.EnquiryId.Value))
            .ExecuteUpdateAsync(update => update.SetProperty(entry => entry.Detail, StoredItem.ErasedAuthor), cancellationToken);
    }

    /// <summary>Their items stay as nobody's, under keyed hashes: what replies to them must still be linked, and the platform may give them again.</summary>
    private async Task EraseItemsAsync(long accountId, string thread, List<StoredItem> items, CancellationToken cancellationToken)
    {
        foreach (StoredItem item in items)
        {
            IQueryable<StoredItem> same = db.Items.Where(other => other.AccountId == accountId && other.Conversation == thread);
            _ = await same.Where(other => other.InReplyTo == item.PlatformItemId)
                .ExecuteUpdateAsync(update => update.SetProperty(other => other.InReplyTo, item.Pseudonym), cancellationToken);
            _ = await same.Where(other => other.PlatformItemId == item.PlatformItemId)
                .ExecuteUpdateAsync(
                    update =>
                        update
                            .SetProperty(other => other.PlatformItemId, item.Pseudonym)
                            .SetProperty(other => other.Author, StoredItem.ErasedAuthor)
                            .SetProperty(other => other.Triage, TriageKind.Remark)
                            .SetProperty(other => other.Sensitive, SensitiveSigns.None)
                            .SetProperty(other => other.PromotedAt, (Instant?)null)
                            .SetProperty(other => other.SpamAt, (Instant?)null)
                            .SetProperty(other => other.WithdrawnAt, now)
                            .SetProperty(other => other.Permalink, (string?)null),
                    cancellationToken
                );
        }
    }
}

/// <summary>What was erased.</summary>
/// <param name="Enquiries">Enquiries that are nobody's now.</param>
/// <param name="Excerpts">Excerpts among them.</param>
/// <param name="Items">Items that are nobody's now.</param>
/// <param name="Acts">What persons had said of them.</param>
/// <param name="Letters">Letters whose text was erased.</param>
/// <param name="Waiting">Conversations that keep their names for now, because somebody else waits in them.</param>
internal readonly record struct ErasedRows(int Enquiries, int Excerpts, int Items, int Acts, int Letters, int Waiting)
{
    /// <summary>Both together.</summary>
    internal ErasedRows And(ErasedRows other) =>
        new(
            Enquiries + other.Enquiries,
            Excerpts + other.Excerpts,
            Items + other.Items,
            Acts + other.Acts,
            Letters + other.Letters,
            Waiting + other.Waiting
        );
}
