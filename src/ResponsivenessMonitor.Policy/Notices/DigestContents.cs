namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>How much a digest has to say, list by list (§6); figures alone are no reason to send one.</summary>
/// <param name="Enquiries">The lists in which each enquiry stands.</param>
public sealed record DigestContents(ValueList<DigestSections> Enquiries)
{
    /// <summary>Visits that became known as missed.</summary>
    public int MissedVisits { get; init; }

    /// <summary>Accounts that look defunct, with an open case.</summary>
    public int DefunctAccounts { get; init; }

    /// <summary>Accounts not or only partly read.</summary>
    public int UnreadAccounts { get; init; }

    /// <summary>Whether there is anything to tell.</summary>
    public bool HasNews =>
        Enquiries.Any(sections => sections != DigestSections.None) || MissedVisits > 0 || DefunctAccounts > 0 || UnreadAccounts > 0;

    /// <summary>
    /// What becomes of the digest: with nothing to say it is <see cref="DigestFate.Empty"/> and unsent, and the first of a week or month says all
    /// clear. The report of a year is a letter of its own and no reason for a digest.
    /// </summary>
    public DigestFate FateIn(DigestScope scope) =>
        HasNews ? DigestFate.Sent
        : scope.HasFlag(DigestScope.Week) || scope.HasFlag(DigestScope.Month) ? DigestFate.SentAllClear
        : DigestFate.Empty;
}
