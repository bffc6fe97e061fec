using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Acts.Privacy;

/// <summary>Erases the texts of letters that tell of some enquiries, by quoting them or by a link to their items.</summary>
/// <remarks>
/// A letter that no server can have yet is taken back whole, and what else it tells is written anew. Of any other one the text goes, and it is not sent
/// again.
/// </remarks>
internal sealed class ErasedLetters(MonitorDbContext db, Instant now)
{
    /// <summary>Erases them.</summary>
    /// <param name="enquiries">The enquiries.</param>
    /// <param name="links">Addresses of their items.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many.</returns>
    internal async Task<int> EraseAsync(long[] enquiries, string[] links, CancellationToken cancellationToken)
    {
        HashSet<long> shown =
        [
            .. await db
                .Notices.Where(notice => notice.EnquiryId != null && enquiries.Contains(notice.EnquiryId.Value) && notice.LetterId != null)
                .Select(notice => notice.LetterId!.Value)
                .ToListAsync(cancellationToken),
        ];
        foreach (string link in links)
        {
            shown.UnionWith(
                await db
                    .Letters.Where(letter => letter.Text != null || letter.Html != null)
                    .Where(letter => letter.Text!.Contains(link) || letter.Html!.Contains(link))
                    .Select(letter => letter.Id)
                    .ToListAsync(cancellationToken)
            );
        }

        int erased = 0;
        foreach (long letter in shown.Order())
        {
            erased += await TakeBackAsync(letter, enquiries, cancellationToken) || await WipeAsync(letter, cancellationToken) ? 1 : 0;
        }

        return erased;
    }

    private async Task<bool> TakeBackAsync(long id, long[] enquiries, CancellationToken cancellationToken)
    {
        long[] others = await db
            .Notices.Where(notice => notice.LetterId == id)
            .Where(notice => notice.EnquiryId == null || !enquiries.Contains(notice.EnquiryId.Value))
            .Select(notice => notice.Id)
            .ToArrayAsync(cancellationToken);
        int deleted = await db
            .Letters.Where(letter => letter.Id == id && letter.LeaseUntil == null && letter.InDoubtSince == null)
            .Where(letter => letter.State == LetterState.Waiting || letter.State == LetterState.Retry)
            .ExecuteDeleteAsync(cancellationToken);
        if (deleted == 0)
        {
            return false;
        }

        _ = await db
            .Notices.Where(notice => others.Contains(notice.Id))
            .ExecuteUpdateAsync(
                update =>
                    update
                        .SetProperty(notice => notice.State, NoticeState.Waiting)
                        .SetProperty(notice => notice.ReadyAt, now)
                        .SetProperty(notice => notice.DeliverAt, now)
                        .SetProperty(notice => notice.ToldAt, (Instant?)null),
                cancellationToken
            );
        return true;
    }

    private async Task<bool> WipeAsync(long id, CancellationToken cancellationToken) =>
        await db
            .Letters.Where(letter => letter.Id == id && (letter.Text != null || letter.Html != null))
            .ExecuteUpdateAsync(
                update => update.SetProperty(letter => letter.Text, (string?)null).SetProperty(letter => letter.Html, (string?)null),
                cancellationToken
            ) > 0;
}
