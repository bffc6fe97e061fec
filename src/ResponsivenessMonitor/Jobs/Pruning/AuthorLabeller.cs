using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Jobs.Pruning;

/// <summary>
/// Puts labels in the place of authors' hashes where a platform's terms allow nobody to be recognised for longer: who wrote what within a conversation
/// stays, and nobody can be found by their name any more.
/// </summary>
internal static class AuthorLabeller
{
    /// <summary>Labels the authors of some conversations that are due.</summary>
    /// <returns>How many conversations.</returns>
    internal static async Task<int> LabelAsync(MonitorDbContext db, Retention limits, int most, CancellationToken cancellationToken)
    {
        var due = await db
            .Items.Where(Due.Author(db, limits))
            .Select(item => new { item.AccountId, item.Conversation })
            .Distinct()
            .OrderBy(thread => thread.AccountId)
            .ThenBy(thread => thread.Conversation)
            .Take(most)
            .ToListAsync(cancellationToken);
        foreach (var thread in due)
        {
            await LabelAsync(db, thread.AccountId, thread.Conversation, limits, cancellationToken);
        }

        return due.Count;
    }

    private static async Task LabelAsync(
        MonitorDbContext db,
        long accountId,
        string conversation,
        Retention limits,
        CancellationToken cancellationToken
    )
    {
        IQueryable<StoredItem> all = db.Items.Where(item => item.AccountId == accountId && item.Conversation == conversation);
        List<StoredItem> items = await all.AsNoTracking()
            .OrderBy(item => item.At)
            .ThenBy(item => item.Pseudonym)
            .ToListAsync(cancellationToken);
        Dictionary<string, string> labels = new(StringComparer.Ordinal);
        foreach (
            IGrouping<string, StoredItem> own in items
                .Where(item =>
                    item.Side == ItemSide.Inbound && item.Author is not StoredItem.ErasedAuthor && !StoredItem.IsLabel(item.Author)
                )
                .GroupBy(item => item.Author, StringComparer.Ordinal)
                .Where(own => own.Any(item => item.FirstSeen <= limits.Authors))
        )
        {
            string label = StoredItem.LabelOf(own.First().Pseudonym);
            labels.Add(own.Key, label);
            _ = await all.Where(item => item.Author == own.Key)
                .ExecuteUpdateAsync(update => update.SetProperty(item => item.Author, label), cancellationToken);
            _ = await db
                .Enquiries.Where(enquiry => enquiry.AccountId == accountId && enquiry.Conversation == conversation)
                .Where(enquiry => enquiry.Enquirer == own.Key)
                .ExecuteUpdateAsync(update => update.SetProperty(enquiry => enquiry.Enquirer, label), cancellationToken);
        }

        foreach (StoredItem answer in items.Where(item => item.Names.Length > 0))
        {
            // Whom an answer names counts only where they have an item in the conversation.
            string names = string.Join(
                ' ',
                answer
                    .Names.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(name => labels.GetValueOrDefault(name) ?? (StoredItem.IsLabel(name) ? name : null))
                    .OfType<string>()
            );
            if (answer.FirstSeen <= limits.Authors || labels.Count > 0)
            {
                _ = await all.Where(item => item.PlatformItemId == answer.PlatformItemId)
                    .ExecuteUpdateAsync(update => update.SetProperty(item => item.Names, names), cancellationToken);
            }
        }
    }
}
