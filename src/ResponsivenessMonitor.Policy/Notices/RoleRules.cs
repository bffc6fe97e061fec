using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>Who is told which step, and whose letters wait for office hours (§6).</summary>
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

    /// <summary>Whether letters to the role wait for office hours: only those to administrators and deputies do.</summary>
    public static bool IsHeldToOfficeHours(this Role role) => role is Role.Administrator or Role.Deputy;
}
