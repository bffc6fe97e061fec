using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Acts.Privacy;

/// <summary>How much is kept of an author.</summary>
/// <param name="Enquiries">Enquiries that are theirs.</param>
/// <param name="Open">Those of them that wait.</param>
/// <param name="Excerpts">Those with an excerpt.</param>
/// <param name="Items">Items they wrote.</param>
/// <param name="Named">Items of the university's accounts that name them.</param>
/// <param name="Letters">Letters that tell of their enquiries and whose text is kept.</param>
/// <param name="ErasedAt">When they were last erased, or null if they never were.</param>
internal sealed record KeptOfAuthor(int Enquiries, int Open, int Excerpts, int Items, int Named, int Letters, Instant? ErasedAt)
{
    /// <summary>Whether nothing is kept.</summary>
    internal bool IsNothing => Enquiries + Items + Named == 0;

    /// <summary>Counts; reads no row.</summary>
    internal static async Task<KeptOfAuthor> CountAsync(MonitorDbContext db, SoughtAuthor author, CancellationToken cancellationToken)
    {
        IQueryable<Enquiry> enquiries = EnquiriesOf(db, author);
        IQueryable<long> letters = db
            .Notices.Where(notice => notice.LetterId != null && enquiries.Any(enquiry => enquiry.Id == notice.EnquiryId))
            .Select(notice => notice.LetterId!.Value);
        int named = 0;
        foreach (string key in author.Keys)
        {
            named += await db.Items.CountAsync(item => item.Names.Contains(key), cancellationToken);
        }

        Erasures erased = await Erasures.OfAsync(db, author.Keys, cancellationToken);
        return new KeptOfAuthor(
            await enquiries.CountAsync(cancellationToken),
            await enquiries.CountAsync(enquiry => enquiry.State == EnquiryState.Open, cancellationToken),
            await enquiries.CountAsync(enquiry => enquiry.Excerpt != null, cancellationToken),
            await ItemsOf(db, author).CountAsync(cancellationToken),
            named,
            await db.Letters.CountAsync(
                letter => (letter.Text != null || letter.Html != null) && letters.Contains(letter.Id),
                cancellationToken
            ),
            author.Keys.Max(erased.At)
        );
    }

    internal static IQueryable<Enquiry> EnquiriesOf(MonitorDbContext db, SoughtAuthor author) =>
        db.Enquiries.Where(enquiry => author.Keys.Contains(enquiry.Enquirer));

    internal static IQueryable<StoredItem> ItemsOf(MonitorDbContext db, SoughtAuthor author) =>
        db.Items.Where(item => author.Keys.Contains(item.Author));
}
