using NodaTime;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Acts.Links;

/// <summary>What a link says: who may do what with what, and until when.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Entity">The number of the enquiry, account or person it is of; 0 where it is of nothing.</param>
/// <param name="Role">The role in which its bearer acts.</param>
/// <param name="PersonId">The person it was given to, or null for Marketing and ops.</param>
/// <param name="Expires">From when on it no longer acts; whole minutes.</param>
internal sealed record SignedLink(LinkPurpose Purpose, long Entity, Role Role, long? PersonId, Instant Expires)
{
    /// <summary>What else it is about, such as a date; empty where nothing is.</summary>
    internal string Subject { get; init; } = string.Empty;

    /// <summary>Whether it is a page to read, and no action.</summary>
    internal bool IsPage => Purpose is LinkPurpose.AccountPage or LinkPurpose.OverviewPage;
}
