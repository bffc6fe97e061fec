namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>How an item reached the account.</summary>
public enum MessageKind
{
    /// <summary>It names the account.</summary>
    Mention,

    /// <summary>A comment on the account's content, or a reply in its threads.</summary>
    Comment,

    /// <summary>A direct message.</summary>
    DirectMessage,
}
