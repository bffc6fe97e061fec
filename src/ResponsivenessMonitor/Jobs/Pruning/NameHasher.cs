using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Jobs.Pruning;

/// <summary>Puts keyed hashes in the place of ids that may name somebody, 30 days after a conversation's last enquiry closed (§7).</summary>
internal sealed class NameHasher(RuleBook rules, Pseudonyms pseudonyms)
{
    /// <summary>Hashes the names of some conversations that are due.</summary>
    /// <returns>How many.</returns>
    internal async Task<int> HashAsync(MonitorDbContext db, Retention limits, int most, CancellationToken cancellationToken)
    {
        var due = await db
            .Items.Where(Due.Name(db, limits))
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
                await new ThreadNames(pseudonyms).HashAsync(db, thread.AccountId, thread.Conversation, enquiries, cancellationToken);
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
}
