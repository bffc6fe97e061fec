using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>Who is told what, and whose letters wait for office hours (§6).</summary>
public static class RoleRules
{
    /// <summary>Whether a role is told of a step. Marketing is not told of escalations of its own accounts: it has the administrator's letter.</summary>
    public static bool IsTold(this Role role, Step step, Steward steward) =>
        role switch
        {
            Role.Administrator => true,
            Role.Deputy => step >= Step.Breached,
            Role.Marketing => step == Step.Escalated && steward != Steward.Marketing,
            _ => false,
        };

    /// <summary>The roles that are told of what is no step of an enquiry.</summary>
    /// <remarks>While an account rehearses, all its letters go to Marketing instead (§5).</remarks>
    public static ValueList<Role> Told(NoticeKind kind) =>
        kind switch
        {
            NoticeKind.VisitNudge or NoticeKind.Introduction => [Role.Administrator],
            NoticeKind.VisitsMissed => [Role.Marketing, Role.Administrator, Role.Deputy],
            NoticeKind.CannotBeSeen => [Role.Administrator, Role.Marketing, Role.Operations],
            NoticeKind.LooksDefunct => [Role.Administrator, Role.Marketing],
            NoticeKind.ClosureOverdue => [Role.Authoriser],
            NoticeKind.AccessLost => [Role.Administrator, Role.Operations],
            NoticeKind.PlatformLost => [Role.Operations],
            NoticeKind.RegistrationIncomplete or NoticeKind.BreachDigest or NoticeKind.YearlyReport => [Role.Marketing],
            NoticeKind.YearlyReview => [Role.Administrator, Role.Authoriser],
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of notice."),
        };

    /// <summary>Whether letters to the role wait for office hours: only those to administrators and deputies do.</summary>
    public static bool IsHeldToOfficeHours(this Role role) => role is Role.Administrator or Role.Deputy;
}
