using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>Where an enquiry stands, in words.</summary>
internal static class StandingText
{
    /// <param name="assessment">Where it stands.</param>
    /// <param name="due">The deadline that a breach is of, as letters tell it; the lapse may be a midnight later.</param>
    /// <param name="clock">Tells times.</param>
    internal static PageLine Of(Assessment assessment, Instant due, PageClock clock)
    {
        PageLine standing = Of(assessment.Standing, due, clock);
        return assessment.NotReadSince is { } since
            ? standing.And(PageLine.Of($"; the account was not read since {clock.At(since)}"))
            : standing;
    }

    internal static string Of(ClosingReason reason) =>
        reason switch
        {
            ClosingReason.NoReplyNeeded => "no reply needed",
            ClosingReason.Spam => "spam",
            ClosingReason.Removed => "deleted or hidden",
            ClosingReason.Duplicate => "a duplicate",
            _ => "the account is gone",
        };

    private static PageLine Of(Standing standing, Instant due, PageClock clock) =>
        standing switch
        {
            Standing.DueSoon soon => PageLine.Of($"Waiting for a reply, due by {clock.At(soon.FirstDue)}"),
            Standing.PastAim past => PageLine.Of($"Waiting for a reply: past the aim, due by {clock.At(past.BreachDue)}"),
            Standing.Breached => PageLine.Of($"Overdue since {clock.At(due)}"),
            Standing.Answered answered => PageLine.Of($"Answered {How(answered.By)}{clock.At(answered.At)}, {InTime(answered)}"),
            Standing.NeverAnswered => PageLine.Of($"Never answered: overdue since {clock.At(due)}, no longer reminded of"),
            Standing.Closed closed => PageLine.Of($"Closed without a reply: {Of(closed.Reason)}"),
            _ => PageLine.Of("Waiting for a reply"),
        };

    private static string How(AnsweredBy by) =>
        by switch
        {
            AnsweredBy.Offline => "offline ",
            AnsweredBy.Sibling => "by another account of the university ",
            _ => string.Empty,
        };

    private static string InTime(Standing.Answered answered) =>
        (answered.CommitmentMet ?? answered.AimMet, answered.AimMet) switch
        {
            (true, true) => "in time",
            (true, false) => "in time, later than the aim",
            _ => "late",
        };
}
