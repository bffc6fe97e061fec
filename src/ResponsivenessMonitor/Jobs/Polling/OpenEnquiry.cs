using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Jobs.Polling;

/// <summary>An open enquiry, as far as the next reading depends on it.</summary>
internal sealed record OpenEnquiry(string OpeningItem, string Conversation, Instant WarnAt, Instant AimLapses, Instant? CommitmentLapses)
{
    /// <summary>The instants whose lapse asks for a reading.</summary>
    internal IEnumerable<Instant> Lapses => CommitmentLapses is { } commitment ? [AimLapses, commitment] : [AimLapses];

    internal static Task<List<OpenEnquiry>> OfAsync(MonitorDbContext db, long accountId, CancellationToken cancellationToken) =>
        db
            .Enquiries.Where(enquiry => enquiry.AccountId == accountId && enquiry.NextLookAt != null)
            .OrderBy(enquiry => enquiry.Id)
            .Select(enquiry => new OpenEnquiry(
                enquiry.OpeningItem,
                enquiry.Conversation,
                enquiry.WarnAt,
                enquiry.AimLapses,
                enquiry.CommitmentLapses
            ))
            .ToListAsync(cancellationToken);
}
