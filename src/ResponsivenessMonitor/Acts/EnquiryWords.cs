using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Acts;

/// <summary>How an enquiry stands, in sentences for people.</summary>
internal static class EnquiryWords
{
    /// <summary>How it ended, or that it waits.</summary>
    internal static string Of(Enquiry enquiry) =>
        (enquiry.AnsweredBy, enquiry.Closing) switch
        {
            (AnsweredBy.Account, _) => "It was answered by the account.",
            (AnsweredBy.Sibling, _) => "It was answered by another account of the university.",
            (AnsweredBy.Offline, _) => "It was answered, on a person's word.",
            (_, { } reason) => Of(reason),
            _ when enquiry.State == EnquiryState.NeverAnswered => "It was given up as never answered, ten open days after its deadline.",
            _ => "It still waits for an answer.",
        };

    private static string Of(ClosingReason reason) =>
        reason switch
        {
            ClosingReason.NoReplyNeeded => "It was closed because no reply was needed.",
            ClosingReason.Spam => "It was closed as spam.",
            ClosingReason.Duplicate => "It was closed because it repeats another enquiry.",
            ClosingReason.Removed => "It ended when its messages were deleted or hidden on the platform.",
            _ => "It ended when its account was gone from the platform.",
        };
}
