using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>Accounts whose administrator or deputy wished no letters for the rest of a day (§6): Marketing is told, of the account and of no person.</summary>
internal static class MutedAccounts
{
    /// <summary>What was wished in the window of a digest, by account.</summary>
    /// <param name="db">The database.</param>
    /// <param name="accounts">The accounts of which the digest may speak, with their people.</param>
    /// <param name="window">The digest's window.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Each account once, with the latest instant until which letters waited; in the order of the accounts.</returns>
    internal static async Task<ValueList<(LetterAccount Account, Instant Until)>> SaidInAsync(
        MonitorDbContext db,
        IReadOnlyCollection<WatchedAccount> accounts,
        DigestWindow window,
        CancellationToken cancellationToken
    )
    {
        List<Absence> said = await db
            .Absences.AsNoTracking()
            .Where(absence => absence.Kind == AbsenceKind.Muted && absence.SaidAt > window.From && absence.SaidAt <= window.To)
            .ToListAsync(cancellationToken);
        ILookup<long, Instant> until = said.ToLookup(absence => absence.PersonId, absence => absence.Until);
        return
        [
            .. accounts
                .Select(watched => (watched.Letter, Until: Ends(watched.Account, until)))
                .Where(line => line.Until.Count > 0)
                .Select(line => (line.Letter, line.Until.Max())),
        ];
    }

    private static List<Instant> Ends(Account account, ILookup<long, Instant> until) =>
        [.. new[] { account.AdministratorId, account.DeputyId }.OfType<long>().SelectMany(person => until[person])];
}
