using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Acts.Privacy;

/// <summary>Erases what identifies an outside author (UK GDPR Art. 17, §7), for good: what they had published by then does not come back.</summary>
/// <remarks>
/// First the list that readings go by, while no reading is being kept; from then on nothing of theirs comes in. Then conversation by conversation, some in a
/// transaction, so that an erasure that is broken off has only to be repeated. What is read into memory is a batch, however much there is.
/// </remarks>
internal sealed class EraseAuthor(IDbContextFactory<MonitorDbContext> databases, KeyRing keys)
{
    private const int BatchSize = 50;
    private const int ListSize = 1_000;

    /// <summary>Erases the author; audited without a name.</summary>
    /// <param name="author">Whom.</param>
    /// <param name="reason">Why, for the audit log; empty where nothing was said.</param>
    /// <param name="who">Who does it; what was published by then is erased.</param>
    /// <param name="cancellationToken">Breaks it off; the next call goes on.</param>
    internal async Task<ErasedRows> RunAsync(SoughtAuthor author, string reason, ActedBy who, CancellationToken cancellationToken)
    {
        Pseudonyms pseudonyms = await NoteAsync(author, who, cancellationToken);
        ErasedRows all = default;
        while (await ThreadsAsync(author, cancellationToken) is { Length: > 0 } threads)
        {
            foreach ((long Account, string Name)[] batch in threads.Chunk(BatchSize))
            {
                all = all.And(await EraseAsync(author, batch, pseudonyms, who, cancellationToken));
            }
        }

        await FinishAsync(author, all, reason, who, cancellationToken);
        return all;
    }

    private async Task<Pseudonyms> NoteAsync(SoughtAuthor author, ActedBy who, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        Pseudonyms pseudonyms = await keys.GetAsync(db, cancellationToken);
        await using IDbContextTransaction turn = await Turns.TakeAsync(db, Turns.Erasing, cancellationToken);
        // A platform's clock may be ahead of ours.
        Instant latest = await KeptOfAuthor.ItemsOf(db, author).MaxAsync(item => (Instant?)item.At, cancellationToken) ?? who.At;
        foreach (string key in author.Keys)
        {
            await Erasures.NoteAsync(db, key, Instant.Max(who.At, latest), cancellationToken);
        }

        await turn.CommitAsync(cancellationToken);
        return pseudonyms;
    }

    /// <summary>Some of the conversations in which they still are.</summary>
    private async Task<(long Account, string Name)[]> ThreadsAsync(SoughtAuthor author, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        var threads = await KeptOfAuthor
            .EnquiriesOf(db, author)
            .Select(enquiry => new { enquiry.AccountId, enquiry.Conversation })
            .Union(KeptOfAuthor.ItemsOf(db, author).Select(item => new { item.AccountId, item.Conversation }))
            .OrderBy(thread => thread.AccountId)
            .ThenBy(thread => thread.Conversation)
            .Take(ListSize)
            .ToListAsync(cancellationToken);
        return [.. threads.Select(thread => (thread.AccountId, thread.Conversation))];
    }

    /// <summary>Erases some conversations in one transaction, in which nobody writes letters or prunes.</summary>
    private async Task<ErasedRows> EraseAsync(
        SoughtAuthor author,
        (long Account, string Name)[] threads,
        Pseudonyms pseudonyms,
        ActedBy who,
        CancellationToken cancellationToken
    )
    {
        const int Attempts = 5;
        for (int attempt = 1; ; attempt++)
        {
            await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
            await using IDbContextTransaction turn = await Turns.TakeAsync(db, Turns.Letters, cancellationToken);
            await Turns.JoinAsync(db, Turns.Pruning, cancellationToken);
            try
            {
                ErasedThread erased = new(db, author, pseudonyms, who.At);
                ErasedRows rows = default;
                foreach ((long account, string name) in threads)
                {
                    rows = rows.And(await erased.EraseAsync(account, name, cancellationToken));
                }

                await turn.CommitAsync(cancellationToken);
                return rows;
            }
            catch (Exception fault) when (DatabaseFaults.IsCollision(fault) && attempt < Attempts)
            {
                // The assessor, a reading or a person decided on one of them meanwhile.
            }
        }
    }

    /// <summary>Takes them out of what names them, and says in the audit log that somebody was erased, not who.</summary>
    private async Task FinishAsync(SoughtAuthor author, ErasedRows rows, string reason, ActedBy who, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        int named = 0;
        foreach (string key in author.Keys)
        {
            named += await db
                .Items.Where(item => item.Names.Contains(key))
                .ExecuteUpdateAsync(
                    update => update.SetProperty(item => item.Names, item => item.Names.Replace(key, StoredItem.ErasedAuthor)),
                    cancellationToken
                );
        }

        string detail =
            $"an author on {author.Name.Platform.Name}: {rows.Enquiries} enquiries, {rows.Excerpts} excerpts, {rows.Items} items, {rows.Acts} acts, "
            + $"{rows.Letters} texts of letters, named in {named} answers";
        _ = db.AuditEntries.Add(
            new AuditEntry
            {
                At = who.At,
                By = who.By,
                Action = "privacy-erase",
                Detail = reason.Length > 0 ? $"{detail}; {reason}" : detail,
            }
        );
        _ = await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
