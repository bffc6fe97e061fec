using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Jobs.Review;

/// <summary>The signs of an account, from when each held until it no longer did (§4).</summary>
internal static class SignRows
{
    /// <summary>The signs that hold and may count.</summary>
    /// <remarks>Of an account about to be closed only its end is of interest; of one that we have no access to, silence says nothing.</remarks>
    internal static ValueList<DefunctSign> Read(
        OfficeCalendar calendar,
        LifecycleRules rules,
        Account account,
        bool hasAccess,
        AccountFacts facts,
        Instant now
    ) =>
        [
            .. new SignReader(calendar, rules)
                .Read(facts, now)
                .Where(sign => account.State == AccountState.Live || sign.Kind == SignKind.Gone)
                .Where(sign => hasAccess || sign.Kind is not (SignKind.Dormant or SignKind.Unvisited or SignKind.Backlog)),
        ];

    /// <summary>Opens the rows of new signs and closes those of signs that no longer hold.</summary>
    /// <returns>The kinds that are new.</returns>
    internal static async Task<IReadOnlyList<SignKind>> KeepAsync(
        MonitorDbContext db,
        long accountId,
        ValueList<DefunctSign> signs,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        List<AccountSign> open = await db
            .Signs.Where(sign => sign.AccountId == accountId && sign.ClosedAt == null)
            .ToListAsync(cancellationToken);
        foreach (AccountSign row in open.Where(row => !signs.Any(sign => sign.Kind == row.Sign)))
        {
            row.ClosedAt = now;
        }

        List<SignKind> added = [];
        foreach (DefunctSign sign in signs)
        {
            AccountSign? row = open.Find(row => row.Sign == sign.Kind);
            if (row is null)
            {
                row = new AccountSign
                {
                    AccountId = accountId,
                    Sign = sign.Kind,
                    OpenedAt = now,
                };
                _ = db.Signs.Add(row);
                added.Add(sign.Kind);
            }

            row.Evidence = SignContent.Write(sign);
        }

        return added;
    }
}
