using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>Why something that was written to an account is no enquiry, in words (§2).</summary>
internal static class TriageText
{
    internal static string Of(TriageRule? rule) =>
        rule switch
        {
            TriageRule.OnlyThanks => "Nothing but thanks or praise",
            TriageRule.RepostWithoutWords => "A repost without words",
            TriageRule.NothingLeft => "No words beside handles and links",
            TriageRule.OnlyInReplyPrefix => "A reply to somebody else that only carried the handle along",
            TriageRule.NoCommentCounts => "Comments do not count for this account",
            TriageRule.NeitherAsksNorComplains => "A comment that neither asks nor complains",
            TriageRule.PlatformSaysSpam => "The platform says that it is spam",
            _ => "Not taken for an enquiry",
        };
}
