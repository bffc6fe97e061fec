using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Mail;

namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>
/// No due column lies ten minutes in the past: whatever is due is done, or put off, within a tick. Nothing can be mended here, for it is due already; it
/// says that a job fails again and again, or that nobody works.
/// </summary>
/// <remarks>
/// What waits for somebody – a mail server that is down, a reader who wants no letters, a visit that waits for a reading – has a later due time, or none.
/// That an open enquiry has one is a constraint of its table.
/// </remarks>
internal sealed class LateWork(MailOptions mail) : IInvariant
{
    /// <inheritdoc/>
    public Duration Patience => Duration.Max(Duration.FromMinutes(10), Duration.FromTimeSpan(mail.Lease)); // so long may one letter take

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Found>> CheckAsync(MonitorDbContext db, Instant now, bool mends, CancellationToken cancellationToken)
    {
        Instant by = now - Patience;
        List<Found> found = [];
        foreach ((FindingKind kind, IQueryable<LateRow> rows) in Queues(db, by))
        {
            if (await rows.ToListAsync(cancellationToken) is { Count: > 0 } late)
            {
                found.Add(new Found(kind, [.. late.Select(row => row.Key)]));
            }
        }

        return found;
    }

    /// <summary>What was due before an instant and still is, the longest due first.</summary>
    internal static IEnumerable<(FindingKind Kind, IQueryable<LateRow> Rows)> Queues(MonitorDbContext db, Instant by) =>
        [
            (
                FindingKind.LateEnquiry,
                db.Enquiries.Where(enquiry => enquiry.NextLookAt < by)
                    .OrderBy(enquiry => enquiry.NextLookAt)
                    .Take(Found.Most)
                    .Select(enquiry => new LateRow(enquiry.Id, null))
            ),
            (
                FindingKind.LateVisits,
                db.Watches.Where(watch => watch.NextVisitLookAt < by)
                    .OrderBy(watch => watch.NextVisitLookAt)
                    .Take(Found.Most)
                    .Select(watch => new LateRow(watch.AccountId, watch.Account!.Slug.Slug))
            ),
            (
                FindingKind.LateReview,
                db.Watches.Where(watch => watch.NextReviewAt < by)
                    .OrderBy(watch => watch.NextReviewAt)
                    .Take(Found.Most)
                    .Select(watch => new LateRow(watch.AccountId, watch.Account!.Slug.Slug))
            ),
            (
                FindingKind.LateNotice,
                db.Notices.Where(notice => notice.DeliverAt < by)
                    .OrderBy(notice => notice.DeliverAt)
                    .Take(Found.Most)
                    .Select(notice => new LateRow(notice.Id, notice.DedupKey))
            ),
            (
                FindingKind.LateDigest,
                db.Digests.Where(digest => digest.DueAt < by)
                    .OrderBy(digest => digest.DueAt)
                    .Take(Found.Most)
                    .Select(digest => new LateRow(digest.Id, null))
            ),
            (
                FindingKind.LateLetter,
                db.Letters.Where(letter => letter.SendAt < by)
                    .OrderBy(letter => letter.SendAt)
                    .Take(Found.Most)
                    .Select(letter => new LateRow(letter.Id, letter.Key))
            ),
        ];

    /// <param name="Id">The row's number.</param>
    /// <param name="Name">By what people look it up; null for its number.</param>
    internal sealed record LateRow(long Id, string? Name)
    {
        internal string Key => Name ?? Found.Key(Id);
    }
}
