using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>How much a composed digest has to say.</summary>
internal static class DigestNews
{
    internal static DigestContents Of(LetterDigest digest) =>
        new([
            .. digest.Breached.Select(_ => DigestSections.Breached),
            .. digest.PastAim.Select(_ => DigestSections.PastAim),
            .. digest.StillOpen.Select(_ => DigestSections.StillOpen),
            .. digest.ClosedWithoutReply.Select(_ => DigestSections.ClosedWithoutReply),
            .. digest.Corrected.Select(_ => DigestSections.Corrected),
        ])
        {
            MissedVisits = digest.MissedVisits.Count,
            DefunctAccounts = digest.Defunct.Count,
            UnreadAccounts = digest.Unread.Count(line => IsNews(line, digest.Scope)),
        };

    /// <summary>An account that never could be read is listed in every digest, but is no reason to send one each day.</summary>
    private static bool IsNews(UnreadLine line, DigestScope scope) =>
        scope != DigestScope.Day || !string.Equals(line.Why, UnreadAccounts.NoAccess, StringComparison.Ordinal);
}
