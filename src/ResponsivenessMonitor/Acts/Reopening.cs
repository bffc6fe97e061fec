using NodaTime;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Acts;

/// <summary>Which ends of an enquiry a person can overrule: those that rest on a person's word (§1).</summary>
internal static class Reopening
{
    /// <summary>Whether a person's word ended it.</summary>
    /// <param name="enquiry">The enquiry, which ended.</param>
    /// <param name="said">What persons said of it, in force.</param>
    internal static bool IsByWord(Enquiry enquiry, IEnumerable<EnquiryAct> said) =>
        (enquiry.AnsweredBy, enquiry.Closing) switch
        {
            (AnsweredBy.Offline, _) => said.Any(act => act is { Closing: null, AnsweredBy: null }),
            ({ } by, _) => said.Any(act =>
                act.AnsweredBy == by && string.Equals(act.AnswerItem, enquiry.AnswerItem, StringComparison.Ordinal)
            ),
            (_, ClosingReason.NoReplyNeeded or ClosingReason.Spam or ClosingReason.Duplicate) => said.Any(act =>
                act.Closing == enquiry.Closing
            ),
            _ => false,
        };

    /// <summary>What is true of one that no word ended, and what can be done.</summary>
    internal static string WhyNot(Enquiry enquiry) =>
        (enquiry.AnsweredBy, enquiry.Closing) switch
        {
            ({ }, _) => $"{EnquiryWords.Of(enquiry)} We saw the answer on the platform ourselves, so nobody's word can be overruled. "
                + "If they ask again, that is a new enquiry.",
            (_, ClosingReason.Removed) => $"{EnquiryWords.Of(enquiry)} There is nothing left to answer. "
                + "If it was hidden by mistake, show it again on the platform and answer it there.",
            (_, ClosingReason.AccountClosed) => $"{EnquiryWords.Of(enquiry)} Nobody could answer there. "
                + "If the account is back, the next reading shows it.",
            (_, ClosingReason.Spam) => $"{EnquiryWords.Of(enquiry)} The platform says so: release the message there, then promote it here.",
            _ => $"{EnquiryWords.Of(enquiry)} It still closes as late when it is answered: answer it on the platform, "
                + "or say that it was answered offline or here.",
        };
}

/// <summary>Which items a person can make an enquiry.</summary>
internal static class Promotion
{
    /// <summary>Why an item cannot become an enquiry, or null when it can or is one.</summary>
    /// <param name="item">The item.</param>
    /// <param name="opensAfter">Nothing older opens an enquiry of its account.</param>
    internal static string? WhyNot(StoredItem item, Instant opensAfter) =>
        item.Side != ItemSide.Inbound ? "It was published by an account of the university: only what others write can be an enquiry."
        : item.ToItem().Asks ? null
        : item.WithdrawnAt is not null ? "It was deleted or hidden on the platform, so nobody waits for an answer to it."
        : item.At < opensAfter ? $"It is older than all that opens an enquiry of this account, which begins with {opensAfter}."
        : null;
}
