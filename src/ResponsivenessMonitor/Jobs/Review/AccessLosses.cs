using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Review;

/// <summary>Tells who can mend it that an account cannot be read (§4): never a sign that the account is defunct.</summary>
internal sealed class AccessLosses(Notices notices)
{
    /// <summary>Readings that must have failed, so that a hiccup mails nobody.</summary>
    internal const int Readings = 2;

    /// <summary>How long it must have lasted.</summary>
    internal static Duration Over { get; } = Duration.FromMinutes(15);

    /// <summary>Tells of the account's loss, once.</summary>
    internal async Task TellAsync(MonitorDbContext db, Watch watch, Account account, Instant now, CancellationToken cancellationToken)
    {
        // A platform that says that the allowance is spent is not asked again before there is another one: that answer is enough.
        int enough = watch.LossKind == AccessLossKind.QuotaSpent ? 1 : Readings;
        if (LossOf(watch, account) is not { } loss || watch.LossCount < enough || now < loss.Since + Over)
        {
            return;
        }

        List<AccessLoss> present = await PresentAsync(db, cancellationToken);
        switch (AccessLossRouter.Route(loss, present))
        {
            case AccessLossRoute.OpsOnceAndDigest route:
                await TellOpsAsync(
                    db,
                    loss,
                    route.Reason,
                    [.. present.Where(IsAlike(loss, route.Reason, present))],
                    now,
                    cancellationToken
                );
                break;
            case AccessLossRoute.AdministratorAndOps:
                await notices.TellAsync(
                    db,
                    account,
                    NoticeKind.AccessLost,
                    role => NoticeKeys.OfAccessLost(account.Slug, loss.Kind, loss.Since, role),
                    NoticeDetail.Write(("kind", loss.Kind.ToString()), ("since", Text(loss.Since))),
                    loss.Since + Over,
                    now,
                    cancellationToken
                );
                break;
            default:
                throw new InvalidOperationException("A lost access has one of two routes.");
        }
    }

    /// <summary>The account's loss, or null while it is read.</summary>
    internal static AccessLoss? LossOf(Watch watch, Account account) =>
        watch.LossKind is { } kind && watch.LossSince is { } since ? new AccessLoss(account.Slug, kind, since) : null;

    private static async Task<List<AccessLoss>> PresentAsync(MonitorDbContext db, CancellationToken cancellationToken)
    {
        List<Watch> lost = await db
            .Watches.AsNoTracking()
            .Include(watch => watch.Account)
            .Where(watch => watch.LossKind != null)
            .Where(watch => watch.Account!.State == AccountState.Live || watch.Account.State == AccountState.Closing)
            .OrderBy(watch => watch.Account!.Slug)
            .ToListAsync(cancellationToken);
        return [.. lost.Select(watch => watch.Account is { } account ? LossOf(watch, account) : null).OfType<AccessLoss>()];
    }

    private static Func<AccessLoss, bool> IsAlike(AccessLoss loss, AccessLossReason reason, List<AccessLoss> present) =>
        other =>
            other.Account.Platform == loss.Account.Platform
            && AccessLossRouter.Route(other, present) is AccessLossRoute.OpsOnceAndDigest route
            && route.Reason == reason;

    /// <summary>Once a platform and spell of trouble: while one of the accounts told of still fails, it is the same trouble.</summary>
    private static async Task TellOpsAsync(
        MonitorDbContext db,
        AccessLoss loss,
        AccessLossReason reason,
        List<AccessLoss> alike,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        Platform platform = loss.Account.Platform;
        Instant since = alike.Append(loss).Min(other => other.Since);
        string prefix = NoticeKeys.OfPlatformLost(platform, reason);
        bool isTold =
            db.Notices.Local.Any(notice => notice.DedupKey.StartsWith(prefix, StringComparison.Ordinal) && notice.DueAt >= since)
            || await db.Notices.AnyAsync(notice => notice.DedupKey.StartsWith(prefix) && notice.DueAt >= since, cancellationToken);
        if (isTold)
        {
            return;
        }

        Notice notice = new()
        {
            DedupKey = NoticeKeys.OfPlatformLost(platform, reason, since),
            Kind = NoticeKind.PlatformLost,
            Role = Role.Operations,
            DueAt = now,
            Detail = NoticeDetail.Write(
                ("platform", platform.Name),
                ("reason", reason.ToString()),
                ("kind", loss.Kind.ToString()),
                ("since", Text(since)),
                ("accounts", string.Join(' ', alike.Append(loss).Select(other => other.Account.Slug).Distinct(StringComparer.Ordinal)))
            ),
        };
        _ = await Notices.AddAsync(db, notice.Waiting(now), cancellationToken);
    }

    private static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);
}
