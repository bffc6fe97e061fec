namespace ResponsivenessMonitor.Audit.Explaining;

/// <summary>What an item is to the enquiries of its conversation.</summary>
internal enum ItemPart
{
    /// <summary>The oldest item of an enquiry.</summary>
    OpenedEnquiry,

    /// <summary>A further message of an enquirer who was waiting already.</summary>
    JoinedEnquiry,

    /// <summary>An item of the account that ended enquiries.</summary>
    Answer,

    /// <summary>An item of another account of the file that ended enquiries.</summary>
    SiblingAnswer,

    /// <summary>An item of an account of the file that ended none.</summary>
    Publication,

    /// <summary>Later than the instant up to which the history is known.</summary>
    Ignored,
}
