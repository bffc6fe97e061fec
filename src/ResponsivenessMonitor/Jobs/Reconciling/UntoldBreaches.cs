using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>
/// Whoever must be told of a breach has a notice of it, be it waiting, told or settled: verdict and notices are one transaction, so this holds at any
/// time. It is mended by a look at the enquiry now.
/// </summary>
/// <remarks>Whom the rules do not let be told – who is muted, rehearses, or has no address – has a notice all the same, which says so.</remarks>
internal sealed class UntoldBreaches : IInvariant
{
    /// <summary>Those who are told whoever runs the account.</summary>
    private static readonly Role[] Told =
    [
        .. Enum.GetValues<Role>().Where(role => Enum.GetValues<Steward>().All(steward => role.IsTold(Step.Breached, steward))),
    ];

    /// <inheritdoc/>
    public Duration Patience => Duration.Zero;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Found>> CheckAsync(MonitorDbContext db, Instant now, bool mends, CancellationToken cancellationToken)
    {
        // Those that are due are about to be decided again, as after a person began a new round.
        List<Enquiry> untold = await Untold(db, now).ToListAsync(cancellationToken);
        foreach (Enquiry enquiry in mends ? untold : [])
        {
            enquiry.LookAt(now);
        }

        return untold.Count == 0 ? [] : [new Found(FindingKind.UntoldBreach, [.. untold.Select(enquiry => Found.Key(enquiry.Id))], mends)];
    }

    /// <summary>The breached enquiries that somebody was not told of; it reads what is open, and nothing else.</summary>
    private static IQueryable<Enquiry> Untold(MonitorDbContext db, Instant now) =>
        db
            .Enquiries.Where(enquiry => enquiry.NextLookAt > now && enquiry.Standing == nameof(Standing.Breached))
            .Where(enquiry =>
                db.Notices.Count(notice =>
                    notice.EnquiryId == enquiry.Id
                    && notice.Round == enquiry.Round
                    && notice.Step == Step.Breached
                    && Told.Contains(notice.Role)
                ) < Told.Length
            )
            .OrderBy(enquiry => enquiry.NextLookAt)
            .Take(Found.Most);
}
