using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Jobs.Polling;

/// <summary>Keeps the items of a reading and brings the enquiries of their conversations into line, the siblings' too.</summary>
internal sealed class ItemKeeper(MonitorDbContext db, Account account, Watch watch, Conversations conversations, Pseudonyms pseudonyms)
{
    private readonly HashSet<string> touched = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SeenWords> words = new(StringComparer.Ordinal);
    private readonly List<StoredItem> published = [];

    /// <summary>Keeps what is new among the pages; saves.</summary>
    internal async Task KeepAsync(CompletedReading reading, ItemIntake intake, CancellationToken cancellationToken)
    {
        List<PlatformItem> items =
        [
            .. reading
                .Pages.SelectMany(page => page.Items)
                .Where(item => !intake.IsErased(item))
                .OrderBy(item => item.At)
                .ThenBy(item => item.Order),
        ];
        List<Withdrawal> withdrawn = [.. reading.Pages.SelectMany(page => page.Withdrawn)];
        if (items.Count == 0 && withdrawn.Count == 0)
        {
            return;
        }

        items = await WhereTheyAreKeptAsync(items, cancellationToken);
        Dictionary<string, List<StoredItem>> threads = await ThreadsAsync(items, cancellationToken);
        foreach (PlatformItem item in items)
        {
            Take(item, threads, intake, reading.Began);
        }

        await WithdrawAsync(withdrawn, reading.Began, cancellationToken);
        _ = await db.SaveChangesAsync(cancellationToken);
        await conversations.RereadAsync(db, account, touched, reading.Began, words, cancellationToken);
        _ = await db.SaveChangesAsync(cancellationToken);
        await TellSiblingsAsync(reading.Began, cancellationToken);
    }

    /// <summary>
    /// Those that are known stay in the conversation in which they were first seen, whatever a platform shows them in later; and where replies hang
    /// together as a tree, a reply stands where what it replies to does.
    /// </summary>
    private async Task<List<PlatformItem>> WhereTheyAreKeptAsync(List<PlatformItem> items, CancellationToken cancellationToken)
    {
        string[] ids =
        [
            .. items
                .Select(item => item.Id)
                .Concat(items.Select(item => item.InReplyTo).OfType<ItemId>())
                .Select(id => id.Value)
                .Distinct(StringComparer.Ordinal),
        ];
        Dictionary<string, string> kept = await db
            .Items.Where(item => item.AccountId == account.Id && ids.Contains(item.PlatformItemId))
            .ToDictionaryAsync(item => item.PlatformItemId, item => item.Conversation, StringComparer.Ordinal, cancellationToken);
        List<PlatformItem> placed = [];
        foreach (PlatformItem item in items)
        {
            string? above = item is { Shape: ConversationShape.Nested, InReplyTo: { } parent }
                ? kept.GetValueOrDefault(parent.Value)
                : null;
            string conversation = kept.GetValueOrDefault(item.Id.Value) ?? above ?? item.Conversation.Value;
            kept[item.Id.Value] = conversation;
            placed.Add(item with { Conversation = new ItemId(conversation) });
        }

        return placed;
    }

    /// <summary>The items known so far, by conversation; a conversation closed long ago is kept under its pseudonym.</summary>
    private async Task<Dictionary<string, List<StoredItem>>> ThreadsAsync(List<PlatformItem> items, CancellationToken cancellationToken)
    {
        string[] names = [.. items.Select(item => item.Conversation.Value).Distinct(StringComparer.Ordinal)];
        string[] both = [.. names, .. names.Select(name => pseudonyms.OfItem(account.Platform.Name, name))];
        List<StoredItem> known = await db
            .Items.Where(item => item.AccountId == account.Id && both.Contains(item.Conversation))
            .ToListAsync(cancellationToken);
        return known
            .GroupBy(item => item.Conversation, StringComparer.Ordinal)
            .ToDictionary(thread => thread.Key, thread => thread.ToList(), StringComparer.Ordinal);
    }

    private void Take(PlatformItem item, Dictionary<string, List<StoredItem>> threads, ItemIntake intake, Instant began)
    {
        PlatformItem named = Named(item, threads);
        string name = named.Conversation.Value;
        if (!threads.TryGetValue(name, out List<StoredItem>? thread))
        {
            threads.Add(name, thread = []);
        }

        StoredItem? stored = thread.Find(other => string.Equals(other.PlatformItemId, named.Id.Value, StringComparison.Ordinal));
        bool isKnown = stored is not null;
        if (stored is null)
        {
            stored = intake.Take(named, thread);
            thread.Add(stored);
            _ = db.Items.Add(stored);
            _ = touched.Add(name);
            if (stored.Side == ItemSide.Own)
            {
                published.Add(stored);
            }
        }

        if (isKnown)
        {
            intake.Recognise(named, stored);
        }

        // An overlap brings an edit again and again; it is only news since the reading before.
        if (isKnown && !(named.EditedAt > (watch.KnownTo ?? began)))
        {
            return;
        }

        if (isKnown)
        {
            intake.TakeEdit(stored, named, thread);
            _ = touched.Add(name);
        }

        words[stored.PlatformItemId] = intake.WordsOf(named, stored);
    }

