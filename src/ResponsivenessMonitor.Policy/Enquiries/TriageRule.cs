namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>Which rule of §2 decided.</summary>
public enum TriageRule
{
    /// <summary>The account's or a sibling's own item.</summary>
    OwnItem,

    /// <summary>A repost without words.</summary>
    RepostWithoutWords,

    /// <summary>Nothing is left once handles and links are removed, and there is no picture.</summary>
    NothingLeft,

    /// <summary>The account's handle stands only in the reply prefix of a reply to somebody else.</summary>
    OnlyInReplyPrefix,

    /// <summary>The platform holds or filters it.</summary>
    PlatformSaysSpam,

    /// <summary>Every word is thanks or praise or goes with them, at most eight of them, and no question mark; no reply to our question.</summary>
    OnlyThanks,

    /// <summary>A direct message.</summary>
    DirectMessage,

    /// <summary>A mention.</summary>
    Mention,

    /// <summary>The account counts all comments.</summary>
    EveryCommentCounts,

    /// <summary>The account counts no comments.</summary>
    NoCommentCounts,

    /// <summary>A question mark.</summary>
    QuestionMark,

    /// <summary>It answers a question that the account put to this person.</summary>
    AnswersOurQuestion,

    /// <summary>An entry of the asking list.</summary>
    AskingWord,

    /// <summary>A language that the lists do not cover.</summary>
    OtherLanguage,

    /// <summary>A comment that neither asks nor complains.</summary>
    NeitherAsksNorComplains,
}
