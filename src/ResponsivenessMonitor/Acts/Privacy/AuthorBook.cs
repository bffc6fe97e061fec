using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Acts.Privacy;

/// <summary>Finds under which keyed hashes an outside author is kept (§7).</summary>
internal sealed class AuthorBook(IDbContextFactory<MonitorDbContext> databases, AuthorNames names, KeyRing keys)
{
    /// <summary>Looks up the author; the university's own accounts are no outside authors.</summary>
    internal async Task<AuthorSearch> FindAsync(AuthorName name, CancellationToken cancellationToken)
    {
        switch (await names.IdsAsync(name, cancellationToken))
        {
            case AuthorIds.Unknown unknown:
                return new AuthorSearch.Refused(unknown.Why);
            case AuthorIds.Known { Ids: var ids }:
                await using (MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken))
                {
                    if (await RegisteredAsync(db, name.Platform, ids, cancellationToken) is { } account)
                    {
                        return new AuthorSearch.Refused(
                            $"{name} is the university's own account {account}, and no outside author; see 'accounts export'."
                        );
                    }

                    Pseudonyms pseudonyms = await keys.GetAsync(db, cancellationToken);
                    return new AuthorSearch.For(
                        new SoughtAuthor(name, ids, [.. ids.Select(id => pseudonyms.OfAuthor(name.Platform.Name, id))])
                    );
                }

            default:
                throw new InvalidOperationException("The ids of an author are known or not.");
        }
    }

    private static async Task<AccountId?> RegisteredAsync(
        MonitorDbContext db,
        Platform platform,
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    )
    {
        var own = await db
            .Accounts.Where(account => account.Platform == platform && account.State != AccountState.Proposed)
            .Select(account => new
            {
                account.Slug,
                account.Handle,
                account.AuthorId,
            })
            .ToListAsync(cancellationToken);
        return own.Where(account =>
                new[] { account.Slug.Slug, account.Handle, account.AuthorId }.Any(name =>
                    ids.Contains(name, StringComparer.OrdinalIgnoreCase)
                )
            )
            .Select(account => (AccountId?)account.Slug)
            .FirstOrDefault();
    }
}
