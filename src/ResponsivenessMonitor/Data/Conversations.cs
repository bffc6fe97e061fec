using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Data;

/// <summary>Reads stored conversations again after something in them changed, and keeps their enquiries in step with what they say.</summary>
internal sealed class Conversations(RuleBook rules)
{
    /// <summary>Brings the enquiries of some conversations into line; saving is the caller's.</summary>
    /// <param name="db">The database; all that was changed before has to be saved.</param>
    /// <param name="account">The account.</param>
    /// <param name="conversations">The conversations, under the names they are kept by.</param>
    /// <param name="now">When it is done.</param>
    /// <param name="words">What may be kept of the items that a reading just brought.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async Task RereadAsync(
        MonitorDbContext db,
        Account account,
        IReadOnlyCollection<string> conversations,
        Instant now,
        IReadOnlyDictionary<string, SeenWords>? words,
        CancellationToken cancellationToken
    )
    {
        if (conversations.Count == 0)
        {
            return;
        }

        List<StoredItem> items = await db
            .Items.Where(item => item.AccountId == account.Id && conversations.Contains(item.Conversation))
            .ToListAsync(cancellationToken);
        ILookup<string, EnquiryAct> acts = (
            await db
                .EnquiryActs.Where(act => act.AccountId == account.Id && conversations.Contains(act.Conversation))
                .Where(act => act.WithdrawnAt == null)
                .OrderBy(act => act.Id)
                .ToListAsync(cancellationToken)
        ).ToLookup(act => act.Conversation, StringComparer.Ordinal);
        ILookup<string, Enquiry> enquiries = (
            await db
                .Enquiries.Where(enquiry => enquiry.AccountId == account.Id && conversations.Contains(enquiry.Conversation))
                .ToListAsync(cancellationToken)
        ).ToLookup(enquiry => enquiry.Conversation, StringComparer.Ordinal);
        Instant opensAfter = await db
            .Watches.Where(watch => watch.AccountId == account.Id)
            .Select(watch => watch.OpensAfter)
            .SingleAsync(cancellationToken);
        EnquiryRules current = await rules.RulesOfAsync(db, account, cancellationToken);

        foreach (
            IGrouping<string, StoredItem> thread in items
                .GroupBy(item => item.Conversation, StringComparer.Ordinal)
                .OrderBy(thread => thread.Min(item => item.At))
                .ThenBy(thread => thread.Key, StringComparer.Ordinal)
        )
        {
            IReadOnlyList<Spell> spells = ConversationReader.Read(
                thread.First().Shape,
                [.. thread.Select(item => item.ToItem())],
                [.. acts[thread.Key].Select(act => act.ToAct())],
                opensAfter
            );
            Thread read = new(account, thread.Key, thread.ToDictionary(item => item.PlatformItemId, StringComparer.Ordinal), opensAfter);
            await KeepAsync(db, read, spells, [.. enquiries[thread.Key]], current, now, words, cancellationToken);
        }
    }

    private async Task KeepAsync(
        MonitorDbContext db,
        Thread thread,
        IReadOnlyList<Spell> spells,
        List<Enquiry> known,
        EnquiryRules current,
        Instant now,
        IReadOnlyDictionary<string, SeenWords>? words,
        CancellationToken cancellationToken
    )
    {
        foreach (Spell spell in spells)
        {
            SensitiveSigns signs = spell.Items.Aggregate(SensitiveSigns.None, (all, item) => all | thread.Items[item.Value].Sensitive);
            Enquiry? enquiry = known.Find(other => string.Equals(other.OpeningItem, spell.Opening.Value, StringComparison.Ordinal));
            if (enquiry is null)
            {
                enquiry = thread.Open(spell, current, now);
                _ = db.Enquiries.Add(enquiry);
            }
            else
            {
                _ = known.Remove(enquiry);
                _ = enquiry.Take(spell, await rules.RulesOfAsync(db, enquiry, cancellationToken), now);
            }

            enquiry.TakeWords(signs, words?.GetValueOrDefault(spell.Opening.Value));
        }

        // What no longer opens a spell was joined to another; what is older than what is still read again, or whose item is kept no longer, stays as it
        // was counted.
        db.Enquiries.RemoveRange(
            known.Where(enquiry =>
                enquiry.Received > thread.OpensAfter
                && enquiry.OpenedAt > thread.OpensAfter
                && thread.Items.ContainsKey(enquiry.OpeningItem)
            )
        );
    }

    /// <summary>A conversation that is being read.</summary>
    private sealed record Thread(Account Account, string Name, Dictionary<string, StoredItem> Items, Instant OpensAfter)
    {
        internal Enquiry Open(Spell spell, EnquiryRules rules, Instant now)
        {
            StoredItem opening = Items[spell.Opening.Value];
            return Enquiry.Open(Account.Id, Name, opening.Pseudonym, opening.Kind ?? MessageKind.Mention, spell, rules, now);
        }
    }
}

/// <summary>What may be kept of an item's words and whereabouts while its enquiry is open (§7).</summary>
/// <param name="Excerpt">A few of its words, or null where none may be kept.</param>
/// <param name="Permalink">Its address, or null.</param>
internal sealed record SeenWords(string? Excerpt, string? Permalink);
