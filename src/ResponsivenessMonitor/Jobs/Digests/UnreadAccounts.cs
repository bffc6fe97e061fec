using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Jobs.Review;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>Says why an account is not or only partly read (§6).</summary>
internal static class UnreadAccounts
{
    /// <summary>Why an account without credentials is not read: known since it was registered, so no news by itself.</summary>
    internal const string NoAccess = "no access to it was set up";

    /// <summary>The account's line, or null when it was read well enough.</summary>
    internal static UnreadLine? Of(WatchedAccount watched, WatchedTime time, FigureRules rules, Instant now)
    {
        string? why =
            !watched.HasAccess ? NoAccess
            : watched.Watch is { GoneKind: { } gone } ? Say(gone)
            : watched.Watch is { LossKind: { } loss, LossSince: { } since } && now >= since + AccessLosses.Over ? Say(loss)
            : Partly(watched, time, rules, now);
        return why is null ? null : new UnreadLine(watched.Letter, why, watched.Watch?.KnownTo);
    }

    /// <summary>Whether too little of its last open day was watched.</summary>
    private static string? Partly(WatchedAccount watched, WatchedTime time, FigureRules rules, Instant now)
    {
        LocalDate day = watched.Calendar.PreviousOpenDay(watched.Calendar.DateOf(now));
        Coverage coverage = time.Of(watched, new DateInterval(day, day));
        return coverage.IsKnown(rules)
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"only {PercentText.Of(coverage.Share ?? 0, decimals: 0)} of its office hours were watched on {day:d MMMM}"
            );
    }

    private static string Say(GoneKind gone) =>
        gone switch
        {
            GoneKind.Suspended => "the platform says that it is suspended",
            GoneKind.Deactivated => "the platform says that it is deactivated",
            _ => "the platform says that it does not exist",
        };

    private static string Say(AccessLossKind loss) =>
        loss switch
        {
            AccessLossKind.TokenRevoked => "our access was withdrawn",
            AccessLossKind.TokenExpired => "our access has expired",
            AccessLossKind.RoleLost => "the person who granted access lost the role for it",
            AccessLossKind.ScopeMissing => "our access does not cover what must be read",
            AccessLossKind.BillingStopped => "our access is unpaid",
            AccessLossKind.QuotaSpent => "our allowance is used up",
            AccessLossKind.PlatformDown => "the platform is out of order",
            _ => "the platform cannot be reached",
        };
}
