namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>Tells enquiries from remarks, thanks and spam (§2), by lists that people review. There is no classifier.</summary>
/// <param name="lists">The word lists.</param>
/// <param name="comments">Which comments count.</param>
public sealed class Triage(WordLists lists, CommentRule comments = CommentRule.Asking)
{
    private const int MostWordsOfThanks = 8;

    /// <summary>What an item is to the account.</summary>
    public TriageVerdict Judge(InboundMessage message)
    {
        MessageText text = new(message.Text);
        (TriageKind kind, TriageRule rule, string? entry) = Decide(message, text);
        return new TriageVerdict(kind, rule, entry, Sensitivity.SignsIn(text, lists));
    }

    /// <summary>Whether an answer directs the enquirer offline (¶15 d): by the list's words, an e-mail address or a telephone number.</summary>
    public bool DirectsOffline(string answer)
    {
        MessageText text = new(answer);
        return lists.Offline.FirstIn(text.Words, text.Begins) is not null
            || (Sensitivity.SignsIn(text, lists) & (SensitiveSigns.EmailAddress | SensitiveSigns.Telephone)) != SensitiveSigns.None;
    }

    private (TriageKind Kind, TriageRule Rule, string? Entry) Decide(InboundMessage message, MessageText text) =>
        message switch
        {
            { IsOurs: true } => (TriageKind.NotInbound, TriageRule.OwnItem, null),
            { IsRepost: true } when text.Words.Length == 0 => (TriageKind.NotInbound, TriageRule.RepostWithoutWords, null),
            { HasPicture: false } when text.IsEmpty => (TriageKind.NotInbound, TriageRule.NothingLeft, null),
            { Kind: MessageKind.Mention, RepliesToOthers: true } when IsNamedInPrefixOnly(message) => (
                TriageKind.NotInbound,
                TriageRule.OnlyInReplyPrefix,
                null
            ),
            { IsSpamToPlatform: true } => (TriageKind.Spam, TriageRule.PlatformSaysSpam, null),
            { AnswersOurQuestion: true } when message.Kind != MessageKind.Comment || comments != CommentRule.None => (
                TriageKind.Enquiry,
                TriageRule.AnswersOurQuestion, // even of "yes" and "thanks" we must make something: we asked
                null
            ),
            _ when IsOnlyThanks(message, text) => (TriageKind.Thanks, TriageRule.OnlyThanks, null),
            { Kind: MessageKind.DirectMessage } => (TriageKind.Enquiry, TriageRule.DirectMessage, null),
            { Kind: MessageKind.Mention } => (TriageKind.Enquiry, TriageRule.Mention, null),
            _ => DecideComment(message, text),
        };

    private (TriageKind Kind, TriageRule Rule, string? Entry) DecideComment(InboundMessage message, MessageText text) =>
        comments switch
        {
            CommentRule.All => (TriageKind.Enquiry, TriageRule.EveryCommentCounts, null),
            CommentRule.None => (TriageKind.Remark, TriageRule.NoCommentCounts, null),
            _ when text.HasQuestionMark => (TriageKind.Enquiry, TriageRule.QuestionMark, null),
            _ when lists.Asking.FirstIn(text.Words, text.Begins) is { } entry => (TriageKind.Enquiry, TriageRule.AskingWord, entry),
            _ when IsOtherLanguage(message, text) => (TriageKind.Enquiry, TriageRule.OtherLanguage, null),
            _ => (TriageKind.Remark, TriageRule.NeitherAsksNorComplains, null),
        };

    /// <summary>A question mark or a picture without words is never thanks: when in doubt somebody waits.</summary>
    private bool IsOnlyThanks(InboundMessage message, MessageText text) =>
        !text.HasQuestionMark
        && text.Words.Length <= MostWordsOfThanks
        && (text.Words.Length > 0 || !message.HasPicture)
        && lists.Thanks.Covers(text.Words);

    /// <summary>By the platform's tag if it gives a meaningful one, else by the letters.</summary>
    private bool IsOtherLanguage(InboundMessage message, MessageText text)
    {
        string? language = message.Language?.Split('-', '_')[0].ToLowerInvariant();
        bool isKnown = language is { Length: 2 or 3 } and not ("und" or "zxx" or "mul" or "mis") and not ['q', >= 'a' and <= 't', _];
        return isKnown ? !lists.Languages.Contains(language!) : text.IsMostlyNotLatin;
    }

    private static bool IsNamedInPrefixOnly(InboundMessage message)
    {
        (IReadOnlyList<string> prefix, string rest) = MessageText.SplitPrefix(message.Text);
        return message.AccountHandles.Any(handle => prefix.Contains(handle, StringComparer.OrdinalIgnoreCase))
            && !message.AccountHandles.Any(handle => MessageText.Names(rest, handle));
    }
}
