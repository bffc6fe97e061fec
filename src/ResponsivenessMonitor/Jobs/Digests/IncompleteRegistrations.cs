using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>What registrations lack (¶13), of all accounts that are not closed.</summary>
internal static class IncompleteRegistrations
{
    internal static async Task<ValueList<IncompleteRegistration>> LoadAsync(
        MonitorDbContext db,
        RuleBook rules,
        CancellationToken cancellationToken
    ) => Of(await WatchedAccount.LoadAsync(db, rules, cancellationToken));

    /// <summary>Those of accounts that were loaded already.</summary>
    internal static ValueList<IncompleteRegistration> Of(IEnumerable<WatchedAccount> accounts) =>
        [
            .. accounts
                .Where(watched => watched.Account.State != AccountState.Closed)
                .Select(watched => new IncompleteRegistration(watched.Letter, watched.Account.ToOfficialAccount().Registration.Missing()))
                .Where(line => line.Missing.Count > 0),
        ];
}
