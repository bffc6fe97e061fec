using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Acts.Links;

/// <summary>Makes the links of letters and pages, and reads those that come back.</summary>
internal sealed class LinkBook(PageOptions options)
{
    private LinkSigner? signer;

    /// <summary>Whether letters can carry links at all.</summary>
    internal bool HasPages => options.Base is not null;

    /// <summary>How long a link acts or shows a page.</summary>
    internal static Duration Lasts { get; } = Duration.FromDays(14);

    /// <summary>What signs and reads texts.</summary>
    internal async ValueTask<LinkSigner> SignerAsync(MonitorDbContext db, CancellationToken cancellationToken) =>
        signer ??= new LinkSigner(await KeyRing.KeyAsync(db, LinkSigner.KeyName, cancellationToken));

    /// <summary>The link that a text holds, expired or not; null when it is not one of ours. Makes no key: without one nothing was ever signed.</summary>
    internal async ValueTask<SignedLink?> ReadAsync(MonitorDbContext db, string text, CancellationToken cancellationToken)
    {
        if (signer is null && await KeyRing.FindAsync(db, LinkSigner.KeyName, cancellationToken) is { } key)
        {
            signer = new LinkSigner(key);
        }

        return signer?.Read(text);
    }

    /// <summary>Makes the links of a page: for the bearer of its own link, and no longer than that lasts. Null where there are no pages.</summary>
    internal async ValueTask<LinkWriter?> OnPageAsync(MonitorDbContext db, SignedLink page, CancellationToken cancellationToken) =>
        options.Base is { } site
            ? new LinkWriter(await SignerAsync(db, cancellationToken), site, page.Role, page.PersonId, page.Expires)
            : null;

    /// <summary>Makes the links of one bearer, or null where there are no pages to lead to.</summary>
    /// <param name="db">The database, which keeps the key.</param>
    /// <param name="role">The role in which the bearer acts.</param>
    /// <param name="personId">Who the bearer is, or null for Marketing and ops.</param>
    /// <param name="now">From when on they last.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async ValueTask<LinkWriter?> ForAsync(
        MonitorDbContext db,
        Role role,
        long? personId,
        Instant now,
        CancellationToken cancellationToken
    ) => options.Base is { } site ? new LinkWriter(await SignerAsync(db, cancellationToken), site, role, personId, now + Lasts) : null;
}
