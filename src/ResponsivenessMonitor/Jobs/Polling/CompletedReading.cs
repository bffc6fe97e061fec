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

    internal AccountProfile? Profile => Pages.Select(page => page.Profile).LastOrDefault(profile => profile is not null);

    /// <summary>Reads an account without an end that is set to it.</summary>
    internal static Task<CompletedReading> ReadAsync(
        IPlatform platform,
        ReadRequest request,
        Instant began,
        CancellationToken cancellationToken
    ) => ReadAsync(platform, request, began, CancellationToken.None, cancellationToken);

    /// <summary>Reads an account page by page.</summary>
    /// <param name="platform">Where it is read.</param>
    /// <param name="request">What is asked first.</param>
    /// <param name="began">When it begins.</param>
    /// <param name="enough">Ends the reading: the pages that came are kept, and for the rest the platform could not be asked.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    internal static async Task<CompletedReading> ReadAsync(
        IPlatform platform,
        ReadRequest request,
        Instant began,
        CancellationToken enough,
        CancellationToken cancellationToken
    )
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(enough, cancellationToken);
        List<Reading.Page> pages = [];
        while (pages.Count < MostPages)
        {
            ReadRequest next = pages is [.., { } last] ? request with { Since = last.Bookmark } : request;
            Reading reading;
            try
            {
                either.Token.ThrowIfCancellationRequested();
                reading = await platform.ReadAsync(next, either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                reading = new Reading.Unreachable("it was not read to the end in time");
            }

            if (reading is not Reading.Page page)
            {
                return new CompletedReading(began, pages, reading);
            }

            bool isNoProgress = page.More && page.Bookmark == next.Since && page.Items.Count == 0;
            pages.Add(isNoProgress ? page with { More = false } : page);
            if (!page.More || isNoProgress)
            {
                break;
            }
        }

        return new CompletedReading(began, pages, Failure: null);
    }
}
