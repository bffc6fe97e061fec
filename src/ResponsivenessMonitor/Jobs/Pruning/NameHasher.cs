using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Jobs.Pruning;

/// <summary>Puts keyed hashes in the place of ids that may name somebody, 30 days after a conversation's last enquiry closed (§7).</summary>
internal sealed class NameHasher(RuleBook rules, Pseudonyms pseudonyms)
{
    /// <summary>Hashes the names of some conversations that are due.</summary>
    /// <returns>How many.</returns>
    internal async Task<int> HashAsync(MonitorDbContext db, Retention limits, int most, CancellationToken cancellationToken)
    {
        // An enquiry given up as never answered closed ten open days after its breach, so that much later than its lapse at least.
        Instant lapsed = limits.Names - Duration.FromDays(10);
        var due = await db
            .Items.Where(item => !item.IsHashed && item.At <= limits.Names)
            .Where(item =>
                !db.Enquiries.Any(enquiry =>
                    enquiry.AccountId == item.AccountId
                    && enquiry.Conversation == item.Conversation
                    && (
                        enquiry.State == EnquiryState.Open
                        || enquiry.EndedAt > limits.Names
                        || (enquiry.State == EnquiryState.NeverAnswered && (enquiry.CommitmentLapses ?? enquiry.AimLapses) > lapsed)
                    )
                )
            )
            .Where(item =>
                db.Enquiries.Any(enquiry => enquiry.AccountId == item.AccountId && enquiry.Conversation == item.Conversation)
                || !db.Items.Any(other =>
                    other.AccountId == item.AccountId && other.Conversation == item.Conversation && other.At > limits.Names
                )
            )
            .Select(item => new { item.AccountId, item.Conversation })
            .Distinct()
            .OrderBy(thread => thread.AccountId)
            .ThenBy(thread => thread.Conversation)
            .Take(most)
            .ToListAsync(cancellationToken);
        int hashed = 0;
        foreach (var thread in due)
        {
            List<Enquiry> enquiries = await db
                .Enquiries.Where(enquiry => enquiry.AccountId == thread.AccountId && enquiry.Conversation == thread.Conversation)
                .ToListAsync(cancellationToken);
            if (!await IsRecentAsync(db, enquiries, limits, cancellationToken))
            {
                await HashAsync(db, thread.AccountId, thread.Conversation, enquiries, cancellationToken);
                hashed++;
            }
        }

        return hashed;
    }

    private async Task<bool> IsRecentAsync(
        MonitorDbContext db,
        List<Enquiry> enquiries,
        Retention limits,
        CancellationToken cancellationToken
    )
    {
        foreach (Enquiry enquiry in enquiries.Where(enquiry => enquiry.State == EnquiryState.NeverAnswered))
        {
            EnquiryRules own = await rules.RulesOfAsync(db, enquiry, cancellationToken);
            if (Assessor.NeverAnsweredFrom(enquiry.ForLetters(), own.Calendar) > limits.Names)
            {
                return true;
            }
        }

        return false;
    }

    private async Task HashAsync(
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
        HashSet<string> known = [.. items.Where(item => item.IsHashed).Select(item => item.PlatformItemId)];
        bool isNamed = known.Count == 0;
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
