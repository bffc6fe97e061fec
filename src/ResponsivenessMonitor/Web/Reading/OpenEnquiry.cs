using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Web.Reading;

/// <summary>An enquiry that waits, and where it stands.</summary>
internal sealed record OpenEnquiry(Enquiry Enquiry, Assessment Assessment)
{
    internal bool IsOverdue => Assessment.Standing is Standing.Breached;

    /// <summary>Those of some accounts: overdue ones first, then by what is due first.</summary>
    internal static async Task<List<OpenEnquiry>> LoadAsync(
        MonitorDbContext db,
        RuleBook rules,
        IReadOnlyCollection<WatchedAccount> accounts,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        Dictionary<long, WatchedAccount> byId = accounts.ToDictionary(watched => watched.Account.Id);
        long? only = byId.Count == 1 ? byId.Keys.Single() : null;
        List<Enquiry> enquiries = await db
            .Enquiries.AsNoTracking()
            .Where(enquiry => enquiry.NextLookAt != null && (only == null || enquiry.AccountId == only))
            .ToListAsync(cancellationToken);
        List<OpenEnquiry> open = [];
        foreach (Enquiry enquiry in enquiries.Where(enquiry => byId.ContainsKey(enquiry.AccountId)))
        {
            OfficeCalendar calendar = await rules.CalendarAsync(db, enquiry.CalendarId, cancellationToken);
            Instant knownTo = byId[enquiry.AccountId].Watch?.KnownTo ?? enquiry.FoundAt;
            open.Add(new OpenEnquiry(enquiry, enquiry.Assess(calendar, now, knownTo)));
        }

        return
        [
            .. open.Where(one => one.Assessment.Standing is not (Standing.Answered or Standing.Closed or Standing.NeverAnswered))
                .OrderByDescending(one => one.IsOverdue)
                .ThenBy(one => Due(one))
                .ThenBy(one => one.Enquiry.Id),
        ];
    }

    private static Instant Due(OpenEnquiry one) =>
        one.Assessment.Standing switch
        {
            Standing.Breached breached => breached.Since,
            Standing.PastAim past => past.BreachDue,
            _ => one.Enquiry.CommitmentDue is { } committed ? Instant.Min(committed, one.Enquiry.AimDue) : one.Enquiry.AimDue,
        };
}
