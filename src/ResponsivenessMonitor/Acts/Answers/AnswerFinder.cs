using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Acts.Answers;

/// <summary>What a person pointed at when they said "answered here".</summary>
internal abstract record PointedAt
{
    private PointedAt() { }

    /// <summary>An answer that we have read ourselves.</summary>
    /// <param name="Address">Its address.</param>
    /// <param name="Item">The platform's id of it, or its keyed hash.</param>
    /// <param name="At">When it was published, by the platform's clock.</param>
    /// <param name="By">Whether the account itself or another of the university published it.</param>
    /// <param name="Sibling">The keyed hash of the other one, or null.</param>
    internal sealed record Answer(Uri Address, string Item, Instant At, AnsweredBy By, string? Sibling) : PointedAt;

    /// <summary>Something that we have not read: the person's word stands alone.</summary>
    /// <param name="Address">Its address.</param>
    /// <param name="Why">Why it is not known, in a whole sentence.</param>
    internal sealed record Unseen(Uri Address, string Why) : PointedAt;

    /// <summary>Nothing that can be an answer.</summary>
    /// <param name="Why">Why, and how to mend it.</param>
    internal sealed record Refused(string Why) : PointedAt;
}

/// <summary>Finds what the address of an answer names.</summary>
internal static class AnswerFinder
{
    internal static async Task<PointedAt> FindAsync(
        MonitorDbContext db,
        Account account,
        Enquiry enquiry,
        string link,
        Pseudonyms pseudonyms,
        CancellationToken cancellationToken
    )
    {
        AnswerLink read = AnswerLink.Read(link, account.Platform, await ServersAsync(db, account, cancellationToken));
        if (read is not AnswerLink.Found found)
        {
            return new PointedAt.Refused(((AnswerLink.Refused)read).Why);
        }

        List<Account> registered = await db
            .Accounts.AsNoTracking()
            .Where(other => other.Platform == account.Platform && other.State != AccountState.Proposed)
            .OrderBy(other => other.Id)
            .ToListAsync(cancellationToken);
        if (found.Author is { } author && !registered.Append(account).Any(other => IsOf(other, author, found.Address)))
        {
            return new PointedAt.Refused(
                $"That address is of @{author}, which is no registered account of the university. Paste the address of the account's own answer."
            );
        }

        string[] ids = [.. found.Ids, .. found.Ids.Select(id => Lasting(id, registered)).OfType<string>()];
        string[] names = [.. ids, .. ids.Select(id => pseudonyms.OfItem(account.Platform.Name, id))];
        long[] siblings = [.. registered.Select(other => other.Id), account.Id];
        List<StoredItem> known = await db
            .Items.AsNoTracking()
            .Where(item => siblings.Contains(item.AccountId) && names.Contains(item.PlatformItemId))
            .ToListAsync(cancellationToken);
        return known.Count == 0
            ? new PointedAt.Unseen(
                found.Address,
                ids.Length == 0
                    ? $"The address does not say by which id {account.Platform.DisplayName} names this answer to us, so we cannot tell whether we have seen it."
                    : "We have not seen this answer ourselves."
            )
            : Judge(account, enquiry, found.Address, known);
    }

    private static PointedAt Judge(Account account, Enquiry enquiry, Uri address, List<StoredItem> known)
    {
        StoredItem? own = known.Find(item => item.AccountId == account.Id && item.Side != ItemSide.Inbound);
        StoredItem? sibling = known.Find(item => item.AccountId != account.Id && item.Side == ItemSide.Own);
        StoredItem? answer = own ?? sibling;
        bool isOwn = own is { Side: ItemSide.Own };
        return answer switch
        {
            null => new PointedAt.Refused("That is the address of what somebody wrote to the account, not of an answer."),
            { At: var at } when at < enquiry.Received => new PointedAt.Refused(
                "That was published before the enquiry was received, so it cannot be the answer to it."
            ),
            { IsRegisteredReply: true } => new PointedAt.Refused("That is a registered instant reply, which answers nothing."),
            _ => new PointedAt.Answer(
                address,
                answer.PlatformItemId,
                answer.At,
                isOwn ? AnsweredBy.Account : AnsweredBy.Sibling,
                isOwn ? null : answer.Author
            ),
        };
    }

    /// <summary>The account's own server, and the one it is read at; of platforms that have one server, none.</summary>
    private static async Task<List<string>> ServersAsync(MonitorDbContext db, Account account, CancellationToken cancellationToken)
    {
        string? read = await db
            .Watches.Where(watch => watch.AccountId == account.Id && watch.Access != null)
            .Select(watch => watch.Access!.Host)
            .SingleOrDefaultAsync(cancellationToken);
        string[] servers =
        [
            account.Handle.Contains('@', StringComparison.Ordinal) ? account.Handle.Split('@')[^1] : string.Empty,
            read ?? string.Empty,
        ];
        return [.. servers.Where(server => server.Length > 0).Select(server => server.ToLowerInvariant()).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether the handle of an address is the account's: with its server or without, or its lasting id.</summary>
    private static bool IsOf(Account account, string author, Uri address)
    {
        string handle = account.Handle.ToLowerInvariant();
        return string.Equals(account.AuthorId, author, StringComparison.OrdinalIgnoreCase)
            || string.Equals(handle, author, StringComparison.Ordinal)
            || string.Equals(account.Slug.Slug.Split('/')[^1], author, StringComparison.Ordinal)
            || (
                account.Platform == Platform.Mastodon
                && !author.Contains('@', StringComparison.Ordinal)
                && (
                    string.Equals(handle, $"{author}@{address.IdnHost}", StringComparison.Ordinal)
                    || string.Equals(handle.Split('@')[0], author, StringComparison.Ordinal)
                )
            );
    }

    /// <summary>The name of a Bluesky item under its author's lasting id, where the link shows the handle of a registered account.</summary>
    private static string? Lasting(string id, List<Account> registered)
    {
        if (!id.StartsWith("at://", StringComparison.Ordinal) || id.Split('/') is not [_, _, { } author, .. { } rest])
        {
            return null;
        }

        Account? owner = registered.Find(account => string.Equals(account.Handle, author, StringComparison.OrdinalIgnoreCase));
        return owner?.AuthorId is { } lasting ? $"at://{lasting}/{string.Join('/', rest)}" : null;
    }
}
