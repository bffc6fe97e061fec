using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Data;

/// <summary>Puts keyed hashes in the place of the names of a conversation and its items, which may name somebody (§7).</summary>
internal sealed class ThreadNames(Pseudonyms pseudonyms)
{
    /// <summary>Hashes the names of a conversation; those that are hashes already stay.</summary>
    /// <param name="db">The database; what is tracked is saved by the caller.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="thread">The conversation, under the name it is kept by.</param>
    /// <param name="enquiries">Its enquiries, tracked.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async Task HashAsync(
        MonitorDbContext db,
        long accountId,
        string thread,
        List<Enquiry> enquiries,
        CancellationToken cancellationToken
    )
    {
        Platform platform = await db
            .Accounts.Where(account => account.Id == accountId)
            .Select(account => account.Platform)
            .SingleAsync(cancellationToken);
        List<StoredItem> items = await db
            .Items.AsNoTracking()
            .Where(item => item.AccountId == accountId && item.Conversation == thread)
            .OrderBy(item => item.PlatformItemId)
            .ToListAsync(cancellationToken);

        List<EnquiryAct> acts = await db
            .EnquiryActs.Where(act => act.AccountId == accountId && act.Conversation == thread)
            .ToListAsync(cancellationToken);

        // What came late to a conversation that was hashed before goes by that name already; an answer that was pointed at may stand in another one.
        bool isNamed = !items.Exists(item => item.IsHashed);
        HashSet<string> known =
        [
            .. items
                .Where(item => item.IsHashed || string.Equals(item.PlatformItemId, item.Pseudonym, StringComparison.Ordinal))
                .Select(item => item.PlatformItemId),
        ];
        string[] answers = [.. acts.Select(act => act.AnswerItem).OfType<string>()];
        known.UnionWith(
            await db
                .Items.Where(item => item.AccountId == accountId && item.IsHashed && answers.Contains(item.PlatformItemId))
                .Select(item => item.PlatformItemId)
                .ToListAsync(cancellationToken)
        );
        string NameOf(string id) => known.Contains(id) ? id : pseudonyms.OfItem(platform.Name, id);
        string conversation = isNamed ? pseudonyms.OfItem(platform.Name, thread) : thread;
        foreach (StoredItem item in items.Where(item => !item.IsHashed))
        {
            string? parent = item.InReplyTo is { } id ? NameOf(id) : null;
            _ = await db
                .Items.Where(row => row.AccountId == accountId && row.PlatformItemId == item.PlatformItemId)
                .ExecuteUpdateAsync(
                    update =>
                        update
                            .SetProperty(row => row.PlatformItemId, item.Pseudonym)
                            .SetProperty(row => row.Conversation, conversation)
                            .SetProperty(row => row.InReplyTo, parent)
                            .SetProperty(row => row.Permalink, (string?)null)
                            .SetProperty(row => row.IsHashed, true),
                    cancellationToken
                );
        }

        foreach (EnquiryAct act in acts)
        {
            (act.OnItem, act.Conversation) = (NameOf(act.OnItem), conversation);
            act.AnswerItem = act.AnswerItem is { } pointedAt ? NameOf(pointedAt) : null;
        }

        foreach (Enquiry enquiry in enquiries)
        {
            enquiry.Forget();
            enquiry.AnswerItem = enquiry.AnswerItem is { } answer ? NameOf(answer) : null;
            (enquiry.OpeningItem, enquiry.Conversation) = (enquiry.OpeningKey, conversation);
        }
    }
}
