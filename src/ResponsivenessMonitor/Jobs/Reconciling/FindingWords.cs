namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>What findings are called, after a number.</summary>
internal static class FindingWords
{
    internal static string Of(FindingKind kind) =>
        kind switch
        {
            FindingKind.UntoldBreach => "breached enquiries of which somebody was not told",
            FindingKind.MissingDigest => "open days without a digest's row",
            FindingKind.LeaseLeftOver => "leases that ended over five minutes ago on what is due",
            FindingKind.LateLetter => "letters that are due and not sent",
            FindingKind.UnreadAccount => "accounts not tried for three of their intervals",
            FindingKind.ForgottenAccount => "accounts in force that nothing would ever have read or looked at",
            FindingKind.LateEnquiry => "enquiries whose look is overdue",
            FindingKind.LateVisits => "accounts whose visits are overdue to be looked at",
            FindingKind.LateReview => "accounts whose review is overdue",
            FindingKind.LateNotice => "notices whose letter is overdue to be written",
            FindingKind.LateDigest => "digests that are overdue",
            FindingKind.FormerRules => "open enquiries that went by a calendar or a target of before an edit",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of finding."),
        };
}
