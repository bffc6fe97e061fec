using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Jobs.Polling;

/// <summary>All pages of one reading of an account, and how it ended.</summary>
/// <param name="Began">When it began.</param>
/// <param name="Pages">The pages that came, in order; their rows are kept even when a later page failed.</param>
/// <param name="Failure">What came instead of the last page; null when the reading is complete.</param>
internal sealed record CompletedReading(Instant Began, IReadOnlyList<Reading.Page> Pages, Reading? Failure)
{
    /// <summary>Pages in one reading at most; what is left comes with the next reading, which is asked for at once.</summary>
    private const int MostPages = 50;

    /// <summary>Whether more is to be had at once.</summary>
    internal bool IsCutShort => Failure is null && Pages is [.., { More: true }];

    /// <summary>Whether all was read.</summary>
    internal bool IsComplete => Failure is null && !IsCutShort;

    /// <summary>Calls it spent.</summary>
    internal int Cost => Pages.Sum(page => page.Cost) + (Failure?.Cost ?? 0);

    /// <summary>What the access may still spend, as was said last; null where the platform does not say.</summary>
    internal Budget? Budget => Failure?.Budget ?? (Pages is [.., { } last] ? last.Budget : null);

    /// <summary>What it was billed for.</summary>
    internal ReadCounts Reads => Sum(Pages) + (Failure?.Reads ?? default);

    /// <summary>From when on only a person can renew the access, as was said last; null where that never comes, or nobody says.</summary>
    internal Instant? AccessEndsAt => Failure?.AccessEndsAt ?? (Pages is [.., { } last] ? last.AccessEndsAt : null);

    internal AccountProfile? Profile => Pages.Select(page => page.Profile).LastOrDefault(profile => profile is not null);

    /// <summary>Reads an account page by page.</summary>
    /// <param name="platform">Who is asked.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="began">When it began.</param>
    /// <param name="answerWithin">How long all its answers may take together, by the clock on the wall; what has not come by then is not waited for.</param>
    /// <param name="cancellationToken">Ends the work, by an exception.</param>
    /// <param name="isSpent">Whether what it has been billed for so far is all that it may cost: then it is cut short.</param>
    /// <returns>Where time ran out: what had come, cut short; that it is out of reach where nothing had.</returns>
    internal static async Task<CompletedReading> ReadAsync(
        IPlatform platform,
        ReadRequest request,
        Instant began,
        TimeSpan answerWithin,
        CancellationToken cancellationToken,
        Func<ReadCounts, bool>? isSpent = null
    )
    {
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(answerWithin);
        List<Reading.Page> pages = [];
        while (pages.Count < MostPages)
        {
            ReadRequest next = pages is [.., { } last] ? request with { Since = last.Bookmark } : request;
            Reading reading;
            try
            {
                reading = await platform.ReadAsync(next, enough.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // A page that came ended where another begins, so the next reading goes on there; of this one nothing is known.
                return new CompletedReading(began, pages, pages.Count > 0 ? null : TookTooLong(answerWithin));
            }

            if (reading is not Reading.Page page)
            {
                return new CompletedReading(began, pages, reading);
            }

            bool isNoProgress = page.More && page.Bookmark == next.Since && page.Items.Count == 0;
            pages.Add(isNoProgress ? page with { More = false } : page);
            if (!page.More || isNoProgress || isSpent?.Invoke(Sum(pages)) == true)
            {
                break;
            }
        }

        return new CompletedReading(began, pages, Failure: null);
    }

    private static ReadCounts Sum(IEnumerable<Reading.Page> pages) =>
        pages.Select(page => page.Reads).Aggregate(default(ReadCounts), (sum, reads) => sum + reads);

    private static Reading.Unreachable TookTooLong(TimeSpan answerWithin) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"its answers together took longer than the {answerWithin.TotalSeconds:0.#} seconds that a reading has"
            )
        );
}