    /// <summary>The item under the names by which its conversation is kept.</summary>
    private PlatformItem Named(PlatformItem item, Dictionary<string, List<StoredItem>> threads)
    {
        string name = pseudonyms.OfItem(account.Platform.Name, item.Conversation.Value);
        if (!threads.TryGetValue(name, out List<StoredItem>? thread))
        {
            name = item.Conversation.Value;
            if (!threads.TryGetValue(name, out thread) || !thread.Exists(other => other.Author is StoredItem.ErasedAuthor))
            {
                return item;
            }
        }

        HashSet<string> known = [.. thread.Select(other => other.PlatformItemId)];
        return item with
        {
            Conversation = new ItemId(name),
            Id = AsKept(item.Id, known),
            InReplyTo = item.InReplyTo is { } parent ? AsKept(parent, known) : null,
        };
    }

    private ItemId AsKept(ItemId id, HashSet<string> known) =>
        pseudonyms.OfItem(account.Platform.Name, id.Value) is { } pseudonym && known.Contains(pseudonym) ? new ItemId(pseudonym) : id;

    private async Task WithdrawAsync(List<Withdrawal> withdrawn, Instant began, CancellationToken cancellationToken)
    {
        if (withdrawn.Count == 0)
        {
            return;
        }

        Dictionary<string, Instant?> at = new(StringComparer.Ordinal);
        foreach (Withdrawal withdrawal in withdrawn)
        {
            at[withdrawal.Item.Value] = withdrawal.At;
            at[pseudonyms.OfItem(account.Platform.Name, withdrawal.Item.Value)] = withdrawal.At;
        }

        string[] ids = [.. at.Keys];
        List<StoredItem> stored = await db
            .Items.Where(item => item.AccountId == account.Id && ids.Contains(item.PlatformItemId) && item.WithdrawnAt == null)
            .ToListAsync(cancellationToken);
        stored.AddRange(
            db.Items.Local.Where(item => item.WithdrawnAt is null && at.ContainsKey(item.PlatformItemId) && !stored.Contains(item))
        );
        foreach (StoredItem item in stored)
        {
            // Without a time of the platform's it counts at the last complete reading that still showed it (§1).
            item.WithdrawnAt = Instant.Max(item.At, at[item.PlatformItemId] ?? watch.KnownTo ?? began);
            item.Permalink = null;
            _ = touched.Add(item.Conversation);
            words[item.PlatformItemId] = new SeenWords(Excerpt: null, Permalink: null);
        }

        string[] gone = [.. stored.Select(item => item.PlatformItemId)];
        foreach (
            Enquiry enquiry in await db
                .Enquiries.Where(enquiry => enquiry.AccountId == account.Id && gone.Contains(enquiry.OpeningItem))
                .ToListAsync(cancellationToken)
        )
        {
            enquiry.Forget(); // deleted at the platform, erased here at the next reading (§7)
        }
    }

    /// <summary>What the account published in a thread that another account was asked in too answers there as a sibling's.</summary>
    private async Task TellSiblingsAsync(Instant began, CancellationToken cancellationToken)
    {
        string[] threads = [.. published.Select(item => item.Conversation).Distinct(StringComparer.Ordinal)];
        if (threads.Length == 0)
        {
            return;
        }

        var others = await db
            .Items.Where(item => item.AccountId != account.Id && threads.Contains(item.Conversation))
            .Join(
                db.Accounts.Where(other => other.Platform == account.Platform),
                item => item.AccountId,
                other => other.Id,
                (item, other) =>
                    new
                    {
                        item.AccountId,
                        item.Conversation,
                        item.PlatformItemId,
                    }
            )
            .ToListAsync(cancellationToken);
        foreach (var sibling in others.GroupBy(item => item.AccountId).OrderBy(group => group.Key))
        {
            Account other = await db.Accounts.SingleAsync(candidate => candidate.Id == sibling.Key, cancellationToken);
            HashSet<string> changed = new(StringComparer.Ordinal);
            foreach (StoredItem item in published.Where(item => item.Shape != ConversationShape.Dialogue))
            {
                bool isOfThread = sibling.Any(known => string.Equals(known.Conversation, item.Conversation, StringComparison.Ordinal));
                bool isKnown = sibling.Any(known => string.Equals(known.PlatformItemId, item.PlatformItemId, StringComparison.Ordinal));
                if (isOfThread && !isKnown)
                {
                    _ = db.Items.Add(item.AsSiblings(other.Id));
                    _ = changed.Add(item.Conversation);
                }
            }

            _ = await db.SaveChangesAsync(cancellationToken);
            await conversations.RereadAsync(db, other, changed, began, words: null, cancellationToken);
            _ = await db.SaveChangesAsync(cancellationToken);
        }
    }
}
