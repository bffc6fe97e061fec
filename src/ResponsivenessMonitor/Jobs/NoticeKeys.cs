using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs;

/// <summary>The natural keys of notices: what is said once has one key, whenever and however often it is decided.</summary>
internal static class NoticeKeys
{
    /// <summary>A step of an enquiry.</summary>
    internal static string OfStep(AccountId account, string openingKey, int round, Step step, Role role) =>
        $"overdue:{account.Slug}:{openingKey}:{round}:{step}:{role}";
}
