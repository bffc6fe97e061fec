namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>What an item is to the account (§2).</summary>
public enum TriageKind
{
    /// <summary>Somebody waits for an answer.</summary>
    Enquiry,

    /// <summary>Counted and listed without text, never clocked; a person can promote it.</summary>
    Remark,

    /// <summary>Nothing but thanks or praise: no reply needed.</summary>
    Thanks,

    /// <summary>The platform says it is spam.</summary>
    Spam,

    /// <summary>Not addressed to the account at all.</summary>
    NotInbound,
}
