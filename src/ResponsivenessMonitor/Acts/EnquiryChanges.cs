using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Acts;

/// <summary>Has what a person does to an enquiry done whole or not at all, and decided again when somebody else decided on it meanwhile.</summary>
internal sealed class EnquiryChanges(IDbContextFactory<MonitorDbContext> databases, Conversations conversations)
{
    private const int Attempts = 5;

    /// <summary>Changes an enquiry; what the change leaves unsaved is saved if it was done, else all of it is taken back.</summary>
    internal Task<ActOutcome> OnEnquiryAsync(
        long enquiryId,
        Func<MonitorDbContext, Enquiry, Account, Task<ActOutcome>> change,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            async db =>
            {
                await HoldAsync(db, enquiryId, cancellationToken);
                Enquiry? enquiry = await db
                    .Enquiries.Include(enquiry => enquiry.Account)
                    .SingleOrDefaultAsync(enquiry => enquiry.Id == enquiryId, cancellationToken);
                return enquiry?.Account is { } account
                    ? await change(db, enquiry, account)
                    : new ActOutcome.Refused($"There is no enquiry {enquiryId}. It may have been joined to another one, or erased.");
            },
            cancellationToken
        );

    /// <summary>Of several persons who act on one enquiry at once the next one sees what the one before did; on SQLite transactions take turns anyway.</summary>
    private static async Task HoldAsync(MonitorDbContext db, long enquiryId, CancellationToken cancellationToken)
    {
        if (db.Database.IsNpgsql())
        {
            _ = await db.Database.ExecuteSqlAsync($"select id from enquiries where id = {enquiryId} for update", cancellationToken);
        }
    }

    /// <summary>Changes something in one transaction.</summary>
    internal async Task<ActOutcome> RunAsync(Func<MonitorDbContext, Task<ActOutcome>> change, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
            await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            try
            {
                ActOutcome outcome = await change(db);
                if (outcome is ActOutcome.Done)
                {
                    _ = await db.SaveChangesAsync(cancellationToken);
                    await transaction.CommitAsync(cancellationToken);
                }

                return outcome;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // The assessor, a reading or another person was first: by what is true now it may be another answer.
            }
        }
    }

    /// <summary>Saves, and reads the conversation again.</summary>
    internal async Task RereadAsync(
        MonitorDbContext db,
        Account account,
        string conversation,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        _ = await db.SaveChangesAsync(cancellationToken);
        await conversations.RereadAsync(db, account, [conversation], now, words: null, cancellationToken);
        _ = await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Notes who did what.</summary>
    internal static void Audit(MonitorDbContext db, string action, Account account, long enquiryId, ActedBy who, string detail = "") =>
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = who.At,
                By = who.By,
                Action = action,
                AccountId = account.Id,
                EnquiryId = enquiryId,
                Detail = detail,
            }
        );
}
