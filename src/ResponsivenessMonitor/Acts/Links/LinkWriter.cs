using NodaTime;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Acts.Links;

/// <summary>Writes the links that one bearer gets in a letter or on a page.</summary>
/// <param name="signer">Signs them.</param>
/// <param name="site">Where the pages are; ends in a slash.</param>
/// <param name="role">The role in which the bearer acts.</param>
/// <param name="personId">Who the bearer is, or null for Marketing and ops.</param>
/// <param name="expires">Until when the links last.</param>
internal sealed class LinkWriter(LinkSigner signer, Uri site, Role role, long? personId, Instant expires)
{
    /// <summary>Where actions are: a link's text follows.</summary>
    internal const string Actions = "a/";

    /// <summary>Where pages to read are.</summary>
    internal const string Pages = "p/";

    /// <summary>A link.</summary>
    /// <param name="purpose">What it is for.</param>
    /// <param name="entity">The number of the enquiry, account or person it is of; 0 where it is of nothing.</param>
    /// <param name="subject">What else it is about; empty where nothing is.</param>
    internal Uri To(LinkPurpose purpose, long entity, string subject = "")
    {
        SignedLink link = new(purpose, entity, role, personId, expires) { Subject = subject };
        return new Uri(site, (link.IsPage ? Pages : Actions) + signer.Write(link));
    }
}
