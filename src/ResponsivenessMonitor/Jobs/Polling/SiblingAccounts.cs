using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Jobs.Polling;

/// <summary>The university's registered accounts on one platform, by what the platform calls them.</summary>
internal sealed class SiblingAccounts
{
    private readonly Dictionary<string, long> accounts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the platform calls the university's accounts but one.</summary>
    internal IReadOnlyCollection<string> But(Account account) =>
        [.. accounts.Where(pair => pair.Value != account.Id).Select(pair => pair.Key)];

    /// <summary>The accounts of a platform.</summary>
    internal static async Task<SiblingAccounts> OnAsync(MonitorDbContext db, Platform platform, CancellationToken cancellationToken)
    {
        SiblingAccounts siblings = new();
        var rows = await db
            .Accounts.Where(account => account.Platform == platform && account.State != AccountState.Proposed)
            .OrderBy(account => account.Id)
            .Select(account => new
            {
                account.Id,
                account.Slug,
                account.Handle,
                account.AuthorId,
            })
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            // Before its first profile an account is known by its handle, and some platforms know it by nothing else.
            foreach (string name in new[] { row.AuthorId, row.Handle, row.Slug.Slug }.OfType<string>())
            {
                _ = siblings.accounts.TryAdd(name, row.Id);
            }
        }

        return siblings;
    }

    /// <summary>Whose an item by the author is, seen from the account.</summary>
    internal ItemSide SideOf(Account account, string authorId) =>
        string.Equals(authorId, account.AuthorId, StringComparison.Ordinal) ? ItemSide.Own
        : accounts.TryGetValue(authorId, out long id)
            ? id == account.Id ? ItemSide.Own
                : ItemSide.Sibling
        : ItemSide.Inbound;
}
