using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Acts;

/// <summary>What a person says of an enquiry (§1, §2): it is kept beside the items, and the conversation is read again.</summary>
internal sealed partial class EnquiryActs(IDbContextFactory<MonitorDbContext> databases, Conversations conversations)
{
    /// <summary>"No reply needed", "spam", "duplicate": it ends without an answer.</summary>
    internal Task<ActOutcome> CloseAsync(long enquiryId, ClosingReason reason, ActedBy who, CancellationToken cancellationToken) =>
        SayAsync(enquiryId, reason, who.At, who, cancellationToken);

    /// <summary>"Answered offline, about 11:30": an answer at that time, at most three days back.</summary>
    internal async Task<ActOutcome> AnswerOfflineAsync(
        long enquiryId,
        Instant answeredAt,
        ActedBy who,
        CancellationToken cancellationToken
    ) =>
        SpellAct.AnsweredOffline.MayBeSaid(answeredAt, who.At)
            ? await SayAsync(enquiryId, closing: null, answeredAt, who, cancellationToken)
            : new ActOutcome.Refused("an answer can be said to have been given at most three days back, and not in the future");

    /// <summary>The enquiry of an account that holds an item, the latest if there are several; null when there is none.</summary>
    internal async Task<long?> FindAsync(AccountId account, ItemId item, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        long? opened = await db
            .Enquiries.Where(enquiry => enquiry.Account!.Slug == account && enquiry.OpeningItem == item.Value)
            .Select(enquiry => (long?)enquiry.Id)
            .FirstOrDefaultAsync(cancellationToken);
        StoredItem? stored = opened is not null
            ? null
            : await db
                .Items.Join(db.Accounts.Where(other => other.Slug == account), own => own.AccountId, other => other.Id, (own, other) => own)
                .FirstOrDefaultAsync(own => own.PlatformItemId == item.Value, cancellationToken);
        return stored is null
            ? opened
            : await db
                .Enquiries.Where(enquiry => enquiry.AccountId == stored.AccountId && enquiry.Conversation == stored.Conversation)
                .Where(enquiry => enquiry.Enquirer == stored.Author && enquiry.Received <= stored.At)
                .OrderByDescending(enquiry => enquiry.Received)
                .Select(enquiry => (long?)enquiry.Id)
                .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<ActOutcome> SayAsync(
        long enquiryId,
        ClosingReason? closing,
        Instant at,
        ActedBy who,
        CancellationToken cancellationToken
    )
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        Enquiry? enquiry = await db
            .Enquiries.Include(enquiry => enquiry.Account)
            .SingleOrDefaultAsync(enquiry => enquiry.Id == enquiryId, cancellationToken);
        if (enquiry?.Account is not { } account)
        {
            return new ActOutcome.Refused($"there is no enquiry {enquiryId}");
        }

        if (enquiry.EndedAt is not null)
        {
            return new ActOutcome.AlreadySo(enquiry.Closing is { } reason ? $"it was closed as {reason}" : "it was answered");
        }

        _ = db.EnquiryActs.Add(
            new EnquiryAct
            {
                AccountId = account.Id,
                Conversation = enquiry.Conversation,
                OnItem = enquiry.OpeningItem,
                At = at,
                SaidAt = who.At,
                Closing = closing,
            }
        );
        _ = db.AuditEntries.Add(
            new AuditEntry
            {
                At = who.At,
                By = who.By,
                Action = closing?.ToString() ?? "AnsweredOffline",
                AccountId = account.Id,
                EnquiryId = enquiry.Id,
                Detail = closing is null ? $"answered at {at}" : string.Empty,
            }
        );
        _ = await db.SaveChangesAsync(cancellationToken);
        await conversations.RereadAsync(db, account, [enquiry.Conversation], who.At, words: null, cancellationToken);
        _ = await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ActOutcome.Done();
    }
}
