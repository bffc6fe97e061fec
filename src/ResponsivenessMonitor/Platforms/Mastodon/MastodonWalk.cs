using NodaTime;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>An entry of a list that is walked from the newest on.</summary>
internal readonly record struct MastodonEntry(string Id, Instant At);

/// <summary>How far a list was read. Ids are only compared for equality; what is newer is told by time, and by the server's order.</summary>
internal sealed record MastodonWalk
{
    private const int MostPages = 50;

    /// <summary>What shows this little below the newest entry that was read, and was not there then, came late.</summary>
    private static readonly Duration Overlap = Duration.FromMinutes(2);

    /// <summary>The newest entry up to which everything was read; null before the first walk found any.</summary>
    public string? FloorId { get; init; }

    /// <summary>Its time in Unix milliseconds.</summary>
    public long? FloorAt { get; init; }

    /// <summary>The entries that were read and have a time close to it, itself among them, and those that the server listed before it.</summary>
    public IReadOnlyList<string> Near { get; init; } = [];

    /// <summary>The newest entry of the walk that is under way.</summary>
    public string? TopId { get; init; }

    public long? TopAt { get; init; }

    public IReadOnlyList<string> TopNear { get; init; } = [];

    /// <summary>Where the walk goes on: path and query, as the server gave them; null when none is under way.</summary>
    public string? Next { get; init; }

    public int Pages { get; init; }

    /// <summary>The ids of the page before, by which a server that goes round in circles is known.</summary>
    public IReadOnlyList<string> Last { get; init; } = [];

    internal Instant? Floor => FloorAt is { } at ? Instant.FromUnixTimeMilliseconds(at) : null;

    /// <summary>Whether an entry was not read before.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="page">The page on which it stands, as the server lists it.</param>
    internal bool IsNews(MastodonEntry entry, IReadOnlyList<MastodonEntry> page) =>
        Floor is not { } floor
        || ((entry.At >= floor - Overlap || IsBeforeFloor(entry, page)) && !Near.Contains(entry.Id, StringComparer.Ordinal));

    /// <summary>Whether the server lists it before the newest one that was read, whatever its time: a server's clock may have been set back.</summary>
    private bool IsBeforeFloor(MastodonEntry entry, IReadOnlyList<MastodonEntry> page)
    {
        string[] ids = [.. page.Select(one => one.Id)];
        return Array.IndexOf(ids, entry.Id) < Array.IndexOf(ids, FloorId);
    }

    /// <summary>The walk as if it had not begun; what was read before stays read.</summary>
    internal MastodonWalk Restart() =>
        new()
        {
            FloorId = FloorId,
            FloorAt = FloorAt,
            Near = Near,
        };

    /// <summary>Takes a page.</summary>
    /// <param name="page">Its entries as the server lists them.</param>
    /// <param name="link">What its <c>Link</c> header says.</param>
    /// <param name="cutoff">Nothing older is looked for where nothing was read before.</param>
    internal MastodonStep Take(IReadOnlyList<MastodonEntry> page, MastodonLink link, Instant cutoff)
    {
        bool isFirst = Next is null;
        if (page.Count == 0)
        {
            return Finish(isFirst, MastodonGap.None);
        }

        MastodonEntry newest = page.MaxBy(entry => entry.At);
        int first = page.TakeWhile(entry => entry != newest).Count();
        MastodonWalk at = isFirst
            ? this with
            {
                TopId = newest.Id,
                TopAt = newest.At.ToUnixTimeMilliseconds(),
                TopNear = [.. page.Where((entry, place) => place < first || entry.At >= newest.At - Overlap).Select(entry => entry.Id)],
            }
            : this;
        bool isKnown =
            page.Any(entry => string.Equals(entry.Id, FloorId, StringComparison.Ordinal))
            || page.Any(entry => entry.At < (Floor ?? cutoff));
        bool isProgress = isFirst || page.Any(entry => !Last.Contains(entry.Id, StringComparer.Ordinal));
        return isKnown ? at.Finish(isFirst, MastodonGap.None)
            : !isProgress || Pages >= MostPages ? at.Finish(isFirst, FloorAt is null ? MastodonGap.None : MastodonGap.GoesRound)
            : link.Next is { } next
                ? new MastodonStep(
                    at with
                    {
                        Next = next,
                        Pages = Pages + 1,
                        Last = [.. page.Select(entry => entry.Id)],
                    },
                    IsDone: false,
                    MastodonGap.None
                )
            : at.Finish(isFirst, link.IsThere || FloorAt is null ? MastodonGap.None : MastodonGap.NoPaging);
    }

    /// <summary>Where a walk took several pages, the list is looked at once more from its top: something may have come meanwhile.</summary>
    private MastodonStep Finish(bool isFirst, MastodonGap gap) =>
        new(
            TopId is null
                ? Restart()
                : new MastodonWalk
                {
                    FloorId = TopId,
                    FloorAt = TopAt,
                    Near = TopNear,
                },
            IsDone: isFirst,
            gap
        );
}

/// <summary>What became of a page.</summary>
/// <param name="Walk">How far the list was read.</param>
/// <param name="IsDone">Whether everything that there was when this page was asked for has been read.</param>
/// <param name="Gap">Why something may be missing for good.</param>
internal readonly record struct MastodonStep(MastodonWalk Walk, bool IsDone, MastodonGap Gap);

/// <summary>Why not all could be read that came since the last reading.</summary>
internal enum MastodonGap
{
    /// <summary>It could.</summary>
    None,

    /// <summary>More came than one page shows, and the server gives no way to older ones.</summary>
    NoPaging,

    /// <summary>The server's pages lead round in circles, or there is no end of them.</summary>
    GoesRound,
}
