using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Acts.Privacy;

/// <summary>All that is kept about an outside author (UK GDPR Art. 15), and nothing about anybody else.</summary>
/// <remarks>
/// Names of items and conversations of others are left out, for on some platforms they name their authors; so are the names of colleagues who wrote,
/// received or decided something.
/// </remarks>
internal sealed class ExportAuthor(IDbContextFactory<MonitorDbContext> databases)
{
    private const int BatchSize = 200;

    /// <summary>Their enquiries, by number, some at a time in memory.</summary>
    internal async IAsyncEnumerable<ExportedRecord> EnquiriesAsync(
        SoughtAuthor author,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        long last = 0;
        while (true)
        {
            await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
            List<Enquiry> batch = await KeptOfAuthor
                .EnquiriesOf(db, author)
                .AsNoTracking()
                .Include(enquiry => enquiry.Account)
                .Where(enquiry => enquiry.Id > last)
                .OrderBy(enquiry => enquiry.Id)
                .Take(BatchSize)
                .ToListAsync(cancellationToken);
            if (batch.Count == 0)
            {
                yield break;
            }

            foreach (Enquiry enquiry in batch)
            {
                yield return await EnquiryAsync(db, author, enquiry, cancellationToken);
            }

            last = batch[^1].Id;
        }
    }

    /// <summary>Their items, by account and time, some at a time in memory.</summary>
    internal async IAsyncEnumerable<ExportedRecord> ItemsAsync(
        SoughtAuthor author,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        (long account, string item) = (0, string.Empty);
        while (true)
        {
            await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
#pragma warning disable CA1309 // the database compares, in the order in which it sorts
            var batch = await KeptOfAuthor
                .ItemsOf(db, author)
                .AsNoTracking()
                .Where(other => other.AccountId > account || (other.AccountId == account && string.Compare(other.PlatformItemId, item) > 0))
                .Join(db.Accounts, own => own.AccountId, asked => asked.Id, (own, asked) => new { Item = own, asked.Slug })
                .OrderBy(pair => pair.Item.AccountId)
                .ThenBy(pair => pair.Item.PlatformItemId)
                .Take(BatchSize)
                .ToListAsync(cancellationToken);
#pragma warning restore CA1309
            if (batch.Count == 0)
            {
                yield break;
            }

            foreach (var pair in batch)
            {
                yield return Item(pair.Item, pair.Slug.Slug, await IsTheirsAsync(db, author, pair.Item, cancellationToken));
            }

            (account, item) = (batch[^1].Item.AccountId, batch[^1].Item.PlatformItemId);
        }
    }

    private static async Task<ExportedRecord> EnquiryAsync(
        MonitorDbContext db,
        SoughtAuthor author,
        Enquiry enquiry,
        CancellationToken cancellationToken
    )
    {
        List<EnquiryAct> acts = await db
            .EnquiryActs.AsNoTracking()
            .Where(act => act.AccountId == enquiry.AccountId && act.OnItem == enquiry.OpeningItem)
            .OrderBy(act => act.Id)
            .ToListAsync(cancellationToken);
        List<Notice> notices = await db
            .Notices.AsNoTracking()
            .Include(notice => notice.Letter)
            .Where(notice => notice.EnquiryId == enquiry.Id)
            .OrderBy(notice => notice.Id)
            .ToListAsync(cancellationToken);
        Letter[] letters = [.. notices.Select(notice => notice.Letter).OfType<Letter>().DistinctBy(letter => letter.Id)];
        bool isRoot = await db.Items.AnyAsync(
            item => item.AccountId == enquiry.AccountId && item.PlatformItemId == enquiry.Conversation && author.Keys.Contains(item.Author),
            cancellationToken
        );
        return new ExportedRecord(
            "enquiry",
            [
                ("number", enquiry.Id),
                ("account", enquiry.Account?.Slug.Slug),
                ("kind", enquiry.Kind),
                ("openingItem", enquiry.OpeningItem),
                ("openingItemHash", enquiry.OpeningKey),
                ("conversation", isRoot ? enquiry.Conversation : null),
                ("author", enquiry.Enquirer),
                ("received", enquiry.Received),
                ("foundAt", enquiry.FoundAt),
                ("sensitive", enquiry.Sensitive),
                ("excerpt", enquiry.Excerpt),
                ("link", enquiry.Permalink),
                ("countedOn", enquiry.CountedOn),
                ("aimDue", enquiry.AimDue),
                ("commitmentDue", enquiry.CommitmentDue),
                ("round", enquiry.Round),
                ("state", enquiry.State),
                ("standing", enquiry.Standing),
                ("because", enquiry.Because),
                ("endedAt", enquiry.EndedAt),
                ("answeredBy", enquiry.AnsweredBy),
                ("answerItem", enquiry.AnswerItem),
                ("directedOffline", enquiry.DirectedOffline),
                ("closing", enquiry.Closing),
                ("turnaround", enquiry.Turnaround),
            ],
            [.. acts.Select(Act), .. notices.Select(Told), .. letters.Select(letter => Shown(letter, enquiry))]
        );
    }

