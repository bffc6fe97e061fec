using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Review;

/// <summary>Warns who can renew it that our access to an account ends, 14, 7 and 1 days before (§4, §6).</summary>
internal sealed class AccessEnds(Notices notices)
{
    /// <summary>Tells what is due, each warning once.</summary>
    /// <param name="db">The database.</param>
    /// <param name="watch">The watch, with its access.</param>
    /// <param name="account">Its account, with its people.</param>
    /// <param name="rules">How long before the end warnings are given.</param>
    /// <param name="now">The instant of asking.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>When there is more to say; null when there never is.</returns>
    internal async Task<Instant?> TellAsync(
        MonitorDbContext db,
        Watch watch,
        Account account,
        LifecycleRules rules,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (watch.Access?.EndsAt is not { } end)
        {
            return null;
        }

        TokenExpiry expiry = new(end);
        TokenWarning warning = expiry.Decide(await LastGivenAsync(db, account, end, rules, cancellationToken), rules, now);
        if (warning is TokenWarning.Due due)
        {
            await notices.TellAsync(
                db,
                account,
                NoticeKind.AccessLost,
                role => NoticeKeys.OfAccessEnds(account.Slug, end, due.Before, role),
                NoticeDetail.Write(("kind", nameof(AccessLossKind.TokenExpired)), ("since", InstantPattern.ExtendedIso.Format(end))),
                due.DueAt,
                now,
                cancellationToken
            );
            warning = expiry.Decide(due.Before, rules, now);
        }

        return (warning as TokenWarning.NotYet)?.Until;
    }

    private static async Task<Duration?> LastGivenAsync(
        MonitorDbContext db,
        Account account,
        Instant end,
        LifecycleRules rules,
        CancellationToken cancellationToken
    )
    {
        string prefix = NoticeKeys.OfAccessEnds(account.Slug, end);
        List<string> given = await db
            .Notices.Where(notice => notice.DedupKey.StartsWith(prefix))
            .Select(notice => notice.DedupKey)
            .ToListAsync(cancellationToken);
        Duration[] told =
        [
            .. rules.TokenWarnings.Where(before =>
                given.Exists(key => key.StartsWith(NoticeKeys.OfAccessEnds(account.Slug, end, before), StringComparison.Ordinal))
            ),
        ];
        return told.Length == 0 ? null : told.Min();
    }
}
