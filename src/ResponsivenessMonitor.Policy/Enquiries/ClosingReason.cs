namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>Why a spell ended without an answer (§1).</summary>
public enum ClosingReason
{
    /// <summary>A person said that no reply was needed.</summary>
    NoReplyNeeded,

    /// <summary>The platform or a person said that it was spam.</summary>
    Spam,

    /// <summary>Every item of the spell was deleted or hidden; by whom is seldom known.</summary>
    Removed,

    /// <summary>A person said that it repeats another enquiry.</summary>
    Duplicate,

    /// <summary>The account was gone from its platform.</summary>
    AccountClosed,
}