    private static ExportedRecord Act(EnquiryAct act) =>
        new(
            "act",
            (
                "what",
                act.Closing is { } closing ? $"closed: {closing}"
                : act.AnsweredBy is null ? "answered offline"
                : "answered here"
            ),
            ("at", act.At),
            ("saidAt", act.SaidAt),
            ("overruledAt", act.WithdrawnAt)
        );

    private static ExportedRecord Told(Notice notice) =>
        new(
            "notice",
            ("step", notice.Step),
            ("to", notice.Role),
            ("dueAt", notice.DueAt),
            ("state", notice.State),
            ("toldAt", notice.ToldAt)
        );

    private static ExportedRecord Shown(Letter letter, Enquiry enquiry)
    {
        string? text = letter.Text;
        // Once the excerpt is erased nobody can tell whether a text that is still kept quotes it.
        object? shows =
            text is null ? false
            : enquiry.Excerpt is { } excerpt ? text.Contains(excerpt, StringComparison.Ordinal)
            : null;
        return new ExportedRecord(
            "letter",
            ("number", letter.Id),
            ("to", letter.Role),
            ("writtenAt", letter.WrittenAt),
            ("state", letter.State),
            ("textIsKept", text is not null),
            ("quotesTheExcerpt", shows),
            ("showsTheLink", text is not null && enquiry.Permalink is { } link && text.Contains(link, StringComparison.Ordinal))
        );
    }

    /// <summary>Of the item's conversation, and of what it replies to, whether they are the author's own.</summary>
    private static async Task<(bool Conversation, bool InReplyTo)> IsTheirsAsync(
        MonitorDbContext db,
        SoughtAuthor author,
        StoredItem item,
        CancellationToken cancellationToken
    )
    {
        string[] names = item.InReplyTo is { } parent ? [item.Conversation, parent] : [item.Conversation];
        List<string> own = await KeptOfAuthor
            .ItemsOf(db, author)
            .Where(other => other.AccountId == item.AccountId && names.Contains(other.PlatformItemId))
            .Select(other => other.PlatformItemId)
            .ToListAsync(cancellationToken);
        return (own.Contains(item.Conversation), item.InReplyTo is { } id && own.Contains(id));
    }

    private static ExportedRecord Item(StoredItem item, string account, (bool Conversation, bool InReplyTo) isTheirs) =>
        new(
            "item",
            ("account", account),
            ("id", item.PlatformItemId),
            ("idHash", item.Pseudonym),
            ("namesAreHashes", item.IsHashed),
            ("conversation", isTheirs.Conversation ? item.Conversation : null),
            ("inReplyTo", isTheirs.InReplyTo ? item.InReplyTo : null),
            ("author", item.Author),
            ("at", item.At),
            ("firstSeen", item.FirstSeen),
            ("kind", item.Kind),
            ("triage", item.Triage),
            ("rule", item.Rule),
            ("sensitive", item.Sensitive),
            ("promotedAt", item.PromotedAt),
            ("withdrawnAt", item.WithdrawnAt),
            ("spamAt", item.SpamAt),
            ("link", item.Permalink)
        );
}
